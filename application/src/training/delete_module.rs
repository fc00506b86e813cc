use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_training::{DeleteRefused, ModuleId};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author deletes a module that was never published.
#[derive(Clone, Copy, Debug)]
pub struct DeleteModule {
    pub id: ModuleId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeleteModuleError {
    #[error(transparent)]
    Refused(#[from] DeleteRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

pub async fn delete_module(
    app: &App,
    actor: &Actor,
    command: DeleteModule,
) -> Result<(), DeleteModuleError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteModule,
) -> Result<(), DeleteModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.id).await?;
    let module = found.ok_or(DeleteModuleError::NoSuchModule)?;
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let deleted = module.value.delete()?;

    tx.modules().remove(&module).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

failure!(DeleteModuleError {
    Refused(DeleteRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
