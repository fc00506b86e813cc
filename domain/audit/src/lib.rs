//! The audit trail: one chain of entries per realm, in which every entry vouches for the ones
//! before it, and a side row for whatever names a person, so that it can be erased without
//! breaking the chain (spec: inventory, "Audit"). And the webhooks, which tell programs elsewhere what
//! the chain has.

mod author;
mod chain;
mod delivery;
mod event_group;
mod facts;
mod personal;
mod ports;
mod seal;
mod sought;
mod webhook;
mod webhook_facts;
mod webhook_ports;

pub use author::{Author, AuthorParts};
pub use chain::{Broken, Hash, Head, Kept, Recorded, Verifier, link};
pub use delivery::{
    DeliveryId, DeliveryMark, DeliveryState, DeliveryTrouble, NewDelivery, TEST_EVENT, wait_after,
};
pub use event_group::EventGroup;
pub use facts::TrailExported;
pub use personal::{About, Personal, Salt};
pub use ports::AuditTrail;
pub use seal::{Seal, SealError, hex};
pub use sought::{Place, Sought, Stretch};
pub use webhook::{
    SealedSecret, Webhook, WebhookAddress, WebhookAddressError, WebhookId, WebhookRefused,
    WebhookSettings,
};
pub use webhook_facts::{
    DeliverySentAgain, WebhookAdded, WebhookDeleted, WebhookEdited, WebhookSecretReplaced,
    WebhookTested,
};
pub use webhook_ports::Webhooks;
