use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptId, ModuleVersion};

/// Answers while they are being given. Each attempt is its own record of them, so a save is no part
/// of anybody's transaction and no entry of the audit trail (architecture, 2.5).
#[async_trait]
pub trait Progress: Send + Sync {
    /// The attempt with the version that it is an attempt at.
    async fn find(
        &self,
        permit: &Permit,
        id: AttemptId,
    ) -> Result<Option<AttemptInProgress>, StoreError>;
    /// Keeps the answers of an attempt that is still in progress. Refuses it as stale if anything
    /// was saved, or the attempt was finished, since it was read.
    async fn save(
        &self,
        permit: &Permit,
        attempt: &Versioned<Attempt>,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Attempts in progress, of all companies, whose deadline was before then: those that were
    /// over first, and at most so many.
    async fn overdue(
        &self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, AttemptId)>, StoreError>;
}

/// An attempt as somebody goes on with it, or looks back at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptInProgress {
    pub attempt: Versioned<Attempt>,
    pub version: ModuleVersion,
    /// When an answer was last kept; the start if none was.
    pub saved: Timestamp,
}
