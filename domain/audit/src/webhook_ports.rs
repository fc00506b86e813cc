use async_trait::async_trait;
use domain_kernel::{StoreError, Timestamp, Version, Versioned};

use crate::{DeliveryId, NewDelivery, Webhook, WebhookId};

/// The webhooks of the transaction's company.
#[async_trait]
pub trait Webhooks: Send {
    async fn find(&mut self, id: WebhookId) -> Result<Option<Versioned<Webhook>>, StoreError>;
    /// How many there are.
    async fn count(&mut self) -> Result<u32, StoreError>;
    /// Keeps one that is told of what comes after this number of the trail.
    async fn insert(&mut self, webhook: &Webhook, after: i64) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read.
    async fn update(&mut self, webhook: &Versioned<Webhook>) -> Result<(), StoreError>;
    /// Leaves out what happened up to this number of the trail, if it has not been told of it.
    async fn skip_to(&mut self, id: WebhookId, seq: i64) -> Result<(), StoreError>;
    /// Removes one with all that was and is to be told to it. Refuses one that was changed since it
    /// was read.
    async fn remove(&mut self, id: WebhookId, read: Version) -> Result<(), StoreError>;
    /// Keeps something for a webhook of the company. Refuses an id and a number of the trail a second
    /// time: [`domain_kernel::Rule::DeliveryId`] and [`domain_kernel::Rule::Delivery`].
    async fn push(&mut self, delivery: &NewDelivery) -> Result<(), StoreError>;
    /// Has something sent once more that was sent or could not be, and says whether there is one.
    async fn send_again(
        &mut self,
        webhook: WebhookId,
        id: DeliveryId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
