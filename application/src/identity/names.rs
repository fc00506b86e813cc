use domain_identity::{Holder, Profile};
use domain_kernel::{PersonId, StoreError};
use thiserror::Error;

use crate::{Class, Failure, Message, Tx, failure::failure};

/// An e-mail address or username is another account's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NameTaken {
    #[error("{0} already uses this e-mail; enter a different one")]
    EmailOf(String),
    #[error("another account uses this e-mail; enter a different one")]
    Email,
    #[error("{0} already uses this username; enter a different one")]
    UsernameOf(String),
    #[error("another account uses this username; enter a different one")]
    Username,
}

#[derive(Debug, Error)]
pub enum NamesError {
    #[error(transparent)]
    Taken(#[from] NameTaken),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Says which name of a profile is taken, and by whom if that may be said. A store refuses it too,
/// and cannot tell one from the other.
pub(crate) async fn check_names_are_free(
    tx: &mut dyn Tx,
    person: PersonId,
    profile: &Profile,
) -> Result<(), NamesError> {
    match tx.people().holder(&profile.email.identifier()).await? {
        Some(Holder::Colleague { id, name } | Holder::Customer { id, name }) if id != person => {
            return Err(NameTaken::EmailOf(name.as_str().to_owned()).into());
        }
        Some(Holder::Stranger) => return Err(NameTaken::Email.into()),
        Some(Holder::Colleague { .. } | Holder::Customer { .. }) | None => {}
    }
    let Some(username) = &profile.username else {
        return Ok(());
    };
    match tx.people().holder(&username.identifier()).await? {
        Some(Holder::Colleague { id, name } | Holder::Customer { id, name }) if id != person => {
            Err(NameTaken::UsernameOf(name.as_str().to_owned()).into())
        }
        Some(Holder::Stranger) => Err(NameTaken::Username.into()),
        Some(Holder::Colleague { .. } | Holder::Customer { .. }) | None => Ok(()),
    }
}

impl Failure for NameTaken {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::EmailOf(name) => Message::new("email-taken-by").text("name", name),
            Self::Email => Message::new("email-taken"),
            Self::UsernameOf(name) => Message::new("username-taken-by").text("name", name),
            Self::Username => Message::new("username-taken"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::EmailOf(_) | Self::Email => Some("email"),
            Self::UsernameOf(_) | Self::Username => Some("username"),
        }
    }

    fn samples() -> Vec<Self> {
        let name = || "Kofi Mensah".to_owned();
        vec![Self::EmailOf(name()), Self::Email, Self::UsernameOf(name()), Self::Username]
    }
}

failure!(NamesError {
    Taken(NameTaken),
    Store(StoreError),
});
