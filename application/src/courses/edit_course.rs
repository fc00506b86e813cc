use domain_courses::{Course, CourseId, CourseSettings, NewCourse, SeatsTaken};
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A teacher plans a course.
#[derive(Clone, Debug)]
pub struct CreateCourse {
    /// Handed out with the form, so that a form sent twice makes one course.
    pub id: CourseId,
    pub settings: CourseSettings,
}

/// A teacher changes what a course is.
#[derive(Clone, Debug)]
pub struct EditCourse {
    pub id: CourseId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: CourseSettings,
}

#[derive(Debug, Error)]
pub enum EditCourseError {
    #[error(transparent)]
    Refused(#[from] SeatsTaken),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
}

/// A form that was sent twice is told the same as the first time.
pub async fn create_course(
    app: &App,
    actor: &Actor,
    command: CreateCourse,
) -> Result<(), EditCourseError> {
    match repeat(|| create_once(app, actor, &command)).await {
        Err(EditCourseError::Store(StoreError::Duplicate(Rule::CourseId))) => Ok(()),
        done => done,
    }
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateCourse,
) -> Result<(), EditCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let settings = command.settings.clone();
    let new = NewCourse { id: command.id, settings, creator: actor.person_id() };
    let (course, created) = Course::create(new, now);

    tx.courses().insert(&course).await?;
    tx.commit(Facts::new(now, &created)).await?;
    Ok(())
}

pub async fn edit_course(
    app: &App,
    actor: &Actor,
    command: EditCourse,
) -> Result<(), EditCourseError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditCourse) -> Result<(), EditCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    let n_enrolled = tx.courses().n_enrolled(command.id).await?;
    let course = tx.courses().find(command.id).await?;
    let mut course = course.ok_or(EditCourseError::NoSuchCourse)?;
    if course.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let Some(edited) = course.value.edit(command.settings.clone(), n_enrolled)? else {
        return Ok(());
    };

    tx.courses().update(&course).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

failure!(EditCourseError {
    Refused(SeatsTaken),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
});
