use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use application::identity::{HashError, Passwords};
use async_trait::async_trait;
use domain_identity::{Password, PasswordHash, TypedPassword};

use super::{people, platform};

/// Makes few hashes, since each is made to take long: one of each password that people choose here,
/// which many do, and one of a temporary password, of which nobody is told any.
pub(crate) struct SharedPasswords {
    passwords: Arc<dyn Passwords>,
    /// By the password that was chosen; nothing stands for all temporary ones.
    known: Mutex<BTreeMap<Option<&'static str>, PasswordHash>>,
}

const CHOSEN: [&str; 2] = [people::PASSWORD, platform::PASSWORD];

impl SharedPasswords {
    pub(crate) fn in_place_of(passwords: &Arc<dyn Passwords>) -> Arc<Self> {
        Arc::new(Self { passwords: Arc::clone(passwords), known: Mutex::default() })
    }
}

#[async_trait]
impl Passwords for SharedPasswords {
    async fn hash(&self, password: &Password) -> Result<PasswordHash, HashError> {
        let chosen = CHOSEN.into_iter().find(|it| *it == password.as_str());
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&chosen).cloned();
        if let Some(hash) = found {
            return Ok(hash);
        }
        let hash = self.passwords.hash(password).await?;
        known().insert(chosen, hash.clone());
        Ok(hash)
    }

    async fn verify(
        &self,
        typed: &TypedPassword,
        hash: Option<&PasswordHash>,
    ) -> Result<bool, HashError> {
        self.passwords.verify(typed, hash).await
    }
}
