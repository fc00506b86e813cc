//! What came of a course.

use application::{
    App,
    courses::{CompleteCourse, CompleteCourseError, RevokeResult, complete_course, revoke_result},
};
use axum::extract::State;
use domain_courses::{CompletionNote, CompletionReason, Course, CourseResult, Student};
use domain_kernel::parse_day;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::enroll::some_students;
use crate::{
    RequestRefused,
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::{Flaws, at_field},
    path::{PathId, PathIds},
    problem::Problem,
    schema::IdText,
};

/// What came of a course for some of its students: for all of them, or for nobody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCourseOutcome)]
pub(crate) struct NewOutcome {
    /// One at least.
    #[schema(value_type = Vec<IdText>)]
    students: Vec<String>,
    /// `passed`, `attended` or `not_passed`.
    #[schema(pattern = "^(passed|attended|not_passed)$")]
    result: String,
    /// Today or earlier.
    #[schema(example = "2027-01-31", format = Date)]
    completed_on: String,
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// Why a result is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RevokeCourseOutcome)]
pub(crate) struct RevokeOutcome {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Says what came of a course for some of its students: for all of them, or for nobody.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/outcomes",
    operation_id = "complete_course",
    tag = "Courses",
    params(("id" = String, Path)),
    request_body = NewOutcome,
    responses((status = 204), Refuses<CompleteCourseError>)
)]
pub(crate) async fn complete(
    State(app): State<App>,
    caller: Caller,
    PathId(course): PathId<Course>,
    Body(document): Body<NewOutcome>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let students = some_students(&document.students, &mut flaws);
    let result = CourseResult::parse(&document.result).ok_or(RequestRefused::WrongValue);
    let result = flaws.take("result", result);
    let on = flaws.take("completed_on", parse_day(&document.completed_on));
    let note = document.note.as_deref().unwrap_or_default();
    let note = flaws.take("note", CompletionNote::parse_optional(note));
    let (Some(students), Some(result), Some(on), Some(note)) = (students, result, on, note) else {
        return Err(flaws.into());
    };
    let command = CompleteCourse { course, students, on, result, note };
    let completed = complete_course(&app, &caller.actor(), command).await;
    completed.map_err(|err| match err {
        CompleteCourseError::NotEnrolled => at_field("students", err),
        err => err.into(),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what came of a course for a student.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/students/{student}/revoke",
    operation_id = "revoke_course_outcome",
    tag = "Courses",
    params(("id" = String, Path), ("student" = String, Path)),
    request_body = RevokeOutcome,
    responses((status = 204), Refuses<CompleteCourseError>)
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, student): PathIds<Course, Student>,
    Body(document): Body<RevokeOutcome>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", CompletionReason::parse(&document.reason)).ok_or(flaws)?;
    let command = RevokeResult { course, student, reason };
    let revoked = revoke_result(&app, &caller.actor(), command).await;
    revoked.map_err(|err| match err {
        // Whom the path names is not there.
        CompleteCourseError::NotEnrolled => Problem::not_found(),
        err => err.into(),
    })?;
    Ok(StatusCode::NO_CONTENT)
}
