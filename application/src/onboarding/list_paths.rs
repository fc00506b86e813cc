use domain_courses::{CourseId, CourseTitle};
use domain_equipment::{CategoryId, CategoryName};
use domain_kernel::{Actor, Date, Denied, Permission, PersonId, StoreError};
use domain_onboarding::PathId;
use domain_training::{ModuleId, ModuleTitle};
use thiserror::Error;

use super::see_team::manager;
use crate::{
    App, Page, PageNumber,
    failure::failure,
    onboarding::{PathLine, PathView, PersonOnPath},
};

/// An author looks at the company's paths, a page at a time.
#[derive(Clone, Debug)]
pub struct ListPaths {
    /// Part of a title, or empty for all.
    pub search: String,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindPathError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
    /// Also of somebody who is not in the manager's team.
    #[error("this person is not on this path")]
    NotOnPath,
}

pub async fn list_paths(
    app: &App,
    actor: &Actor,
    query: ListPaths,
) -> Result<Page<PathLine>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.paths(&permit, &query).await?)
}

/// An author looks at one path.
pub async fn see_path(app: &App, actor: &Actor, id: PathId) -> Result<PathView, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    app.onboarding.path(&permit, id).await?.ok_or(FindPathError::NoSuchPath)
}

/// Somebody looks at when each step would be due for whoever begins on a day.
pub async fn simulate_path(
    app: &App,
    actor: &Actor,
    id: PathId,
    starts_on: Date,
) -> Result<(PathView, Vec<Option<Date>>), FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let path = see_path(app, actor, id).await?;
    let calendar = app.onboarding.work_calendar(&permit).await?.value.calendar();
    let due = path.steps.iter().map(|it| calendar.after(starts_on, it.due_after?));
    let due = due.collect();
    Ok((path, due))
}

/// Somebody who assigns looks at who is on a path: an admin at all, a manager at those below.
pub async fn list_people_on_path(
    app: &App,
    actor: &Actor,
    path: PathId,
    page: PageNumber,
) -> Result<Page<PersonOnPath>, FindPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    Ok(app.onboarding.people_on(&permit, manager(actor), path, page).await?)
}

/// Somebody who assigns looks at one person on a path, before they take them off.
pub async fn see_person_on_path(
    app: &App,
    actor: &Actor,
    path: PathId,
    person: PersonId,
) -> Result<PersonOnPath, FindPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let found = app.onboarding.person_on(&permit, manager(actor), path, person).await?;
    found.ok_or(FindPathError::NotOnPath)
}

/// An author looks for modules to make steps of.
pub async fn list_step_modules(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(ModuleId, ModuleTitle)>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.modules_for_steps(&permit).await?)
}

/// An author looks for courses to make steps of.
pub async fn list_step_courses(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(CourseId, CourseTitle)>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.courses_for_steps(&permit).await?)
}

/// An author looks for categories of items to make steps of.
pub async fn list_step_categories(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(CategoryId, CategoryName)>, FindPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    Ok(app.onboarding.categories_for_steps(&permit).await?)
}

failure!(FindPathError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NotOnPath => NotFound "path-person-not-found",
});
