use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::WebhookSecret;

/// What stands in `Shipshape-Signature`: when it was signed, in seconds since 1970, and the HMAC
/// (RFC 2104) with SHA-256 over these seconds, a dot and the body, in hexadecimal digits.
#[expect(clippy::expect_used, reason = "a secret of any length is a key")]
pub fn signature(secret: &WebhookSecret, seconds: i64, body: &[u8]) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.text().as_bytes()).expect("a key of any length");
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body);
    format!("t={seconds},v1={}", domain_audit::hex(&mac.finalize().into_bytes()[..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `printf '1795521600.{…}' | openssl dgst -sha256 -hmac whsec_0123456789abcdef` has it.
    #[test]
    fn a_signature_is_the_one_that_other_programs_make() {
        let secret = WebhookSecret::restore("whsec_0123456789abcdef".to_owned());
        assert_eq!(
            signature(&secret, 1_795_521_600, br#"{"event":"webhook.test"}"#),
            "t=1795521600,v1=d84350eb5e23523fed6062ab18311a05fa2cc0e5a1e321cb4f3c4ae19f3b2c3e"
        );
    }
}
