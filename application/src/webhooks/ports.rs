use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_audit::{
    DeliveryId, DeliveryState, DeliveryTrouble, EventGroup, NewDelivery, SealedSecret,
    WebhookAddress, WebhookId, WebhookSettings,
};
use domain_identity::PersonName;
use domain_kernel::{Change, CompanyId, Id, Permit, StoreError, Timestamp, Version};
use thiserror::Error;

use super::WebhookSecret;
use crate::{Page, PageNumber};

/// What admins see of the webhooks of their company.
#[async_trait]
pub trait WebhookReads: Send + Sync {
    /// All there are, in the order in which they were added.
    async fn webhooks(&self, permit: &Permit) -> Result<Vec<WebhookLine>, StoreError>;
    /// What one was and is to be told, the newest first.
    async fn deliveries(
        &self,
        permit: &Permit,
        webhook: WebhookId,
        page: PageNumber,
    ) -> Result<Page<DeliveryLine>, StoreError>;
}

/// The webhooks as the worker sees them: those of every company that is not suspended.
#[async_trait]
pub trait WebhookQueue: Send + Sync {
    /// So many at most of those that are on and that the trail of their company is ahead of, the
    /// furthest behind first.
    async fn webhooks_behind(&self, most: u32) -> Result<Vec<Behind>, StoreError>;
    /// Keeps what one is to be told of the entries up to `seq`, together with the fact that it is
    /// there now. Says whether it did: not if another instance was quicker, or an admin has changed
    /// the webhook since.
    async fn advance_webhook(
        &self,
        behind: &Behind,
        seq: i64,
        deliveries: &[NewDelivery],
    ) -> Result<bool, StoreError>;
    /// Takes something that is due, and with it the webhook, for as long as the lease: of all who
    /// claim at once, one gets it, and nobody tells the same webhook anything meanwhile.
    async fn claim_delivery(
        &self,
        lease: DeliveryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<ClaimedDelivery>, StoreError>;
    /// Lets go of the webhook. Whoever has lost the lease changes nothing.
    async fn delivery_sent(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        now: Timestamp,
        answer: &Answer,
    ) -> Result<(), StoreError>;
    /// The same, and has it tried again then, or never. Nobody tells the webhook anything before
    /// `rests_until`.
    async fn delivery_failed(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        not_told: &NotTold,
        next: Option<Timestamp>,
        rests_until: Timestamp,
    ) -> Result<(), StoreError>;
    /// Deletes so many at most that were made before then, also what still waits, and says how many.
    async fn sweep_deliveries(&self, before: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// Posts what a webhook is to be told.
#[async_trait]
pub trait WebhookSender: Send + Sync {
    /// Whether an address may be kept, as far as it shows without asking where its host is.
    fn check(&self, address: &WebhookAddress) -> Result<(), AddressRefused>;
    /// Posts it once, to an address that may be reached, and follows nobody elsewhere. It takes
    /// fifteen seconds at most.
    async fn send(&self, message: &WebhookMessage) -> Result<Answer, NotTold>;
}

/// A webhook that has not been told of all that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub company: CompanyId,
    pub webhook: WebhookId,
    pub version: Version,
    pub groups: BTreeSet<EventGroup>,
    /// Up to which number of the trail what it is to be told is kept.
    pub told: i64,
}

/// One go at telling something. Whoever's lease is over changes nothing of it any more.
pub enum LeasedDelivery {}
pub type DeliveryLease = Id<LeasedDelivery>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedDelivery {
    pub company: CompanyId,
    pub webhook: WebhookId,
    pub id: DeliveryId,
    /// Its entry in the trail; `None` for a test.
    pub seq: Option<i64>,
    pub event: String,
    pub made: Timestamp,
    /// This one included.
    pub n_tries: u32,
    pub address: WebhookAddress,
    pub secret: SealedSecret,
}

/// What is posted, and how it is signed.
#[derive(Clone, Debug)]
pub struct WebhookMessage {
    pub address: WebhookAddress,
    pub secret: WebhookSecret,
    /// The same with every try.
    pub delivery: DeliveryId,
    /// When it is signed.
    pub at: Timestamp,
    pub event: WebhookEvent,
}

/// Something that happened, as whoever is told of it reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookEvent {
    /// In the word of the trail.
    pub name: String,
    pub at: Timestamp,
    pub company: CompanyId,
    pub actor: WebhookActor,
    /// To what it happened, as the trail has it: `item:0190…`.
    pub target: String,
    pub changes: Vec<Change>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookActor {
    /// The word of the trail: a person, a token of theirs, an operator, the program, or nobody.
    pub kind: &'static str,
    pub id: Option<String>,
    /// What a person is called now.
    pub name: Option<PersonName>,
}

/// Somebody took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// The beginning of what it said, 1 KiB at most.
    pub reply: String,
}

/// It did not arrive.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a webhook was not told: {}", .trouble.name())]
pub struct NotTold {
    pub trouble: DeliveryTrouble,
    /// What it said instead of taking it.
    pub answer: Option<Answer>,
}

/// Why nothing is to be sent to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddressRefused {
    #[error("this is no address that begins with https:// and has the name of a host")]
    NoAddress,
    #[error(
        "an address begins with https://, unless the operator of this server allows its network"
    )]
    Plain,
    #[error("this address is in a network that the operator of this server does not allow")]
    NotAllowed,
}

/// A webhook on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookLine {
    pub id: WebhookId,
    pub version: Version,
    pub settings: WebhookSettings,
    pub n_waiting: u32,
    pub n_failed: u32,
}

/// A line of what a webhook was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    pub id: DeliveryId,
    /// Its entry in the trail; `None` for a test.
    pub seq: Option<i64>,
    pub event: String,
    pub made: Timestamp,
    pub state: DeliveryState,
    /// When it is tried next, while it waits.
    pub due: Timestamp,
    pub n_tries: u32,
    pub sent: Option<Timestamp>,
    pub trouble: Option<DeliveryTrouble>,
    /// What it said the last time, if it said anything.
    pub answer: Option<Answer>,
}

impl NotTold {
    pub fn new(trouble: DeliveryTrouble) -> Self {
        Self { trouble, answer: None }
    }
}
