use domain_courses::{CourseId, StudentDetails, StudentId};
use domain_kernel::{Actor, Denied, Permission, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    courses::{CourseLine, EnrolledStudent, StudentCourse},
    failure::failure,
};

/// Some of the students who could be put into a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrollable {
    pub students: Vec<(StudentId, StudentDetails)>,
    /// Whether there are others like them.
    pub has_more: bool,
}

/// Some of the courses into which a student could be put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinableCourses {
    pub courses: Vec<CourseLine>,
    /// Whether there are others like them.
    pub has_more: bool,
}

#[derive(Debug, Error)]
pub enum FindEnrolledError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this student is not enrolled in this course")]
    NotEnrolled,
}

/// So many as somebody says at once what came of a course.
const MOST_AT_ONCE: u32 = 200;

/// A teacher looks at who is in a course.
pub async fn list_enrolled(
    app: &App,
    actor: &Actor,
    course: CourseId,
    page: PageNumber,
) -> Result<Vec<EnrolledStudent>, FindEnrolledError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    Ok(app.courses.enrolled(&permit, course, page).await?)
}

/// A teacher looks at those of whom it is not said what came of a course: the first of many.
pub async fn list_without_result(
    app: &App,
    actor: &Actor,
    course: CourseId,
) -> Result<Vec<EnrolledStudent>, FindEnrolledError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    Ok(app.courses.without_result(&permit, course, MOST_AT_ONCE).await?)
}

/// A teacher looks at one student of a course.
pub async fn see_enrolled(
    app: &App,
    actor: &Actor,
    course: CourseId,
    student: StudentId,
) -> Result<EnrolledStudent, FindEnrolledError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let found = app.courses.enrollment(&permit, course, student).await?;
    found.ok_or(FindEnrolledError::NotEnrolled)
}

/// A teacher looks for students to put into a course.
pub async fn list_enrollable(
    app: &App,
    actor: &Actor,
    course: CourseId,
    search: &str,
) -> Result<Enrollable, FindEnrolledError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let most = Page::<()>::N_LINES;
    let mut students = app.courses.not_enrolled(&permit, course, search, most + 1).await?;
    let has_more = most as usize <= students.len().saturating_sub(1);
    students.truncate(most as usize);
    Ok(Enrollable { students, has_more })
}

/// A teacher looks at the courses of a student.
pub async fn list_courses_of(
    app: &App,
    actor: &Actor,
    student: StudentId,
    page: PageNumber,
) -> Result<Vec<StudentCourse>, FindEnrolledError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    Ok(app.courses.courses_of(&permit, student, page).await?)
}

/// A teacher looks for courses to put a student into.
pub async fn list_courses_without(
    app: &App,
    actor: &Actor,
    student: StudentId,
    search: &str,
) -> Result<JoinableCourses, FindEnrolledError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let most = Page::<()>::N_LINES;
    let mut courses = app.courses.courses_without(&permit, student, search, most + 1).await?;
    let has_more = most as usize <= courses.len().saturating_sub(1);
    courses.truncate(most as usize);
    Ok(JoinableCourses { courses, has_more })
}

failure!(FindEnrolledError {
    Denied(Denied),
    Store(StoreError),
    ;
    NotEnrolled => NotFound "course-not-enrolled",
});
