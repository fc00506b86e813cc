use std::time::Duration;

use domain_identity::{Holder, Limit, Username};
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError, Version};
use thiserror::Error;

use super::sign_in::key;
use crate::{
    App,
    failure::failure,
    identity::{NameTaken, TooOften},
    repeat,
};

/// Somebody wants another name to sign in with beside their e-mail, or none.
#[derive(Clone, Debug)]
pub struct ChangeUsername {
    /// As the form showed it.
    pub expected: Version,
    pub username: Option<Username>,
}

#[derive(Debug, Error)]
pub enum ChangeUsernameError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Taken(#[from] NameTaken),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// So many that somebody finds a free one, and so few that nobody finds out whose names there are.
const TRIES: Limit = Limit::Bucket { burst: 10, every: Duration::from_mins(6) };

pub async fn change_username(
    app: &App,
    actor: &Actor,
    command: ChangeUsername,
) -> Result<(), ChangeUsernameError> {
    let permission = Permission::KeepOwnAccount;
    let id = actor.person_id().ok_or(Denied { permission })?;
    let tries = key("change username", &id.to_string());
    let taken = repeat(|| app.throttle.take(&tries, &TRIES, app.clock.now())).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let changed = repeat(|| change_once(app, actor, &command)).await;
    if !matches!(changed, Err(ChangeUsernameError::Taken(_))) {
        // Nobody has learned anything. If this fails, one try too many is counted.
        repeat(|| app.throttle.undo(&tries, &TRIES)).await.ok();
    }
    changed
}

async fn change_once(
    app: &App,
    actor: &Actor,
    command: &ChangeUsername,
) -> Result<(), ChangeUsernameError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    let mut person = tx.people().account(id).await?.ok_or(ChangeUsernameError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    if let Some(username) = &command.username {
        match tx.people().holder(&username.identifier()).await? {
            Some(Holder::Colleague { id: holder, .. } | Holder::Customer { id: holder, .. })
                if holder == id => {}
            // Whose it is concerns those who look after people.
            Some(_) => return Err(NameTaken::Username.into()),
            None => {}
        }
    }

    let Some(changed) = person.value.change_username(command.username.clone()) else {
        return Ok(());
    };

    tx.people().update(&person).await.map_err(told)?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await.map_err(told)
}

/// Whoever was quicker by a moment.
fn told(err: StoreError) -> ChangeUsernameError {
    match err {
        StoreError::Duplicate(Rule::Identifier) => NameTaken::Username.into(),
        err => err.into(),
    }
}

failure!(ChangeUsernameError {
    TooOften(TooOften),
    Taken(NameTaken),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});
