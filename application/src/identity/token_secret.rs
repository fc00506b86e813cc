use std::{fmt, fmt::Write, str::FromStr};

use domain_identity::ApiTokenHash;
use sha2::{Digest, Sha256};

use crate::Random;

/// The secret of a token: 160 bits, written as `ssp_`, 40 hexadecimal digits, and 8 more that follow
/// from all before them. By these a scanner of source code knows one from something that only looks
/// like it. Not to be logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenSecret([u8; N_BYTES]);

/// Not a token, or one that was copied with a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTokenSecret;

const N_BYTES: usize = 20;
const N_CHECK_BYTES: usize = 4;

impl TokenSecret {
    /// By which a token is known for one.
    pub const PREFIX: &str = "ssp_";

    pub(super) fn draw(random: &dyn Random) -> Self {
        Self(random.bytes())
    }

    /// What a store keeps of it. Drawn from 160 bits, it needs no salt.
    pub fn hash(&self) -> ApiTokenHash {
        ApiTokenHash(Sha256::digest(self.0).into())
    }

    /// As its person copies it.
    pub fn text(&self) -> String {
        let body = self.body();
        let check = check(&body);
        body + &check
    }

    fn body(&self) -> String {
        let mut body = Self::PREFIX.to_owned();
        push_hex(&mut body, &self.0);
        body
    }
}

impl FromStr for TokenSecret {
    type Err = NoTokenSecret;

    fn from_str(text: &str) -> Result<Self, NoTokenSecret> {
        let digits = text.strip_prefix(Self::PREFIX).ok_or(NoTokenSecret)?;
        let is_hex = digits.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'a'..=b'f'));
        if digits.len() != 2 * (N_BYTES + N_CHECK_BYTES) || !is_hex {
            return Err(NoTokenSecret);
        }
        let mut bytes = [0; N_BYTES];
        for (place, byte) in bytes.iter_mut().enumerate() {
            let pair = digits.get(2 * place..2 * place + 2).ok_or(NoTokenSecret)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NoTokenSecret)?;
        }
        let secret = Self(bytes);
        match secret.text() == text {
            true => Ok(secret),
            false => Err(NoTokenSecret),
        }
    }
}

/// It only tells mistakes from tokens, and proves nothing.
fn check(body: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(body).into();
    let mut check = String::new();
    push_hex(&mut check, &digest[..N_CHECK_BYTES]);
    check
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_back_and_a_slip_of_one_character_is_none() {
        let secret = TokenSecret([0xa7; N_BYTES]);
        let text = secret.text();
        assert_eq!(text.len(), 52);
        assert!(text.starts_with("ssp_a7a7"));
        assert_eq!(text.parse(), Ok(secret));
        for place in 0..text.len() {
            let mut slipped = text.clone();
            let other = if slipped.as_bytes()[place] == b'0' { "1" } else { "0" };
            slipped.replace_range(place..=place, other);
            assert_eq!(slipped.parse::<TokenSecret>(), Err(NoTokenSecret), "{slipped}");
        }
        for bad in ["", "ssp_", &text.to_uppercase(), &format!("{text} "), &"é".repeat(26)] {
            assert_eq!(bad.parse::<TokenSecret>(), Err(NoTokenSecret), "{bad}");
        }
        assert_eq!(format!("{secret:?}"), "TokenSecret(…)");
    }
}
