//! Whether a message is the provider's: `t=1700000000,v1=…,v1=…` is when it was signed, and the
//! HMAC-SHA256 of that moment, a point and the body, once for each secret that is good.

use domain_kernel::Timestamp;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::WebhookSecret;

/// So many seconds the clocks may differ, to either side. What is older was sent before.
const TOLERANCE: u64 = 300;
const MICROS: i64 = 1_000_000;

pub(crate) fn is_good(line: &str, body: &[u8], secret: &WebhookSecret, now: Timestamp) -> bool {
    let parts = || line.split(',').filter_map(|it| it.trim().split_once('='));
    let mut moments = parts().filter(|(name, _)| *name == "t").map(|(_, value)| value);
    let (Some(moment), None) = (moments.next(), moments.next()) else {
        return false;
    };
    let is_number = moment.bytes().all(|it| it.is_ascii_digit());
    let Some(signed) = moment.parse::<i64>().ok().filter(|_| is_number) else {
        return false;
    };
    if TOLERANCE < signed.abs_diff(now.micros().div_euclid(MICROS)) {
        return false;
    }
    // An HMAC takes a key of any length.
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.0.as_bytes()) else {
        return false;
    };
    let mac = mac.chain_update(moment).chain_update(".").chain_update(body);
    let mut signatures = parts().filter(|(name, _)| *name == "v1").filter_map(|(_, it)| bytes(it));
    // Comparing takes as long wherever they differ.
    signatures.any(|it| mac.clone().verify_slice(&it).is_ok())
}

/// The bytes that 64 hexadecimal digits stand for.
fn bytes(hex: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = hex.chars().map(|it| it.to_digit(16)?.try_into().ok()).collect();
    let digits = digits.filter(|it| it.len() == 64)?;
    let bytes: Vec<u8> = digits.chunks(2).map(|it| (it[0] << 4) | it[1]).collect();
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test_secret_of_the_shop";
    const BODY: &[u8] = b"{\"id\":\"evt_1\",\"object\":\"event\"}";
    /// What `openssl dgst -sha256 -hmac` says of `1700000000.` and the body.
    const SIGNED: &str = "7970987bdb10f2d5650af333107fb0fa99a946455e3cfd443b58668ddb9159b9";
    const OF_EMPTY: &str = "5b0e9f26f8450f6f9c7421e39bd8891088b0c0e45c4ae4ac89f4780786833433";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * MICROS)
    }

    fn is_good_at(line: &str, body: &[u8], seconds: i64) -> bool {
        let secret: WebhookSecret = SECRET.parse().expect("a secret");
        is_good(line, body, &secret, at(seconds))
    }

    #[test]
    fn a_message_signed_with_the_secret_just_now_is_the_providers() {
        let signed = 1_700_000_000;
        let other = "0".repeat(64);
        for line in [
            format!("t={signed},v1={SIGNED}"),
            format!("t={signed},v1={}", SIGNED.to_uppercase()),
            format!("t={signed}, v1={SIGNED}, v0={other}"),
            format!("v1={other},t={signed},v1=no,v1={SIGNED}"),
        ] {
            assert!(is_good_at(&line, BODY, signed), "{line}");
        }
        assert!(is_good_at(&format!("t={signed},v1={OF_EMPTY}"), b"", signed));
    }

    #[test]
    fn it_is_good_for_five_minutes_by_either_clock() {
        let line = format!("t=1700000000,v1={SIGNED}");
        for (seconds, expected) in [(-301, false), (-300, true), (300, true), (301, false)] {
            assert_eq!(is_good_at(&line, BODY, 1_700_000_000 + seconds), expected, "{seconds}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        let other = "0".repeat(64);
        for line in [
            String::new(),
            "t=1700000000".to_owned(),
            format!("v1={SIGNED}"),
            format!("t=1700000000,v0={SIGNED}"),
            format!("t=1700000000,v1={other}"),
            format!("t=1700000000,v1={}", &SIGNED[..62]),
            format!("t=1700000000,v1={SIGNED}00"),
            format!("t=1700000001,v1={SIGNED}"),
            format!("t=+1700000000,v1={SIGNED}"),
            format!("t=1700000000,t=1700000000,v1={SIGNED}"),
            format!("t=99999999999999999999,v1={SIGNED}"),
            format!("t=,v1={SIGNED}"),
        ] {
            assert!(!is_good_at(&line, BODY, 1_700_000_000), "{line}");
        }
        let line = format!("t=1700000000,v1={SIGNED}");
        assert!(!is_good_at(&line, b"{\"id\":\"evt_2\",\"object\":\"event\"}", 1_700_000_000));
        let theirs: WebhookSecret = "whsec_of_somebody_else".parse().expect("a secret");
        assert!(!is_good(&line, BODY, &theirs, at(1_700_000_000)));
    }
}
