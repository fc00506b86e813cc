//! What a browser keeps for us and must not change: `payload.signature`.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;

use crate::Settings;

/// Signs a value for one purpose: what was signed for another does not pass for it.
pub(crate) fn seal(purpose: &str, value: &impl Serialize, settings: &Settings) -> Option<String> {
    let payload = BASE64.encode(serde_json::to_vec(value).ok()?);
    let signature = BASE64.encode(mac(purpose, &payload, settings).finalize().into_bytes());
    Some(format!("{payload}.{signature}"))
}

/// The value, if we signed it for this purpose.
pub(crate) fn open<T: DeserializeOwned>(
    purpose: &str,
    sealed: &str,
    settings: &Settings,
) -> Option<T> {
    let (payload, signature) = sealed.split_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    mac(purpose, payload, settings).verify_slice(&signature).ok()?;
    serde_json::from_slice(&BASE64.decode(payload).ok()?).ok()
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn mac(purpose: &str, payload: &str, settings: &Settings) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&settings.secret_key).expect("a key of any length");
    mac.update(b"shipshape ");
    mac.update(purpose.as_bytes());
    mac.update(b"\0");
    mac.update(payload.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::given;

    #[test]
    fn what_was_signed_for_another_purpose_is_nothing() {
        let settings = given::settings();
        let sealed = seal("flash 1", &"x", &settings).expect("it is text");
        assert_eq!(open::<String>("flash 1", &sealed, &settings).as_deref(), Some("x"));
        assert_eq!(open::<String>("sign-in 1", &sealed, &settings), None);
        assert_eq!(open::<String>("flash 1", &sealed.replacen('I', "J", 1), &settings), None);
    }
}
