use async_trait::async_trait;
use domain_equipment::{Handover, ItemName, ItemTag};
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, PersonId, StoreError, Timestamp};

/// What people are asked for and reminded of. No transaction is open.
#[async_trait]
pub trait CustodyReads: Send + Sync {
    /// What others ask somebody to hand over, asked after then and not answered, the oldest first.
    async fn asked_of(
        &self,
        permit: &Permit,
        holder: PersonId,
        after: Timestamp,
    ) -> Result<Vec<OpenAsk>, StoreError>;
    /// Everything that is out and was due on that day or before, by when it was.
    async fn due_by(&self, permit: &Permit, day: Date) -> Result<Vec<DueItem>, StoreError>;
}

/// A request that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAsk {
    pub handover: Handover,
    pub tag: ItemTag,
    pub name: ItemName,
    /// Who asks.
    pub by: PersonName,
}

/// An item that somebody has to bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    pub holder: PersonId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub due: Date,
}
