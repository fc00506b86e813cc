use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_onboarding::{PathId, PathInUse};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author deletes a path that nobody is on.
#[derive(Clone, Copy, Debug)]
pub struct DeletePath {
    pub id: PathId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeletePathError {
    #[error(transparent)]
    InUse(#[from] PathInUse),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
}

pub async fn delete_path(
    app: &App,
    actor: &Actor,
    command: DeletePath,
) -> Result<(), DeletePathError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(app: &App, actor: &Actor, command: DeletePath) -> Result<(), DeletePathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let path = tx.paths().find(command.id).await?.ok_or(DeletePathError::NoSuchPath)?;
    if path.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let is_anyone_on_it = tx.assignments().is_anyone_on(command.id).await?;

    let deleted = path.value.delete(is_anyone_on_it)?;

    tx.paths().remove(&path).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

failure!(DeletePathError {
    InUse(PathInUse),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
});
