use async_trait::async_trait;
use domain_courses::{MaterialId, Summary};
use domain_kernel::{StoreError, Timestamp};

use super::{LeasedSummary, SummaryLease};

/// The summaries of the transaction's company: one for each document, at most.
#[async_trait]
pub trait Summaries: Send {
    async fn find(&mut self, material: MaterialId) -> Result<Option<Summary>, StoreError>;
    /// Keeps a summary that is to be made, in the place of the one that the material has.
    async fn ask(&mut self, summary: &Summary) -> Result<(), StoreError>;
    /// Forgets the summary of a material that is no document any more.
    async fn remove(&mut self, material: MaterialId) -> Result<(), StoreError>;
    /// Keeps what came of it, and says whether it did: not if the lease is another's by now.
    async fn settle(&mut self, summary: &Summary, lease: SummaryLease) -> Result<bool, StoreError>;
}

/// The summaries that are to be made, as the worker sees them: of every company.
#[async_trait]
pub trait SummaryQueue: Send + Sync {
    /// Takes one that waits, for as long as the lease. Of all who claim at once, one gets it; whoever
    /// does not come back by then loses it to the next.
    async fn claim_summary(
        &self,
        lease: SummaryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedSummary>, StoreError>;
    /// Has it tried again then, unless the lease is another's by now.
    async fn put_off(
        &self,
        job: &LeasedSummary,
        lease: SummaryLease,
        next: Timestamp,
    ) -> Result<(), StoreError>;
}
