//! Posts what webhooks are told: once, to an address that may be reached, following nobody elsewhere.
//!
//! The name of a host is looked up once, and what is connected to is an address that was found to be
//! allowed, so that a name that means something else a moment later leads nowhere.

mod body;
mod guard;
mod talk;
mod target;

use std::{io, sync::Arc, time::Duration};

use application::webhooks::{
    AddressRefused, Answer, NotTold, WebhookMessage, WebhookSender, signature,
};
use async_trait::async_trait;
use domain_audit::{DeliveryTrouble, WebhookAddress};
use domain_kernel::Network;
use hyper::StatusCode;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore, crypto::ring::default_provider, pki_types::CertificateDer,
    },
};

use guard::Guard;
use talk::{Letter, Talk};
use target::Target;

/// Looking up the host, connecting and answering together.
pub const WEBHOOK_PATIENCE: Duration = Duration::from_secs(10);

pub struct HyperWebhooks {
    guard: Guard,
    tls: TlsConnector,
    patience: Duration,
}

impl HyperWebhooks {
    /// Whatever is on the internet may be reached encrypted, and what is in these networks in any
    /// way. Also trusts `roots`, beside what this machine trusts.
    pub fn new(
        allowed: Vec<Network>,
        patience: Duration,
        roots: Vec<CertificateDer<'static>>,
    ) -> io::Result<Self> {
        let tls = TlsConnector::from(Arc::new(trust(roots)?));
        Ok(Self { guard: Guard::new(allowed), tls, patience })
    }

    /// Each of the addresses of the host that may be reached is tried in turn.
    async fn posted(
        &self,
        target: &Target,
        letter: &Letter<'_>,
        deadline: Instant,
    ) -> Result<Answer, NotTold> {
        let addresses = timeout_at(deadline, target.addresses()).await.map_err(|_| timed_out())?;
        let addresses = addresses.map_err(|_| NotTold::new(DeliveryTrouble::Unreachable))?;
        let allowed =
            addresses.into_iter().filter(|it| self.guard.allows(it.ip(), target.is_https));
        let allowed: Vec<_> = allowed.collect();
        if allowed.is_empty() {
            return Err(NotTold::new(DeliveryTrouble::NotAllowed));
        }
        let talk = Talk { target, tls: &self.tls, deadline };
        let stream = talk.connected(&allowed).await?;
        talk.post(stream, letter).await
    }
}

#[async_trait]
impl WebhookSender for HyperWebhooks {
    fn check(&self, address: &WebhookAddress) -> Result<(), AddressRefused> {
        let target = Target::parse(address).ok_or(AddressRefused::NoAddress)?;
        if let Some(address) = target.literal() {
            return match self.guard.allows(address, target.is_https) {
                true => Ok(()),
                false if self.guard.allows(address, true) => Err(AddressRefused::Plain),
                false => Err(AddressRefused::NotAllowed),
            };
        }
        // Where a name leads shows with each request.
        match target.is_https || self.guard.has_networks() {
            true => Ok(()),
            false => Err(AddressRefused::Plain),
        }
    }

    async fn send(&self, message: &WebhookMessage) -> Result<Answer, NotTold> {
        let deadline = Instant::now() + self.patience;
        let target = Target::parse(&message.address);
        let target = target.ok_or(NotTold::new(DeliveryTrouble::NotAllowed))?;
        let body = body::of(message).into_bytes();
        let seconds = message.at.micros().div_euclid(1_000_000);
        let letter = Letter {
            event: &message.event.name,
            delivery: message.delivery.to_string(),
            signature: signature(&message.secret, seconds, &body),
            body,
        };
        let answer = self.posted(&target, &letter, deadline).await?;
        let trouble = match StatusCode::from_u16(answer.status) {
            Ok(status) if status.is_success() => return Ok(answer),
            Ok(status) if status.is_redirection() => DeliveryTrouble::Redirected,
            _ => DeliveryTrouble::Refused,
        };
        Err(NotTold { trouble, answer: Some(answer) })
    }
}

fn timed_out() -> NotTold {
    NotTold::new(DeliveryTrouble::TimedOut)
}

fn trust(roots: Vec<CertificateDer<'static>>) -> io::Result<ClientConfig> {
    let mut trusted = RootCertStore::empty();
    // Whoever has none at all learns it from the first request.
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    trusted.add_parsable_certificates(roots);
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?;
    Ok(config.with_root_certificates(trusted).with_no_client_auth())
}
