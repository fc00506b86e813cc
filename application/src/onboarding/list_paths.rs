use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_onboarding::PathId;
use domain_training::{ModuleId, ModuleTitle};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    onboarding::{PathLine, PathView, PersonOnPath},
};

/// A path with the people who are on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPage {
    pub path: PathView,
    pub people: Vec<PersonOnPath>,
}

#[derive(Debug, Error)]
pub enum FindPathError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
}

/// An author looks at the company's paths.
pub async fn list_paths(app: &App, actor: &Actor) -> Result<Vec<PathLine>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.paths(&permit).await?)
}

/// An author looks at one path.
pub async fn see_path(app: &App, actor: &Actor, id: PathId) -> Result<PathPage, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let path = app.onboarding.path(&permit, id).await?.ok_or(FindPathError::NoSuchPath)?;
    let people = app.onboarding.people_on(&permit, id).await?;
    Ok(PathPage { path, people })
}

/// An author looks for modules to make steps of.
pub async fn list_step_modules(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(ModuleId, ModuleTitle)>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.modules_for_steps(&permit).await?)
}

failure!(FindPathError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
});
