use domain_kernel::{Actor, Denied, Facts, Id, Permission, Rule, StoreError, Version};
use domain_onboarding::{Path, PathId, PathRefused, PathTitle, Step, StepModule, WorkingDays};
use domain_training::ModuleId;
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// A module as the next step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewStep {
    pub module: ModuleId,
    pub due_after: Option<WorkingDays>,
}

/// An author lays out a path.
#[derive(Clone, Debug)]
pub struct CreatePath {
    /// Handed out with the form, so that a form sent twice makes one path.
    pub id: PathId,
    pub title: PathTitle,
    pub steps: Vec<NewStep>,
}

/// An author changes a path. People on it have the new steps at once.
#[derive(Clone, Debug)]
pub struct EditPath {
    pub id: PathId,
    /// As the form showed it.
    pub expected: Version,
    pub title: PathTitle,
    pub steps: Vec<NewStep>,
}

#[derive(Debug, Error)]
pub enum EditPathError {
    #[error(transparent)]
    Refused(#[from] PathRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
    #[error("one of these modules does not exist or was never published")]
    NoSuchModule,
}

/// A form that was sent twice is told the same as the first time.
pub async fn create_path(
    app: &App,
    actor: &Actor,
    command: CreatePath,
) -> Result<(), EditPathError> {
    match repeat(|| create_once(app, actor, &command)).await {
        Err(EditPathError::Store(StoreError::Duplicate(Rule::PathId))) => Ok(()),
        done => done,
    }
}

async fn create_once(app: &App, actor: &Actor, command: &CreatePath) -> Result<(), EditPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    check_modules(&mut *tx, &command.steps).await?;

    let steps = command.steps.iter().map(|it| Step {
        id: app.ids.next(),
        module: step_module(it.module),
        due_after: it.due_after,
    });
    let (path, created) = Path::create(command.id, command.title.clone(), steps.collect())?;

    tx.paths().insert(&path).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

pub async fn edit_path(app: &App, actor: &Actor, command: EditPath) -> Result<(), EditPathError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditPath) -> Result<(), EditPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut path = tx.paths().find(command.id).await?.ok_or(EditPathError::NoSuchPath)?;
    if path.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_modules(&mut *tx, &command.steps).await?;

    let steps: Vec<_> =
        command.steps.iter().map(|it| (step_module(it.module), it.due_after)).collect();
    let Some(edited) = path.value.edit(command.title.clone(), &steps, &*app.ids)? else {
        return Ok(());
    };

    tx.paths().update(&path).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

/// A step leads to something that people can take, or could once.
async fn check_modules(tx: &mut dyn Tx, steps: &[NewStep]) -> Result<(), EditPathError> {
    let modules: Vec<ModuleId> = steps.iter().map(|it| it.module).collect();
    let published = tx.modules().published_of(&modules).await?;
    let is_good = modules.iter().all(|it| published.contains(it));
    if is_good { Ok(()) } else { Err(EditPathError::NoSuchModule) }
}

/// A module of the training domain as onboarding knows it.
fn step_module(module: ModuleId) -> StepModule {
    Id::from_uuid(module.uuid())
}

failure!(EditPathError {
    Refused(PathRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NoSuchModule => Invalid "path-no-such-module" at "steps",
});
