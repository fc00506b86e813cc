//! Where people are signed in.

mod agent;
mod company;
mod own;

use std::borrow::Cow;

use application::identity::{OpenSession, SessionKey};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain_kernel::Timestamp;
use serde::Serialize;

use crate::{
    form::{Form, FormError},
    parts::Hidden,
    reader::Reader,
};

#[cfg(test)]
pub(crate) use company::CompanySessionsPage;
pub(super) use company::{end, index};
#[cfg(test)]
pub(crate) use own::SessionsPage;
pub(super) use own::{end_one, end_others, show};

/// A session on a list.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// "Firefox on Windows"
    device: String,
    address: Option<String>,
    begun: String,
    last_used: String,
    /// The one that looks.
    is_own: bool,
    /// What ends it.
    hidden: Vec<Hidden>,
}

impl Line {
    pub(crate) fn new(
        session: &OpenSession,
        own: Option<SessionKey>,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        Self {
            device: agent::in_words(session.device.agent.as_ref(), reader),
            address: session.device.address.map(|it| it.to_string()),
            begun: reader.date_time(session.begun),
            last_used: reader.ago(session.last_used, now),
            is_own: own == Some(session.key),
            hidden: vec![Hidden {
                name: Cow::Borrowed("session"),
                value: BASE64.encode(session.key.0),
            }],
        }
    }
}

impl Line {
    /// Sends something more along with what ends it.
    pub(crate) fn also(&mut self, more: Hidden) {
        self.hidden.push(more);
    }
}

/// The session that a form names. Its key opens nothing.
pub(crate) fn key(form: &Form) -> Result<SessionKey, FormError> {
    let bytes = BASE64.decode(form.text("session")).map_err(|_| FormError::Unreadable)?;
    bytes.try_into().map(SessionKey).map_err(|_| FormError::Unreadable)
}

pub(crate) fn sample(number: u8) -> OpenSession {
    use domain_identity::{AccountId, Device};
    use domain_kernel::Id;
    use uuid::Uuid;

    let noon = Timestamp::from_micros(1_795_521_600_000_000);
    let agents = ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", ""];
    let id = |it| Uuid::from_u128(it);
    OpenSession {
        key: SessionKey([number; 32]),
        account: AccountId::Person {
            company: Id::from_uuid(id(1)),
            person: Id::from_uuid(id(u128::from(number))),
        },
        begun: noon.minus(std::time::Duration::from_hours(30)),
        last_used: noon.minus(std::time::Duration::from_mins(number.into())),
        device: Device::new(agents[usize::from(number % 2)], "192.0.2.7".parse().ok()),
    }
}
