//! Programs elsewhere that keep what they are told.

use std::sync::{Mutex, PoisonError};

use application::{
    PageNumber,
    webhooks::{
        AddWebhook, AddressRefused, Answer, NotTold, Told, WebhookMessage, WebhookSender,
        add_webhook, note_events, see_webhook, tell_one, test_webhook,
    },
};
use async_trait::async_trait;
use domain_audit::{
    DeliveryId, DeliveryTrouble, EventGroup, WebhookAddress, WebhookId, WebhookSettings,
};

use crate::{Somebody, World};

/// Keeps what it is sent, unless it is told to refuse.
#[derive(Default)]
pub struct FakeWebhooks {
    kept: Mutex<Vec<WebhookMessage>>,
    trouble: Mutex<Option<DeliveryTrouble>>,
}

impl FakeWebhooks {
    pub fn all(&self) -> Vec<WebhookMessage> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What happened, in the words of the trail.
    pub fn events(&self) -> Vec<String> {
        self.all().into_iter().map(|it| it.event.name).collect()
    }

    /// From now on every message meets this, or nothing.
    pub fn refuse(&self, with: Option<DeliveryTrouble>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = with;
    }
}

#[async_trait]
impl WebhookSender for FakeWebhooks {
    fn check(&self, address: &WebhookAddress) -> Result<(), AddressRefused> {
        match address.origin() {
            it if it.starts_with("http://") => Err(AddressRefused::Plain),
            it if it.starts_with("https://10.") => Err(AddressRefused::NotAllowed),
            _ => Ok(()),
        }
    }

    async fn send(&self, message: &WebhookMessage) -> Result<Answer, NotTold> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(message.clone());
        let trouble = *self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        match trouble {
            Some(trouble) => {
                let answer = Answer { status: 500, reply: "<b>no".to_owned() };
                Err(NotTold { trouble, answer: Some(answer) })
            }
            None => Ok(Answer { status: 204, reply: String::new() }),
        }
    }
}

/// One that is on and told of these.
pub fn webhook_settings(address: &str, groups: &[EventGroup]) -> WebhookSettings {
    WebhookSettings {
        address: WebhookAddress::restore(address.to_owned()),
        groups: groups.iter().copied().collect(),
        is_on: true,
    }
}

impl World {
    /// A webhook of somebody's company that is told of these from now on.
    pub async fn webhook(&self, admin: &Somebody, groups: &[EventGroup]) -> WebhookId {
        let id = self.app.ids.next();
        let settings = webhook_settings("https://hooks.example/in?key=1", groups);
        let command = AddWebhook { id, settings };
        add_webhook(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// The same, with a test that it was sent.
    pub async fn tested_webhook(&self, admin: &Somebody) -> (WebhookId, DeliveryId) {
        let id = self.webhook(admin, &EventGroup::ALL).await;
        test_webhook(&self.app, &admin.actor, id).await.expect("an admin may");
        assert_eq!(tell_one(&self.app).await.expect("the store answers"), Told::Sent);
        let seen = see_webhook(&self.app, &admin.actor, id, PageNumber::FIRST).await;
        (id, seen.expect("an admin may").deliveries.items[0].id)
    }

    /// Tells all webhooks whatever is due.
    pub async fn tell_all(&self) {
        let noted = note_events(&self.app).await.expect("the store answers");
        assert!(noted.troubles.is_empty(), "{:?}", noted.troubles);
        while tell_one(&self.app).await.expect("the store answers") != Told::Nothing {}
    }
}
