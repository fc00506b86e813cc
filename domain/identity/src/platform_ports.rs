use async_trait::async_trait;
use domain_kernel::{OperatorId, StoreError, Timestamp, Versioned};

use crate::{
    AccountId, Identifier, Invite, InviteId, InviteKey, Operator, PaymentEventId, Purchase,
    PurchaseId, RegistrationNumber,
};

/// Those who run the platform. A transaction in a company's realm has none of them.
#[async_trait]
pub trait Operators: Send {
    async fn find(&mut self, id: OperatorId) -> Result<Option<Versioned<Operator>>, StoreError>;
    /// Refuses an e-mail address or username that is another account's, wherever it is.
    async fn insert(&mut self, operator: &Operator) -> Result<(), StoreError>;
    /// Refuses the same, and an operator that was changed since it was read.
    async fn update(&mut self, operator: &Versioned<Operator>) -> Result<(), StoreError>;
    /// How many other root operators can come in. Every other transaction that asks waits until
    /// this one is over, or is given up, so that a rule about all of them can be checked and kept.
    async fn n_other_roots(&mut self, id: OperatorId) -> Result<u32, StoreError>;
    /// Whose account a name is, so that a form can say so before the store refuses it.
    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<AccountId>, StoreError>;
}

/// What lets companies in. They belong to the platform; a company's transaction can do no more than
/// use one up.
#[async_trait]
pub trait Invites: Send {
    async fn find(&mut self, id: InviteId) -> Result<Option<Versioned<Invite>>, StoreError>;
    async fn insert(&mut self, invite: &Invite, key: &InviteKey) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read.
    async fn update(&mut self, invite: &Versioned<Invite>) -> Result<(), StoreError>;
    /// Uses up the open invite of this code and registration number for the transaction's company,
    /// which is stored already. Of all who ever try, one is told which invite it was.
    async fn redeem(
        &mut self,
        key: &InviteKey,
        number: &RegistrationNumber,
        now: Timestamp,
    ) -> Result<Option<InviteId>, StoreError>;
}

/// Orders for invites, and what payment providers have said about them. They belong to the platform.
#[async_trait]
pub trait Purchases: Send {
    async fn find(&mut self, id: PurchaseId) -> Result<Option<Versioned<Purchase>>, StoreError>;
    /// Refuses a number that another order has.
    async fn insert(&mut self, purchase: &Purchase) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read.
    async fn update(&mut self, purchase: &Versioned<Purchase>) -> Result<(), StoreError>;
    /// So many at most of those that are open and were ordered before then, oldest first.
    async fn unpaid(
        &mut self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<Versioned<Purchase>>, StoreError>;
    /// Whether this message has been heard.
    async fn has_heard(&mut self, event: &PaymentEventId) -> Result<bool, StoreError>;
    /// Remembers that this message was heard, and refuses one that was.
    async fn hear(
        &mut self,
        event: &PaymentEventId,
        purchase: PurchaseId,
        now: Timestamp,
    ) -> Result<(), StoreError>;
}
