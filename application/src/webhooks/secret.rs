//! Secrets of webhooks: they are shown once, and read only to sign.

use std::fmt;

use domain_audit::{SealedSecret, WebhookId};
use domain_kernel::CompanyId;

use crate::{App, Random};

/// By which whoever is told something knows that it is us: 256 bits, written as `whsec_` and 64
/// hexadecimal digits. What is signed with is the whole text. Not to be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(String);

impl WebhookSecret {
    /// By which a secret is known for one.
    pub const PREFIX: &str = "whsec_";

    pub(super) fn draw(random: &dyn Random) -> Self {
        let bytes: [u8; 32] = random.bytes();
        Self(format!("{}{}", Self::PREFIX, domain_audit::hex(&bytes)))
    }

    /// One that somebody has.
    pub fn restore(text: String) -> Self {
        Self(text)
    }

    /// As an admin copies it.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

pub(super) fn seal(
    app: &App,
    company: CompanyId,
    webhook: WebhookId,
    secret: &WebhookSecret,
) -> SealedSecret {
    SealedSecret(app.sealing.seal(secret.0.as_bytes(), &about(company, webhook)))
}

/// The secret that was sealed. `None` where it was sealed with another key.
pub(super) fn unseal(
    app: &App,
    company: CompanyId,
    webhook: WebhookId,
    sealed: &SealedSecret,
) -> Option<WebhookSecret> {
    let plain = app.sealing.open(&sealed.0, &about(company, webhook))?;
    String::from_utf8(plain).ok().map(WebhookSecret)
}

fn about(company: CompanyId, webhook: WebhookId) -> Vec<u8> {
    let ids = [company.uuid(), webhook.uuid()];
    [b"webhook ".as_slice(), ids[0].as_bytes(), ids[1].as_bytes()].concat()
}
