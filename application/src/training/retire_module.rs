use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_training::{ModuleId, ModuleStatus, RetireRefused};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author takes a module out of use. Who is in the middle of it may finish.
#[derive(Clone, Copy, Debug)]
pub struct RetireModule {
    pub id: ModuleId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum RetireModuleError {
    #[error(transparent)]
    Refused(#[from] RetireRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

/// A form that was sent twice is told the same as the first time.
pub async fn retire_module(
    app: &App,
    actor: &Actor,
    command: RetireModule,
) -> Result<(), RetireModuleError> {
    repeat(|| retire_once(app, actor, command)).await
}

async fn retire_once(
    app: &App,
    actor: &Actor,
    command: RetireModule,
) -> Result<(), RetireModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.id).await?;
    let mut module = found.ok_or(RetireModuleError::NoSuchModule)?;
    let is_retired = module.value.status() == ModuleStatus::Retired;
    if is_retired && module.version == command.expected.next() {
        return Ok(());
    }
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let retired = module.value.retire()?;

    tx.modules().update(&module).await?;
    tx.commit(Facts::new(app.clock.now(), &retired)).await?;
    Ok(())
}

failure!(RetireModuleError {
    Refused(RetireRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
