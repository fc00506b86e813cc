//! One message for the next page: a signed cookie that lives for a minute and is shown once.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain_kernel::Timestamp;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{
    HeaderMap, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use tracing::warn;

use crate::{Settings, catalog::Text};

/// What happened, for the page that a form leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Flash {
    pub(crate) tone: Tone,
    pub(crate) message: Text,
}

/// How a message is meant: it decides role, icon, color and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Tone {
    Positive,
    Warning,
}

/// In the extensions of an answer: the page has shown the message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown;

#[derive(Serialize, Deserialize)]
struct Carried {
    expires: i64,
    flash: Flash,
}

const SECONDS: i64 = 60;
/// Browsers keep 4,096 bytes of a cookie, name and attributes included.
const MAX_BYTES: usize = 3_800;

/// Hands the message of the last answer to the page, and that of this answer to the browser.
pub(crate) async fn carry(
    State(settings): State<Arc<Settings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let name = settings.cookie_name("flash");
    let brought = cookie(request.headers(), &name).map(|it| open(it, &settings));
    let has_cookie = brought.is_some();
    if let Some(flash) = brought.flatten() {
        request.extensions_mut().insert(flash);
    }

    let mut response = next.run(request).await;
    let sent = response.extensions_mut().remove::<Flash>();
    let is_shown = response.extensions_mut().remove::<Shown>().is_some();
    let value = match sent {
        Some(flash) => seal(flash, &settings),
        None if has_cookie && is_shown => Some(String::new()),
        None => None,
    };
    if let Some(value) = value.and_then(|it| set_cookie(&name, &it, &settings)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn set_cookie(name: &str, value: &str, settings: &Settings) -> Option<HeaderValue> {
    let age = if value.is_empty() { 0 } else { SECONDS };
    let secure = if settings.is_https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    HeaderValue::try_from(cookie).ok()
}

/// The value of the first cookie of this name.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let pairs = lines.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.filter(|(it, _)| *it == name).map(|(_, value)| value).next()
}

/// The message as `payload.signature`.
fn seal(flash: Flash, settings: &Settings) -> Option<String> {
    let key = flash.message.key().to_owned();
    let carried = Carried { expires: seconds(settings.clock.now()) + SECONDS, flash };
    let payload = BASE64.encode(serde_json::to_vec(&carried).ok()?);
    let signature = BASE64.encode(mac(&payload, settings).finalize().into_bytes());
    let value = format!("{payload}.{signature}");
    if MAX_BYTES < value.len() {
        warn!(message.key = key, "The message {key} is too long for a cookie and is not shown");
        return None;
    }
    Some(value)
}

/// The message, if we signed it and it is not too old.
fn open(value: &str, settings: &Settings) -> Option<Flash> {
    let (payload, signature) = value.split_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    mac(payload, settings).verify_slice(&signature).ok()?;
    let carried: Carried = serde_json::from_slice(&BASE64.decode(payload).ok()?).ok()?;
    (seconds(settings.clock.now()) < carried.expires).then_some(carried.flash)
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn mac(payload: &str, settings: &Settings) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&settings.secret_key).expect("a key of any length");
    // What else this key signs must not pass for a message.
    mac.update(b"shipshape flash 1\0");
    mac.update(payload.as_bytes());
    mac
}

fn seconds(at: Timestamp) -> i64 {
    at.micros().div_euclid(1_000_000)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use application::Message;

    use super::*;
    use crate::tests::given;

    fn flash() -> Flash {
        let message = Message::new("stale").text("name", "Zoë; \"x\"").number("n", 3).into();
        Flash { tone: Tone::Warning, message }
    }

    #[test]
    fn a_message_comes_back_as_it_was_sent() {
        let settings = given::settings();
        let value = seal(flash(), &settings).expect("it fits");
        assert_eq!(open(&value, &settings), Some(flash()));
    }

    #[test]
    fn a_message_that_we_did_not_write_is_ignored() {
        let settings = given::settings();
        let value = seal(flash(), &settings).expect("it fits");
        let (payload, signature) = value.split_once('.').expect("two parts");
        let other = given::Given { secret_key: [9; 32], ..given::Given::default() }.settings();
        let forged = seal(flash(), &other).expect("it fits");
        let swapped = format!("{}.{signature}", BASE64.encode("{}"));
        for bad in ["", ".", payload, &format!("{payload}."), &forged, &swapped] {
            assert_eq!(open(bad, &settings), None, "{bad:?}");
        }
    }

    #[test]
    fn a_message_is_gone_after_a_minute() {
        let settings = given::settings();
        let value = seal(flash(), &settings).expect("it fits");
        let now = settings.clock.now().plus(Duration::from_mins(1));
        let later = given::Given { now, ..given::Given::default() }.settings();
        assert_eq!(open(&value, &later), None);
    }

    #[test]
    fn a_message_that_no_cookie_holds_is_not_sent() {
        let message = Message::new("stale").text("name", &"x".repeat(4_000)).into();
        let flash = Flash { tone: Tone::Positive, message };
        assert_eq!(seal(flash, &given::settings()), None);
    }
}
