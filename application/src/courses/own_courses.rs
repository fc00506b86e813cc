use domain_courses::CourseId;
use domain_kernel::{Actor, Denied, Permission, StoreError};
use thiserror::Error;

use crate::{
    App,
    courses::{MaterialLine, OwnCourse, StudentCourse},
    failure::failure,
};

/// A course as one of its students sees it, with what it hands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCourse {
    pub own: OwnCourse,
    pub materials: Vec<MaterialLine>,
}

#[derive(Debug, Error)]
pub enum OwnCoursesError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of a course in which this person is not enrolled.
    #[error("there is no such course")]
    NoSuchCourse,
}

/// A person looks at the courses in which they are enrolled.
pub async fn list_own_courses(
    app: &App,
    actor: &Actor,
) -> Result<Vec<StudentCourse>, OwnCoursesError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.courses.own_courses(&permit, person).await?)
}

/// A person looks at one of them.
pub async fn see_own_course(
    app: &App,
    actor: &Actor,
    id: CourseId,
) -> Result<SeenCourse, OwnCoursesError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let found = app.courses.own_course(&permit, person, id).await?;
    let own = found.ok_or(OwnCoursesError::NoSuchCourse)?;
    Ok(SeenCourse { own, materials: app.courses.materials(&permit, id).await? })
}

failure!(OwnCoursesError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
});
