//! Who is in a course.

use application::{
    App, Page,
    courses::{
        CourseOutcome, EnrolledStudent, FindCourseError, FindEnrolledError, list_enrollable,
        list_enrolled, list_without_result, see_course, see_enrolled,
    },
};
use axum::extract::State;
use domain_courses::{Course, Student, StudentDetails, StudentId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, part, whole},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// A student of a course.
#[derive(Serialize, ToSchema)]
#[schema(as = EnrolledStudent)]
pub(crate) struct EnrolledDocument {
    student: StudentNamed,
    enrolled_on: String,
    outcome: Option<OutcomeDocument>,
}

/// Who a student is.
#[derive(Serialize, ToSchema)]
#[schema(as = StudentNamed)]
pub(crate) struct StudentNamed {
    id: String,
    first_name: String,
    last_name: String,
    email: String,
}

/// What came of a course for somebody.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseOutcome)]
pub(crate) struct OutcomeDocument {
    on: String,
    /// `passed`, `attended` or `not_passed`.
    result: &'static str,
    note: Option<String>,
}

/// Some of the students who could be put into a course.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseEnrollable)]
pub(crate) struct EnrollableDocument {
    items: Vec<StudentNamed>,
    /// Whether there are others like them: look for part of a name.
    has_more: bool,
}

/// Who is in a course, by last name.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/students",
    operation_id = "list_enrolled_students",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses(
        (status = 200, body = List<EnrolledDocument>),
        Refuses<FindEnrolledError, FindCourseError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    params: Params,
) -> Result<Answer<List<EnrolledDocument>>, Problem> {
    let list = format!("/api/v1/courses/{id}/students");
    let number = params.only_cursor(&list)?;
    // How many there are, the course says.
    let n_matches = see_course(&app, &caller.actor(), id).await?.n_enrolled;
    let items = list_enrolled(&app, &caller.actor(), id, number).await?;
    Ok(part(&Page { items, number, n_matches }, &list, EnrolledDocument::new))
}

/// One student of a course.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/students/{student}",
    operation_id = "show_enrolled_student",
    tag = "Courses",
    params(("id" = String, Path), ("student" = String, Path)),
    responses((status = 200, body = EnrolledDocument), Refuses<FindEnrolledError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, student): PathIds<Course, Student>,
) -> Result<Answer<EnrolledDocument>, Problem> {
    let enrolled = see_enrolled(&app, &caller.actor(), course, student).await?;
    Ok(Answer::of(EnrolledDocument::new(&enrolled)))
}

/// Those of a course of whom it is not said what came of it, by last name: the first 200.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/without-result",
    operation_id = "list_students_without_result",
    tag = "Courses",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = List<EnrolledDocument>),
        Refuses<FindEnrolledError, FindCourseError>
    )
)]
pub(crate) async fn without_result(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    params: Params,
) -> Result<Answer<List<EnrolledDocument>>, Problem> {
    params.only(&[], &[])?;
    see_course(&app, &caller.actor(), id).await?;
    let students = list_without_result(&app, &caller.actor(), id).await?;
    Ok(whole(students.iter().map(EnrolledDocument::new).collect()))
}

/// Students who are not in a course, by last name: the first 25.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/enrollable",
    operation_id = "list_enrollable_students",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("q" = Option<String>, Query, description = "Part of a name or an address")
    ),
    responses(
        (status = 200, body = EnrollableDocument),
        Refuses<FindEnrolledError, FindCourseError>
    )
)]
pub(crate) async fn enrollable(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    params: Params,
) -> Result<Answer<EnrollableDocument>, Problem> {
    let params = params.only(&["q"], &[])?;
    see_course(&app, &caller.actor(), id).await?;
    let found = list_enrollable(&app, &caller.actor(), id, params.text("q")).await?;
    let items = found.students.iter().map(|(id, details)| StudentNamed::new(*id, details));
    Ok(Answer::of(EnrollableDocument { items: items.collect(), has_more: found.has_more }))
}

impl EnrolledDocument {
    fn new(enrolled: &EnrolledStudent) -> Self {
        Self {
            student: StudentNamed::new(enrolled.id, &enrolled.details),
            enrolled_on: enrolled.enrolled_on.to_string(),
            outcome: enrolled.outcome.as_ref().map(OutcomeDocument::new),
        }
    }
}

impl StudentNamed {
    pub(super) fn new(id: StudentId, details: &StudentDetails) -> Self {
        let StudentDetails { first_name, last_name, email } = details;
        Self {
            id: id.to_string(),
            first_name: first_name.as_str().to_owned(),
            last_name: last_name.as_str().to_owned(),
            email: email.as_str().to_owned(),
        }
    }
}

impl OutcomeDocument {
    pub(super) fn new(outcome: &CourseOutcome) -> Self {
        Self {
            on: outcome.on.to_string(),
            result: outcome.result.name(),
            note: outcome.note.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}
