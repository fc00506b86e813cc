use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{JobLine, Leader, PersonView},
};

#[derive(Debug, Error)]
pub enum FindPersonError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// An admin looks at one person.
pub async fn see_person(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<PersonView, FindPersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    app.identity.person(&permit, id).await?.ok_or(FindPersonError::NoSuchPerson)
}

/// An admin looks at what somebody's job was.
pub async fn see_jobs(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<Vec<JobLine>, FindPersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.jobs(&permit, id).await?)
}

/// An admin looks for somebody's manager.
pub async fn list_leaders(app: &App, actor: &Actor) -> Result<Vec<Leader>, FindPersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.leaders(&permit).await?)
}

/// A person looks at their own account.
pub async fn see_account(app: &App, actor: &Actor) -> Result<PersonView, FindPersonError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    app.identity.account(&permit, id).await?.ok_or(FindPersonError::NoSuchPerson)
}

failure!(FindPersonError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});
