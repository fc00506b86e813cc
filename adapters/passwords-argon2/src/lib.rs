//! Passwords as argon2id, on threads of their own and only so many at once: a hash takes a core
//! for 20 milliseconds and 19 MiB for as long (spec: defaults, 4).

use std::{sync::Arc, time::Duration};

use application::{
    Random,
    identity::{HashError, Passwords},
};
use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{Error, phc},
};
use async_trait::async_trait;
use domain_identity::{Password, PasswordHash, TypedPassword};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// Somebody who waits longer than this for a free core is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);
/// What passwords for unknown accounts are checked against, to take the same time: as those that
/// [`hash`] makes, but of no password that anybody knows.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1\
    $AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub struct Argon2Passwords {
    permits: Arc<Semaphore>,
    random: Arc<dyn Random>,
}

impl Argon2Passwords {
    /// At most `at_once` hashes are computed at the same time.
    pub fn new(at_once: usize, random: Arc<dyn Random>) -> Self {
        Self { permits: Arc::new(Semaphore::new(at_once.max(1))), random }
    }

    /// Runs `work` as soon as a core is free for it.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashError> {
        let permit = timeout(PATIENCE, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit.map_err(|_| HashError::Busy)?.map_err(broken)?;
        let done = spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(broken)?
    }
}

#[async_trait]
impl Passwords for Argon2Passwords {
    async fn hash(&self, password: &Password) -> Result<PasswordHash, HashError> {
        let (password, salt) = (password.as_str().to_owned(), self.random.bytes());
        self.run(move || hash(password.as_bytes(), salt)).await
    }

    async fn verify(
        &self,
        typed: &TypedPassword,
        expected: Option<&PasswordHash>,
    ) -> Result<bool, HashError> {
        let is_known = expected.is_some();
        let nobodys = || PasswordHash::restore(NOBODYS.to_owned());
        let (typed, expected) = (typed.clone(), expected.cloned().unwrap_or_else(nobodys));
        let is_right = self.run(move || verify(typed.as_str().as_bytes(), &expected)).await?;
        Ok(is_right && is_known)
    }
}

fn hash(password: &[u8], salt: [u8; 16]) -> Result<PasswordHash, HashError> {
    let hash: phc::PasswordHash =
        Argon2::default().hash_password_with_salt(password, &salt).map_err(failed)?;
    Ok(PasswordHash::restore(hash.to_string()))
}

fn verify(password: &[u8], expected: &PasswordHash) -> Result<bool, HashError> {
    let expected = phc::PasswordHash::new(expected.as_str()).map_err(broken)?;
    match Argon2::default().verify_password(password, &expected) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(err) => Err(failed(err)),
    }
}

fn failed(err: Error) -> HashError {
    HashError::Broken(err.to_string().into())
}

fn broken(err: impl std::error::Error + Send + Sync + 'static) -> HashError {
    HashError::Broken(Box::new(err))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for (byte, number) in bytes.iter_mut().zip(1..) {
                *byte = number;
            }
        }
    }

    #[tokio::test]
    async fn a_password_is_right_for_its_own_hash_only() {
        let passwords = Argon2Passwords::new(1, Arc::new(Counting));
        let chosen = Password::generated("correct horse".to_owned());

        let hash = passwords.hash(&chosen).await.expect("hashes");

        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        for (typed, is_right) in [("correct horse", true), ("Correct horse", false), ("", false)] {
            let typed = TypedPassword::new(typed);
            assert_eq!(passwords.verify(&typed, Some(&hash)).await.ok(), Some(is_right));
            assert_eq!(passwords.verify(&typed, None).await.ok(), Some(false));
        }
    }

    #[test]
    fn nobodys_hash_costs_as_much_as_anybodys() {
        let cost = |it: &str| {
            let parsed = phc::PasswordHash::new(it).expect("a hash");
            let lengths = (parsed.salt.map(|it| it.len()), parsed.hash.map(|it| it.len()));
            (parsed.algorithm, parsed.version, parsed.params, lengths)
        };
        let anybodys = hash(b"calm-water", [7; 16]).expect("a hash");
        assert_eq!(cost(NOBODYS), cost(anybodys.as_str()));
    }

    #[tokio::test]
    async fn a_hash_that_is_none_is_an_error_and_not_a_wrong_password() {
        let passwords = Argon2Passwords::new(1, Arc::new(Counting));
        let nonsense = PasswordHash::restore("plain".to_owned());
        let verified = passwords.verify(&TypedPassword::new("plain"), Some(&nonsense)).await;
        assert!(matches!(verified, Err(HashError::Broken(_))));
    }
}
