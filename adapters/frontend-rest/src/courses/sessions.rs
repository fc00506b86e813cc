//! The days of a course.

use application::{
    App, PageNumber,
    courses::{
        AddSession, AttendanceSheet, DeleteSession, EditSession, FindCourseError, SessionError,
        SessionLine, add_session, delete_session, edit_session, list_sessions, see_course,
        see_sheet,
    },
};
use axum::extract::State;
use domain_courses::{Course, CourseId, CourseSession, SessionId, SessionTitle};
use domain_kernel::{Date, parse_day};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, Created, List, created, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// A day of a course, and how many were there.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseSession)]
pub(crate) struct SessionDocument {
    id: String,
    held_on: String,
    title: Option<String>,
    present: u32,
    absent: u32,
    excused: u32,
}

/// When a course takes place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CourseSessionSettings)]
pub(crate) struct SessionSettings {
    #[schema(example = "2027-01-31", format = Date)]
    held_on: String,
    #[schema(max_length = 120)]
    title: Option<String>,
}

/// The days of a course, the earliest first.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/sessions",
    operation_id = "list_course_sessions",
    tag = "Courses",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = List<SessionDocument>),
        Refuses<SessionError, FindCourseError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    params: Params,
) -> Result<Answer<List<SessionDocument>>, Problem> {
    params.only(&[], &[])?;
    see_course(&app, &caller.actor(), id).await?;
    let sessions = list_sessions(&app, &caller.actor(), id).await?;
    Ok(whole(sessions.iter().map(SessionDocument::new).collect()))
}

/// Adds a day to a course.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/sessions",
    operation_id = "add_course_session",
    tag = "Courses",
    params(("id" = String, Path)),
    request_body = SessionSettings,
    responses((status = 201, body = Created), Refuses<SessionError>)
)]
pub(crate) async fn add(
    State(app): State<App>,
    caller: Caller,
    PathId(course): PathId<Course>,
    Body(document): Body<SessionSettings>,
) -> Result<Answer<Created>, Problem> {
    let (on, title) = settings(&document)?;
    let command = AddSession { id: app.ids.next(), course, on, title };
    let id = command.id.to_string();
    add_session(&app, &caller.actor(), command).await?;
    Ok(created(&format!("/api/v1/courses/{course}/sessions"), id))
}

/// Moves a day of a course, or calls it something else.
#[utoipa::path(
    put,
    path = "/api/v1/courses/{id}/sessions/{session}",
    operation_id = "edit_course_session",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("session" = String, Path),
        Seen
    ),
    request_body = SessionSettings,
    responses((status = 204), Refuses<SessionError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, session): PathIds<Course, CourseSession>,
    Seen(expected): Seen,
    Body(document): Body<SessionSettings>,
) -> Result<StatusCode, Problem> {
    let (on, title) = settings(&document)?;
    let sheet = find(&app, &caller, (course, session), PageNumber::FIRST).await?;
    let command = EditSession { id: sheet.id, expected, on, title };
    edit_session(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a day out of a course, with who was there.
#[utoipa::path(
    delete,
    path = "/api/v1/courses/{id}/sessions/{session}",
    operation_id = "delete_course_session",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("session" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<SessionError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, session): PathIds<Course, CourseSession>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let sheet = find(&app, &caller, (course, session), PageNumber::FIRST).await?;
    let command = DeleteSession { id: sheet.id, expected };
    delete_session(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// A session of this very course.
pub(super) async fn find(
    app: &App,
    caller: &Caller,
    (course, session): (CourseId, SessionId),
    page: PageNumber,
) -> Result<AttendanceSheet, Problem> {
    let sheet = see_sheet(app, &caller.actor(), session, page).await?;
    if sheet.course.0 == course { Ok(sheet) } else { Err(Problem::not_found()) }
}

fn settings(document: &SessionSettings) -> Result<(Date, Option<SessionTitle>), Problem> {
    let mut flaws = Flaws::default();
    let on = flaws.take("held_on", parse_day(&document.held_on));
    let title = document.title.as_deref().unwrap_or_default();
    let title = flaws.take("title", SessionTitle::parse_optional(title));
    on.zip(title).ok_or_else(|| flaws.into())
}

impl SessionDocument {
    fn new(session: &SessionLine) -> Self {
        Self {
            id: session.id.to_string(),
            held_on: session.on.to_string(),
            title: session.title.as_ref().map(|it| it.as_str().to_owned()),
            present: session.n_present,
            absent: session.n_absent,
            excused: session.n_excused,
        }
    }
}
