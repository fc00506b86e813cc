use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_training::{ModuleId, ModuleStatus};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    training::{ModuleLine, ModuleView},
};

/// An author looks at the company's modules, a page at a time.
#[derive(Clone, Debug)]
pub struct ListModules {
    /// Part of a title, or empty for all.
    pub search: String,
    pub status: Option<ModuleStatus>,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindModuleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

pub async fn list_modules(
    app: &App,
    actor: &Actor,
    query: ListModules,
) -> Result<Page<ModuleLine>, FindModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.training.modules(&permit, &query).await?)
}

/// An author looks at one module.
pub async fn see_module(
    app: &App,
    actor: &Actor,
    id: ModuleId,
) -> Result<ModuleView, FindModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    app.training.module(&permit, id).await?.ok_or(FindModuleError::NoSuchModule)
}

failure!(FindModuleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
