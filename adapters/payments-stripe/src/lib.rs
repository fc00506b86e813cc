//! Payments by Stripe, or by whoever speaks as it does: the buyer pays on a page of theirs, and they
//! say in signed messages what became of it. No number of a card comes here.

mod amount;
mod api_url;
mod event;
mod keys;
mod signature;
mod talk;

use std::{io, time::Duration};

use application::shop::{
    Callback, CallbackError, Checkout, GatewayError, PaymentEvent, PaymentGateway,
};
use async_trait::async_trait;
use domain_identity::Purchase;
use domain_kernel::Timestamp;
use serde_json::Value;
use thiserror::Error;
use tokio::time::timeout;
use tokio_rustls::rustls::pki_types::CertificateDer;
use url::{Url, form_urlencoded::Serializer};

pub use amount::takes;
pub use api_url::{ApiUrl, ApiUrlError};
pub use keys::{ApiKey, KeyError, WebhookSecret};

use talk::Talk;

/// Asks the provider for pages to pay on, and checks what it says.
pub struct StripePayments {
    talk: Talk,
    secret: WebhookSecret,
    /// Where people reach us, without a slash at the end.
    origin: String,
    patience: Duration,
}

/// Connecting and answering together.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no page to pay on. Nothing of the answer is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    #[error("no connection came about")]
    Unreachable,
    #[error("there was no answer in time")]
    TimedOut,
    #[error("the answer was {0}")]
    Refused(u16),
    #[error("the answer cannot be read")]
    Unreadable,
    #[error("the provider does not take this amount in this currency")]
    Amount,
}

impl StripePayments {
    /// Also trusts `roots`, beside what this machine trusts.
    pub fn new(
        url: ApiUrl,
        key: ApiKey,
        secret: WebhookSecret,
        origin: String,
        patience: Duration,
        roots: Vec<CertificateDer<'static>>,
    ) -> io::Result<Self> {
        Ok(Self { talk: Talk::new(url, key, roots)?, secret, origin, patience })
    }

    async fn page(&self, purchase: &Purchase) -> Result<String, Trouble> {
        let form = self.form(purchase)?;
        let once = purchase.id.to_string();
        let asked = self.talk.post("/v1/checkout/sessions", &once, form);
        let answer = timeout(self.patience, asked).await.map_err(|_| Trouble::TimedOut)??;
        let answer: Value = serde_json::from_slice(&answer).map_err(|_| Trouble::Unreadable)?;
        let page = answer.get("url").and_then(Value::as_str).ok_or(Trouble::Unreadable)?;
        let page = Url::parse(page).map_err(|_| Trouble::Unreadable)?;
        // Whoever is spoken to in the clear is a test, or stands beside us.
        let is_good =
            page.scheme() == "https" || (page.scheme() == "http" && !self.talk.is_https());
        match is_good && page.username().is_empty() && page.password().is_none() {
            true => Ok(page.into()),
            false => Err(Trouble::Unreadable),
        }
    }

    /// The order goes along twice: what is paid and what is given back are told of by different
    /// things of the provider's.
    fn form(&self, purchase: &Purchase) -> Result<String, Trouble> {
        let order = purchase.id.to_string();
        let amount = amount::to_provider(purchase.price).ok_or(Trouble::Amount)?;
        let currency = purchase.price.currency().code().to_ascii_lowercase();
        let product = format!("Shipshape: {}", purchase.buyer.company.as_str());
        let mut form = Serializer::new(String::new());
        form.append_pair("mode", "payment")
            .append_pair("success_url", &format!("{}/buy/done", self.origin))
            .append_pair("cancel_url", &format!("{}/buy/back", self.origin))
            .append_pair("client_reference_id", &purchase.number.to_string())
            .append_pair("customer_email", purchase.buyer.email.as_str())
            .append_pair("locale", purchase.buyer.language.tag())
            .append_pair("metadata[order]", &order)
            .append_pair("payment_intent_data[metadata][order]", &order)
            .append_pair("line_items[0][quantity]", "1")
            .append_pair("line_items[0][price_data][currency]", &currency)
            .append_pair("line_items[0][price_data][unit_amount]", &amount.to_string())
            .append_pair("line_items[0][price_data][product_data][name]", &product);
        Ok(form.finish())
    }
}

#[async_trait]
impl PaymentGateway for StripePayments {
    async fn begin(&self, purchase: &Purchase) -> Result<Checkout, GatewayError> {
        let page = self.page(purchase).await;
        page.map(Checkout::At).map_err(|trouble| GatewayError(trouble.into()))
    }

    fn read_callback(
        &self,
        callback: &Callback<'_>,
        now: Timestamp,
    ) -> Result<Option<PaymentEvent>, CallbackError> {
        let lines = callback.headers.iter().filter(|(name, _)| *name == "stripe-signature");
        let lines: Vec<&str> = lines.map(|(_, value)| *value).collect();
        let [line] = lines[..] else {
            return Err(CallbackError::Unsigned);
        };
        match signature::is_good(line, callback.body, &self.secret, now) {
            true => event::read(callback.body),
            false => Err(CallbackError::Unsigned),
        }
    }
}
