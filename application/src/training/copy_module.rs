use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError};
use domain_training::{EditRefused, Module, ModuleId, ModuleVersion};
use thiserror::Error;

use super::import_module::shortened;
use crate::{App, failure::failure, repeat};

/// An author begins a module with all that another one says and asks.
#[derive(Clone, Debug)]
pub struct CopyModule {
    pub from: ModuleId,
    /// Handed out with the form, so that a form sent twice makes one module.
    pub id: ModuleId,
    /// What the copy is called. A title that is too long is cut.
    pub title: String,
}

#[derive(Debug, Error)]
pub enum CopyModuleError {
    #[error(transparent)]
    Refused(#[from] EditRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
    #[error("say what the copy is called")]
    NoTitle,
}

/// Copies what is being written, or what is published if nothing is. A form that was sent twice is
/// told the same as the first time.
pub async fn copy_module(
    app: &App,
    actor: &Actor,
    command: CopyModule,
) -> Result<(), CopyModuleError> {
    match repeat(|| copy_once(app, actor, &command)).await {
        Err(CopyModuleError::Store(StoreError::Duplicate(Rule::ModuleId))) => Ok(()),
        done => done,
    }
}

async fn copy_once(app: &App, actor: &Actor, command: &CopyModule) -> Result<(), CopyModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let title = shortened(&command.title).ok_or(CopyModuleError::NoTitle)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.from).await?.ok_or(CopyModuleError::NoSuchModule)?;
    let published = match found.value.latest() {
        Some(number) => tx.modules().version(command.from, number).await?,
        None => None,
    };
    let published = published.as_ref().map(ModuleVersion::lesson);
    let lesson = found.value.draft().or(published).ok_or(CopyModuleError::NoSuchModule)?;

    let (module, copied) = Module::copy(command.id, title, command.from, lesson, &*app.ids)?;

    tx.modules().insert(&module).await?;
    tx.pictures().share(command.from, command.id).await?;
    tx.videos().share(command.from, command.id).await?;
    tx.commit(Facts::new(app.clock.now(), &copied)).await?;
    Ok(())
}

failure!(CopyModuleError {
    Refused(EditRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
    NoTitle => Invalid "line-empty" at "title",
});
