//! Programs elsewhere that are told what happens in a company, as its trail has it.

mod failures;
mod keep;
mod look;
mod ports;
mod secret;
mod signature;
mod sweep_deliveries;
mod tell;

pub use keep::{
    AddWebhook, DeleteWebhook, EditWebhook, ReplaceSecret, WebhookError, add_webhook,
    delete_webhook, edit_webhook, replace_webhook_secret,
};
pub use look::{
    SendDeliveryAgain, WebhookSeen, list_webhooks, see_webhook, send_delivery_again, test_webhook,
};
pub use ports::{
    AddressRefused, Answer, Behind, ClaimedDelivery, DeliveryLease, DeliveryLine, NotTold,
    WebhookActor, WebhookEvent, WebhookLine, WebhookMessage, WebhookQueue, WebhookReads,
    WebhookSender,
};
pub use secret::WebhookSecret;
pub use signature::signature;
pub use sweep_deliveries::sweep_deliveries;
pub use tell::{EventsNoted, Told, note_events, tell_one};
