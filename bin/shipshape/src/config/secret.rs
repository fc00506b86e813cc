use std::{collections::BTreeSet, fmt};

use application::backup::KeyMark;
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Shows itself to nobody who does not ask for it by name.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret<T>(T);

/// What everything that this installation signs is signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SecretKey(
    // Invariant: 32 bytes or more, and not one that others would try.
    Secret<String>,
);

/// Why a key protects nothing, as the second part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum WeakKey {
    #[error("has fewer than 32 bytes")]
    Short,
    #[error("is one that others would guess")]
    Guessable,
}

/// What people leave in a key that they meant to replace.
const GIVEAWAYS: [&str; 9] = [
    "change-me",
    "change_me",
    "changeme",
    "example",
    "insecure",
    "password",
    "replace",
    "secret",
    "shipshape",
];
/// Random text of 32 letters or digits has more of them, but for one in billions.
const FEWEST_DIFFERENT: usize = 8;

impl<T> Secret<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(value)
    }

    pub(crate) fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl SecretKey {
    pub(crate) fn parse(text: &str) -> Result<Self, WeakKey> {
        if text.len() < 32 {
            return Err(WeakKey::Short);
        }
        if is_guessable(text) {
            return Err(WeakKey::Guessable);
        }
        Ok(Self(Secret::new(text.to_owned())))
    }

    /// By which a backup knows its key again. It tells nothing of the key.
    pub(crate) fn mark(&self) -> KeyMark {
        KeyMark(self.derive("backups"))
    }

    /// As it is kept.
    pub(crate) fn text(&self) -> &str {
        self.0.expose()
    }

    /// A key for one purpose. Whoever learns it knows nothing about the others.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; 32] {
        let digest = Sha256::new().chain_update(purpose).chain_update([0]);
        digest.chain_update(self.0.expose()).finalize().into()
    }
}

fn is_guessable(text: &str) -> bool {
    let folded = text.to_ascii_lowercase();
    if GIVEAWAYS.iter().any(|it| folded.contains(it)) {
        return true;
    }
    let bytes = folded.as_bytes();
    let different: BTreeSet<u8> = bytes.iter().copied().collect();
    // An alphabet, upward or downward, takes the same step again and again.
    let steps: BTreeSet<u8> = bytes.windows(2).map(|it| it[1].wrapping_sub(it[0])).collect();
    let repeats = (1..=bytes.len() / 2).any(|n| bytes[n..] == bytes[..bytes.len() - n]);
    different.len() < FEWEST_DIFFERENT || steps.len() < FEWEST_DIFFERENT || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "9f2c41d07be83a65f10c9d42e7b8563a0d1fce97482b6a35";

    #[test]
    fn a_key_that_others_would_guess_is_none() {
        let guessable = [
            "changemechangemechangemechangeme",
            "this-is-the-secret-of-shipshape-installation",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "0123456789abcdef0123456789abcdef",
            "abcdefghijklmnopqrstuvwxyz1234567890",
            "k3Xp9Qk3Xp9Qk3Xp9Qk3Xp9Qk3Xp9Qk3",
        ];
        for key in guessable {
            assert_eq!(SecretKey::parse(key), Err(WeakKey::Guessable), "{key}");
        }
        for key in ["", "changeme", "secret", &GOOD[..31]] {
            assert_eq!(SecretKey::parse(key), Err(WeakKey::Short), "{key}");
        }
        assert!(SecretKey::parse(GOOD).is_ok());
        assert!(SecretKey::parse("mN3vT8kQ1zR6wY0pL5xC2bJ9hF4gD7sA").is_ok());
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let key = SecretKey::parse(GOOD).expect("a good key");
        assert_eq!(key.derive("cookies"), key.derive("cookies"));
        assert_ne!(key.derive("cookies"), key.derive("setup code"));
    }

    #[test]
    fn a_secret_is_not_printed() {
        let key = SecretKey::parse(GOOD).expect("a good key");
        assert_eq!(format!("{key:?}"), "SecretKey((secret))");
    }
}
