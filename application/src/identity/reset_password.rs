use std::time::Duration;

use domain_identity::{Language, Limit, Password, PasswordHash, ResetRefused, TypedPassword};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, StoreError, Version};
use thiserror::Error;

use super::{sign_in::key, temporary::temporary_password};
use crate::{
    App,
    failure::failure,
    identity::{HashError, TooOften, Whom},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// An admin gives somebody a temporary password who has forgotten theirs.
#[derive(Clone, Copy, Debug)]
pub struct ResetPassword {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
}

/// How the person learns of it.
#[derive(Debug)]
pub enum PasswordGiven {
    /// By mail.
    Mailed,
    /// The admin tells them, since mails are only kept as files. It is shown once.
    Shown { temporary: Password },
}

#[derive(Debug, Error)]
pub enum ResetPasswordError {
    #[error(transparent)]
    Refused(#[from] ResetRefused),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("choose another password for yourself instead")]
    OwnPassword,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Of one person, three in an hour (spec: defaults, 5).
const RESETS: Limit = Limit::Bucket { burst: 3, every: Duration::from_mins(20) };

/// Ends all sessions and tokens of the person. A form that was sent twice is told the same twice.
pub async fn reset_password(
    app: &App,
    actor: &Actor,
    command: ResetPassword,
) -> Result<PasswordGiven, ResetPasswordError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    if actor.person_id() == Some(command.id) {
        // It would end the very session that shows the new one.
        return Err(ResetPasswordError::OwnPassword);
    }
    reset_permitted(app, permit, Whom::Colleague, command).await
}

/// For whoever was found to be allowed to.
pub(crate) async fn reset_permitted(
    app: &App,
    permit: Permit,
    whom: Whom,
    command: ResetPassword,
) -> Result<PasswordGiven, ResetPasswordError> {
    let ResetPassword { id, expected } = command;
    let temporary =
        temporary_password(&app.policy.temporary_key, permit.realm(), id, Some(expected));
    let mut tx = app.store.begin(&permit).await?;
    let person = tx.people().account(id).await?.filter(|it| whom.has(it.value.role));
    let person = person.ok_or(ResetPasswordError::NoSuchPerson)?;
    drop(tx);
    if person.version == expected.next() {
        let typed = TypedPassword::new(temporary.as_str());
        let credential = &person.value.credential;
        if credential.must_change() && app.passwords.verify(&typed, credential.hash()).await? {
            return Ok(PasswordGiven::of(app, temporary));
        }
    }

    if person.version != expected {
        return Err(StoreError::Stale.into());
    }

    let target = key("reset", &id.to_string());
    let taken = repeat(|| app.throttle.take(&target, &RESETS, app.clock.now())).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let hash = app.passwords.hash(&temporary).await?;
    repeat(|| reset_once(app, &permit, command, &hash)).await?;
    Ok(PasswordGiven::of(app, temporary))
}

impl PasswordGiven {
    /// A password that a mail was written about.
    pub(crate) fn of(app: &App, temporary: Password) -> Self {
        match app.policy.has_smtp {
            true => Self::Mailed,
            false => Self::Shown { temporary },
        }
    }
}

async fn reset_once(
    app: &App,
    permit: &Permit,
    command: ResetPassword,
    hash: &PasswordHash,
) -> Result<(), ResetPasswordError> {
    let mut tx = app.store.begin(permit).await?;
    // A token that they make at this moment is there before, or waits until they chose a password.
    tx.people().guard(command.id).await?;

    let found = tx.people().account(command.id).await?;
    let mut person = found.ok_or(ResetPasswordError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let now = app.clock.now();
    let reset = person.value.reset_password(hash.clone(), now)?;

    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(&mut *tx, &person.value, Language::English).await?,
        letter: Letter::TemporaryPassword { shown: command.expected },
        written: now,
    };
    tx.people().update(&person).await?;
    tx.links().revoke(command.id).await?;
    tx.api_tokens().remove_all(command.id).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &reset)).await?;
    Ok(())
}

failure!(ResetPasswordError {
    Refused(ResetRefused),
    TooOften(TooOften),
    Hash(HashError),
    Denied(Denied),
    Store(StoreError),
    ;
    OwnPassword => Refused "reset-own",
    NoSuchPerson => NotFound "person-not-found",
});
