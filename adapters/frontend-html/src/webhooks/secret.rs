use application::webhooks::WebhookSecret;
use domain_audit::WebhookId;
use serde::Serialize;

use super::url;
use crate::{reader::Reader, views::Page};

/// The secret of a webhook, this once.
#[derive(Debug, Serialize)]
pub(crate) struct WebhookSecretPage {
    secret: String,
    done_url: String,
}

impl WebhookSecretPage {
    pub(super) fn new(id: WebhookId, secret: &WebhookSecret) -> Self {
        Self { secret: secret.text().to_owned(), done_url: url(id) }
    }
}

impl Page for WebhookSecretPage {
    const TEMPLATE: &'static str = "webhooks/secret.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("webhook-secret-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        let secret = WebhookSecret::restore(format!("whsec_{}", "0123456789abcdef".repeat(4)));
        vec![Self::new(super::sample::line(1).id, &secret)]
    }
}
