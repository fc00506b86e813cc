use domain_courses::CourseId;
use domain_equipment::CategoryId;
use domain_kernel::{Actor, Denied, Facts, Id, Permission, Rule, StoreError, Version};
use domain_onboarding::{
    Path, PathId, PathNumber, PathRefused, PathSettings, StepKind, StepPlan, WorkingDays,
    WrittenStep,
};
use domain_training::ModuleId;
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// An author lays out a path.
#[derive(Clone, Debug)]
pub struct CreatePath {
    /// Handed out with the form, so that a form sent twice makes one path.
    pub id: PathId,
    pub settings: PathSettings,
    pub steps: Vec<WrittenStep>,
}

/// An author changes a path. People who are on it stay with the steps that they have.
#[derive(Clone, Debug)]
pub struct EditPath {
    pub id: PathId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: PathSettings,
    pub steps: Vec<WrittenStep>,
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
    #[error("one of these courses does not exist any more")]
    NoSuchCourse,
    #[error("one of these categories of items does not exist any more")]
    NoSuchCategory,
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
    guard_categories(&mut *tx, &command.steps).await?;

    check_modules(&mut *tx, &command.steps).await?;
    check_courses(&mut *tx, &command.steps).await?;
    check_categories(&mut *tx, &command.steps).await?;

    let (settings, steps) = (command.settings.clone(), command.steps.clone());
    let (path, created) = Path::create(command.id, settings, steps, &*app.ids)?;

    tx.paths().insert(&path).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

/// Tells the new version, if the change began one.
pub async fn edit_path(
    app: &App,
    actor: &Actor,
    command: EditPath,
) -> Result<Option<PathNumber>, EditPathError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditPath,
) -> Result<Option<PathNumber>, EditPathError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;
    guard_categories(&mut *tx, &command.steps).await?;

    let mut path = tx.paths().find(command.id).await?.ok_or(EditPathError::NoSuchPath)?;
    if path.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_modules(&mut *tx, &command.steps).await?;
    check_courses(&mut *tx, &command.steps).await?;
    check_categories(&mut *tx, &command.steps).await?;

    let number = path.value.number();
    let is_anyone_at_it = tx.assignments().is_anyone_at(command.id, number).await?;

    let (settings, steps) = (command.settings.clone(), command.steps.clone());
    let Some(edited) = path.value.edit(settings, steps, is_anyone_at_it, &*app.ids)? else {
        return Ok(None);
    };
    let (before, now) = edited.number;

    tx.paths().update(&path).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok((before != now).then_some(now))
}

/// A step leads to something that people can take, or could once.
async fn check_modules(tx: &mut dyn Tx, steps: &[WrittenStep]) -> Result<(), EditPathError> {
    let modules = steps.iter().filter_map(|it| match it.plan.kind {
        StepKind::Module(module) => Some(Id::from_uuid(module.uuid())),
        StepKind::Course(_) | StepKind::Item(_) | StepKind::Task(_) => None,
    });
    let modules: Vec<ModuleId> = modules.collect();
    let published = tx.modules().published_of(&modules).await?;
    let is_good = modules.iter().all(|it| published.contains(it));
    if is_good { Ok(()) } else { Err(EditPathError::NoSuchModule) }
}

/// And to courses that are there.
async fn check_courses(tx: &mut dyn Tx, steps: &[WrittenStep]) -> Result<(), EditPathError> {
    for step in steps {
        if let StepKind::Course(course) = step.plan.kind {
            let found = tx.courses().find(Id::from_uuid(course.uuid())).await?;
            found.ok_or(EditPathError::NoSuchCourse)?;
        }
    }
    Ok(())
}

/// Nobody deletes a category meanwhile that becomes a step here.
async fn guard_categories(tx: &mut dyn Tx, steps: &[WrittenStep]) -> Result<(), StoreError> {
    if steps.iter().any(|it| matches!(it.plan.kind, StepKind::Item(_))) {
        tx.companies().guard().await?;
    }
    Ok(())
}

/// And to items of categories that are there.
async fn check_categories(tx: &mut dyn Tx, steps: &[WrittenStep]) -> Result<(), EditPathError> {
    for step in steps {
        if let StepKind::Item(category) = step.plan.kind {
            let found = tx.item_categories().find(Id::from_uuid(category.uuid())).await?;
            found.ok_or(EditPathError::NoSuchCategory)?;
        }
    }
    Ok(())
}

/// A module of the training domain as a step that can be done at any time.
pub fn module_step(module: ModuleId, due_after: Option<WorkingDays>) -> WrittenStep {
    let kind = StepKind::Module(Id::from_uuid(module.uuid()));
    WrittenStep { id: None, plan: StepPlan { kind, due_after, waits: false } }
}

/// A course as a step that can be done at any time.
pub fn course_step(course: CourseId, due_after: Option<WorkingDays>) -> WrittenStep {
    let kind = StepKind::Course(Id::from_uuid(course.uuid()));
    WrittenStep { id: None, plan: StepPlan { kind, due_after, waits: false } }
}

/// An item of a category as a step that can be done at any time.
pub fn item_step(category: CategoryId, due_after: Option<WorkingDays>) -> WrittenStep {
    let kind = StepKind::Item(Id::from_uuid(category.uuid()));
    WrittenStep { id: None, plan: StepPlan { kind, due_after, waits: false } }
}

failure!(EditPathError {
    Refused(PathRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NoSuchModule => Invalid "path-no-such-module" at "steps",
    NoSuchCourse => Invalid "path-no-such-course" at "steps",
    NoSuchCategory => Invalid "path-no-such-category" at "steps",
});
