use domain_courses::CourseId;
use domain_kernel::{Actor, Denied, Facts, Id, Permission, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A teacher deletes a course, with everything that belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct DeleteCourse {
    pub id: CourseId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeleteCourseError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    #[error("this course is a step of a path; take it out there first")]
    InPath,
}

pub async fn delete_course(
    app: &App,
    actor: &Actor,
    command: DeleteCourse,
) -> Result<(), DeleteCourseError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteCourse,
) -> Result<(), DeleteCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    let n_enrolled = tx.courses().n_enrolled(command.id).await?;
    let course = tx.courses().find(command.id).await?;
    let course = course.ok_or(DeleteCourseError::NoSuchCourse)?;
    if course.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    if tx.paths().have_course(Id::from_uuid(command.id.uuid())).await? {
        return Err(DeleteCourseError::InPath);
    }

    let deleted = course.value.delete(n_enrolled);

    tx.courses().remove(command.id, course.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

failure!(DeleteCourseError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    InPath => Refused "course-in-path",
});
