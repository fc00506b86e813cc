//! What has to be read again and must not be read in a copy of the database: ChaCha20-Poly1305
//! (RFC 8439) with a key of the installation's.

use std::sync::Arc;

use application::{Random, equipment::Sealing};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

pub struct RingSealing {
    key: LessSafeKey,
    random: Arc<dyn Random>,
}

impl RingSealing {
    #[expect(clippy::expect_used, reason = "thirty-two bytes are what the algorithm takes")]
    pub fn new(key: &[u8; 32], random: Arc<dyn Random>) -> Self {
        let key = UnboundKey::new(&CHACHA20_POLY1305, key).expect("a key of the right length");
        Self { key: LessSafeKey::new(key), random }
    }
}

/// The nonce, and what was sealed with it. A random one of 96 bits is good for billions of secrets.
impl Sealing for RingSealing {
    #[expect(clippy::expect_used, reason = "it fails for more than a hundred gigabytes only")]
    fn seal(&self, plain: &[u8], about: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = self.random.bytes();
        let mut sealed = plain.to_vec();
        let unique = Nonce::assume_unique_for_key(nonce);
        let sealing = self.key.seal_in_place_append_tag(unique, Aad::from(about), &mut sealed);
        sealing.expect("a secret is short");
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, sealed: &[u8], about: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut plain = sealed.to_vec();
        let opened = self.key.open_in_place(nonce, Aad::from(about), &mut plain).ok()?;
        Some(opened.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::*;

    #[derive(Default)]
    struct Counting(AtomicU8);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, Ordering::Relaxed));
        }
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_beside_what_it_belongs_to_only() {
        let sealing = |key| RingSealing::new(&[key; 32], Arc::new(Counting::default()));
        let (ours, theirs) = (sealing(1), sealing(2));
        let sealed = ours.seal(b"7K3MQ9TFX", b"an item");
        assert_ne!(sealed, ours.seal(b"7K3MQ9TFX", b"an item"));
        assert!(!sealed.windows(9).any(|it| it == b"7K3MQ9TFX"));

        assert_eq!(ours.open(&sealed, b"an item").as_deref(), Some(b"7K3MQ9TFX".as_slice()));
        assert_eq!(ours.open(&sealed, b"another item"), None);
        assert_eq!(theirs.open(&sealed, b"an item"), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(ours.open(&changed, b"an item"), None, "{place}");
        }
        for short in 0..sealed.len() {
            assert_eq!(ours.open(&sealed[..short], b"an item"), None, "{short}");
        }
    }
}
