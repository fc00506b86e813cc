//! The courses of a student.

use application::{
    App, Page,
    courses::{
        FindEnrolledError, FindStudentError, StudentCourse, list_courses_of, list_courses_without,
        see_student,
    },
};
use axum::extract::State;
use domain_courses::Student;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    enrolled::OutcomeDocument,
    list::{CourseLineDocument, days},
};
use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// A course of a student.
#[derive(Serialize, ToSchema)]
#[schema(as = StudentCourse)]
pub(crate) struct StudentCourseDocument {
    id: String,
    title: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
    enrolled_on: String,
    outcome: Option<OutcomeDocument>,
}

/// Some of the courses into which a student could be put.
#[derive(Serialize, ToSchema)]
#[schema(as = JoinableCourses)]
pub(crate) struct JoinableDocument {
    items: Vec<CourseLineDocument>,
    /// Whether there are others like them: look for part of a title.
    has_more: bool,
}

/// The courses that a student is in, the latest enrollment first.
#[utoipa::path(
    get,
    path = "/api/v1/students/{id}/courses",
    operation_id = "list_courses_of_student",
    tag = "Students",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses(
        (status = 200, body = List<StudentCourseDocument>),
        Refuses<FindEnrolledError, FindStudentError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Student>,
    params: Params,
) -> Result<Answer<List<StudentCourseDocument>>, Problem> {
    let list = format!("/api/v1/students/{id}/courses");
    let number = params.only_cursor(&list)?;
    // How many there are, the student says.
    let n_matches = see_student(&app, &caller.actor(), id).await?.n_courses;
    let items = list_courses_of(&app, &caller.actor(), id, number).await?;
    Ok(part(&Page { items, number, n_matches }, &list, StudentCourseDocument::new))
}

/// Courses in which a student is not, by title: the first 25.
#[utoipa::path(
    get,
    path = "/api/v1/students/{id}/joinable",
    operation_id = "list_joinable_courses",
    tag = "Students",
    params(
        ("id" = String, Path),
        ("q" = Option<String>, Query, description = "Part of a title")
    ),
    responses(
        (status = 200, body = JoinableDocument),
        Refuses<FindEnrolledError, FindStudentError>
    )
)]
pub(crate) async fn joinable(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Student>,
    params: Params,
) -> Result<Answer<JoinableDocument>, Problem> {
    let params = params.only(&["q"], &[])?;
    see_student(&app, &caller.actor(), id).await?;
    let found = list_courses_without(&app, &caller.actor(), id, params.text("q")).await?;
    let items = found.courses.iter().map(CourseLineDocument::new).collect();
    Ok(Answer::of(JoinableDocument { items, has_more: found.has_more }))
}

impl StudentCourseDocument {
    pub(super) fn new(course: &StudentCourse) -> Self {
        let (starts_on, ends_on) = days(course.days);
        Self {
            id: course.id.to_string(),
            title: course.title.as_str().to_owned(),
            starts_on,
            ends_on,
            enrolled_on: course.enrolled_on.to_string(),
            outcome: course.outcome.as_ref().map(OutcomeDocument::new),
        }
    }
}
