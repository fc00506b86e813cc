//! What is done to webhooks. No webhook is ever told of it: these names belong to no group.

use domain_kernel::{Change, Fact};

use crate::{DeliveryId, EventGroup, WebhookId, WebhookSettings};

/// An admin added a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookAdded {
    pub webhook: WebhookId,
    pub settings: WebhookSettings,
}

/// An admin changed where a webhook is, what it is told of, or whether it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookEdited {
    pub webhook: WebhookId,
    pub before: WebhookSettings,
    pub after: WebhookSettings,
}

/// An admin had another secret made for a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebhookSecretReplaced {
    pub webhook: WebhookId,
}

/// An admin deleted a webhook, with what waited for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookDeleted {
    pub webhook: WebhookId,
    pub settings: WebhookSettings,
}

/// An admin had something sent to see whether it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebhookTested {
    pub webhook: WebhookId,
}

/// An admin has something sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeliverySentAgain {
    pub webhook: WebhookId,
    pub delivery: DeliveryId,
}

impl Fact for WebhookAdded {
    fn name(&self) -> &'static str {
        "audit.webhook_added"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("webhook_address", self.settings.address.origin()),
            Change::set("webhook_groups", EventGroup::words(&self.settings.groups)),
            Change::set("is_on", self.settings.is_on.to_string()),
        ]
    }
}

impl Fact for WebhookEdited {
    fn name(&self) -> &'static str {
        "audit.webhook_edited"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }

    fn details(&self) -> Vec<Change> {
        let (before, after) = (&self.before, &self.after);
        let is_moved = before.address != after.address;
        // Another path on the same host shows as the same host twice.
        let address = is_moved.then(|| {
            Change::from_to("webhook_address", before.address.origin(), after.address.origin())
        });
        let groups = |it: &WebhookSettings| Some(EventGroup::words(&it.groups));
        let is_on = |it: &WebhookSettings| Some(it.is_on.to_string());
        let groups = Change::between("webhook_groups", groups(before), groups(after));
        let is_on = Change::between("is_on", is_on(before), is_on(after));
        [address, groups, is_on].into_iter().flatten().collect()
    }
}

impl Fact for WebhookSecretReplaced {
    fn name(&self) -> &'static str {
        "audit.webhook_secret_replaced"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }
}

impl Fact for WebhookDeleted {
    fn name(&self) -> &'static str {
        "audit.webhook_deleted"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("webhook_address", self.settings.address.origin()),
            Change::gone("webhook_groups", EventGroup::words(&self.settings.groups)),
        ]
    }
}

impl Fact for WebhookTested {
    fn name(&self) -> &'static str {
        "audit.webhook_tested"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }
}

impl Fact for DeliverySentAgain {
    fn name(&self) -> &'static str {
        "audit.delivery_sent_again"
    }

    fn subject(&self) -> String {
        subject(self.webhook)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("delivery", self.delivery.to_string())]
    }
}

fn subject(webhook: WebhookId) -> String {
    format!("webhook:{webhook}")
}
