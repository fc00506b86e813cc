use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_training::{ModuleId, PublishRefused, VersionNumber};
use thiserror::Error;

use super::{list_modules::FindModuleError, reads::ModuleView};
use crate::{App, failure::failure, repeat, training::see_module};

/// An author gives the draft of a module to those who are to take it.
#[derive(Clone, Copy, Debug)]
pub struct PublishModule {
    pub id: ModuleId,
    /// As the page showed it.
    pub expected: Version,
    /// Which version the page said that it becomes.
    pub number: VersionNumber,
}

/// A module before it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub module: ModuleView,
    /// Why it cannot be, if it cannot.
    pub refused: Option<PublishRefused>,
}

#[derive(Debug, Error)]
pub enum PublishModuleError {
    #[error(transparent)]
    Refused(#[from] PublishRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

/// An author looks at what publishing would do.
pub async fn see_publication(
    app: &App,
    actor: &Actor,
    id: ModuleId,
) -> Result<Publication, FindModuleError> {
    let module = see_module(app, actor, id).await?;
    let tried = module.module.value.clone().publish(app.clock.now());
    Ok(Publication { module, refused: tried.err() })
}

/// Says which version it has become. A form that was sent twice is told the same as the first time.
pub async fn publish_module(
    app: &App,
    actor: &Actor,
    command: PublishModule,
) -> Result<VersionNumber, PublishModuleError> {
    repeat(|| publish_once(app, actor, command)).await
}

async fn publish_once(
    app: &App,
    actor: &Actor,
    command: PublishModule,
) -> Result<VersionNumber, PublishModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.id).await?;
    let mut module = found.ok_or(PublishModuleError::NoSuchModule)?;
    if module.version == command.expected.next() && module.value.latest() == Some(command.number) {
        return Ok(command.number);
    }
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let now = app.clock.now();
    let (version, published) = module.value.publish(now)?;

    // First what somebody else may have changed, so that who is too late is told that.
    tx.modules().update(&module).await?;
    tx.modules().insert_version(&version).await?;
    tx.commit(Facts::new(now, &published)).await?;
    Ok(version.number())
}

failure!(PublishModuleError {
    Refused(PublishRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
