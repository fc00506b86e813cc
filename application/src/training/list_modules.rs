use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_training::{KindType, ModuleId, ModuleStatus};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::Direction,
    training::{ModuleLine, ModuleView},
};

/// What a list of modules is sorted by. Modules alike in that are sorted by title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ModulesSortedBy {
    #[default]
    Title,
    /// When the newest version was published. What has none comes last, whichever the direction.
    Published,
    InProgress,
    Completed,
}

/// An author looks at the company's modules, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListModules {
    /// Part of a title, or empty for all.
    pub search: String,
    pub status: Option<ModuleStatus>,
    /// Of the newest version; of the draft if there is none.
    pub kind: Option<KindType>,
    /// Whether something is being written; `None` for all.
    pub has_draft: Option<bool>,
    pub sorted_by: ModulesSortedBy,
    pub direction: Direction,
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

impl ModulesSortedBy {
    pub const ALL: [Self; 4] = [Self::Title, Self::Published, Self::InProgress, Self::Completed];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Published => "published",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
        }
    }

    /// The opposite of [`ModulesSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(FindModuleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});
