use std::{fmt, str::FromStr};

use thiserror::Error;

/// What lets us in. It is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(
    // Invariant: visible ASCII letters, and so good for a header.
    pub(crate) String,
);

/// What the provider signs its messages with. It is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(
    // Invariant: visible ASCII letters, `FEWEST` or more.
    pub(crate) String,
);

/// What is wrong with one, as the second part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    #[error("has other letters in it")]
    Letters,
    #[error("has fewer than 16 letters")]
    Short,
}

const FEWEST: usize = 16;

fn checked(text: &str) -> Result<String, KeyError> {
    if text.len() < FEWEST {
        return Err(KeyError::Short);
    }
    match text.bytes().all(|it| it.is_ascii_graphic()) {
        true => Ok(text.to_owned()),
        false => Err(KeyError::Letters),
    }
}

impl FromStr for ApiKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        checked(text).map(Self)
    }
}

impl FromStr for WebhookSecret {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        checked(text).map(Self)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_long_enough_fits_into_a_header_and_is_not_printed() {
        let key: ApiKey = "sk_test_0123456789".parse().expect("a key");
        assert_eq!(format!("{key:?}"), "ApiKey(…)");
        let secret: WebhookSecret = "whsec_0123456789".parse().expect("a secret");
        assert_eq!(format!("{secret:?}"), "WebhookSecret(…)");
        assert_eq!("whsec_012345678".parse::<WebhookSecret>(), Err(KeyError::Short));
        for bad in ["sk_test_0123456789\n", "sk_test 0123456789", "sk_test_ü123456789"] {
            assert_eq!(bad.parse::<ApiKey>(), Err(KeyError::Letters), "{bad:?}");
        }
    }
}
