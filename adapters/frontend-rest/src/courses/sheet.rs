//! Who was at a session.

use application::{
    App, Message, PageNumber,
    courses::{AttendanceSheet, SessionError, SheetLine, TakeAttendance, take_attendance},
};
use axum::extract::State;
use domain_courses::{Attendance, AttendanceMark, AttendanceNote, Course, CourseSession, Presence};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{enrolled::StudentNamed, sessions::find};
use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    cursor::next_if,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    params::Params,
    path::PathIds,
    problem::Problem,
    schema::IdText,
    value::id,
};

/// A session, and a part of its students with whether they were there.
#[derive(Serialize, ToSchema)]
#[schema(as = AttendanceSheet)]
pub(crate) struct SheetDocument {
    id: String,
    held_on: String,
    title: Option<String>,
    /// By last name, 100 at once.
    items: Vec<SheetLineDocument>,
    /// The `cursor` of the next part, if there is one.
    next: Option<String>,
    /// How many are in the course.
    total: u32,
}

/// Whether a student was at a session.
#[derive(Serialize, ToSchema)]
#[schema(as = AttendanceLine)]
pub(crate) struct SheetLineDocument {
    student: StudentNamed,
    attendance: Option<AttendanceDocument>,
}

/// What is said of somebody's attendance.
#[derive(Serialize, ToSchema)]
#[schema(as = Attendance)]
pub(crate) struct AttendanceDocument {
    /// `present`, `absent` or `excused`.
    state: &'static str,
    note: Option<String>,
}

/// Who was at a session. Of students who are not in it nothing changes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TakeAttendance)]
pub(crate) struct Marks {
    marks: Vec<MarkDocument>,
}

/// What is said of one student.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AttendanceMark)]
pub(crate) struct MarkDocument {
    #[schema(value_type = IdText)]
    student: String,
    /// `present`, `absent` or `excused`; what was said before is taken back without it.
    #[schema(pattern = "^(present|absent|excused)$")]
    state: Option<String>,
    #[schema(max_length = 200)]
    note: Option<String>,
}

/// A session, and who was there.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}/sessions/{session}",
    operation_id = "show_course_session",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("session" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((
        status = 200, body = SheetDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<SessionError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, session): PathIds<Course, CourseSession>,
    params: Params,
) -> Result<Answer<SheetDocument>, Problem> {
    let list = format!("/api/v1/courses/{course}/sessions/{session}");
    let page = params.only_cursor(&list)?;
    let sheet = find(&app, &caller, (course, session), page).await?;
    let next = next_if(sheet.has_more(), page, &list);
    Ok(Answer::of(SheetDocument::new(&sheet, next)).version(sheet.version))
}

/// Says who was at a session.
#[utoipa::path(
    put,
    path = "/api/v1/courses/{id}/sessions/{session}/attendance",
    operation_id = "take_attendance",
    tag = "Courses",
    params(
        ("id" = String, Path),
        ("session" = String, Path),
        Seen
    ),
    request_body = Marks,
    responses((status = 204), Refuses<SessionError>)
)]
pub(crate) async fn take(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, session): PathIds<Course, CourseSession>,
    Seen(expected): Seen,
    Body(document): Body<Marks>,
) -> Result<StatusCode, Problem> {
    let marks = marks(&document)?;
    let sheet = find(&app, &caller, (course, session), PageNumber::FIRST).await?;
    let command = TakeAttendance { id: sheet.id, expected, marks };
    take_attendance(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn marks(document: &Marks) -> Result<Vec<AttendanceMark>, Problem> {
    let (mut flaws, mut marks) = (Flaws::default(), Vec::<AttendanceMark>::new());
    for (place, document) in document.marks.iter().enumerate() {
        let Some(mark) = mark(place, document, &mut flaws) else { continue };
        match marks.iter().any(|(student, _)| *student == mark.0) {
            true => {
                let message = application::Failure::message(&RequestRefused::Mismatched);
                flaws.add(Place::field(&format!("marks/{place}/student")), message);
            }
            false => marks.push(mark),
        }
    }
    flaws.none()?;
    Ok(marks)
}

/// What is said of somebody, or a note of what is wrong with it.
fn mark(place: usize, document: &MarkDocument, flaws: &mut Flaws) -> Option<AttendanceMark> {
    let field = |name: &str| format!("marks/{place}/{name}");
    let presence = |it| Presence::parse(it).ok_or(RequestRefused::WrongValue);
    let student = flaws.take(&field("student"), id(&document.student));
    let state = document.state.as_deref().map(presence).transpose();
    let state = flaws.take(&field("state"), state);
    let note = AttendanceNote::parse_optional(document.note.as_deref().unwrap_or_default());
    let note = flaws.take(&field("note"), note);
    match (student?, state?, note?) {
        (student, Some(state), note) => Some((student, Some(Attendance { state, note }))),
        (student, None, None) => Some((student, None)),
        (_, None, Some(_)) => {
            let message = Message::new("attendance-note-alone");
            flaws.add(Place::field(&field("state")), message);
            None
        }
    }
}

impl SheetDocument {
    fn new(sheet: &AttendanceSheet, next: Option<String>) -> Self {
        Self {
            id: sheet.id.to_string(),
            held_on: sheet.on.to_string(),
            title: sheet.title.as_ref().map(|it| it.as_str().to_owned()),
            items: sheet.students.iter().map(SheetLineDocument::new).collect(),
            next,
            total: sheet.n_students,
        }
    }
}

impl SheetLineDocument {
    fn new(line: &SheetLine) -> Self {
        Self {
            student: StudentNamed::new(line.student, &line.details),
            attendance: line.attendance.as_ref().map(AttendanceDocument::new),
        }
    }
}

impl AttendanceDocument {
    pub(super) fn new(attendance: &Attendance) -> Self {
        Self {
            state: attendance.state.name(),
            note: attendance.note.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}
