//! Who comes into a course and who leaves it.

use application::{
    App, Message,
    courses::{
        EnrollError, EnrollStudents, Enrolled, EnrollmentPreview, NotEnrolled, PreviewEnrollment,
        PreviewEnrollmentError, WithdrawStudent, enroll_students, preview_enrollment,
        withdraw_student,
    },
};
use axum::extract::State;
use domain_courses::{Course, Student, StudentId};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::{Flaws, Place, at_field},
    me::{NamedDocument, named},
    path::{PathId, PathIds},
    problem::Problem,
    schema::IdText,
    value::ids,
};

/// Who is to be put into a course: all of them, or nobody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EnrollStudents)]
pub(crate) struct Enroll {
    /// One at least.
    #[schema(value_type = Vec<IdText>)]
    students: Vec<String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
#[schema(as = EnrolledStudents)]
pub(crate) struct EnrolledOutcome {
    /// What those who are new are called.
    new: Vec<String>,
    /// How many were in it already.
    before: usize,
}

/// E-mail addresses of students who might be put into a course.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StudentAddresses)]
pub(crate) struct Addresses {
    addresses: Vec<String>,
}

/// Who would be put into a course, and who not.
#[derive(Serialize, ToSchema)]
#[schema(as = EnrollmentPreview)]
pub(crate) struct EnrollmentPreviewDocument {
    /// By last name.
    new: Vec<NamedDocument>,
    /// The names of those who are in it already.
    in_course: Vec<String>,
    /// Addresses of nobody, as they were sent.
    unknown: Vec<String>,
    /// How many places are left, where that is limited.
    free: Option<u32>,
}

/// Puts students into a course: all of them, or nobody.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/students",
    operation_id = "enroll_students",
    tag = "Courses",
    params(("id" = String, Path)),
    request_body = Enroll,
    responses((status = 200, body = EnrolledOutcome), Refuses<EnrollError>)
)]
pub(crate) async fn enroll(
    State(app): State<App>,
    caller: Caller,
    PathId(course): PathId<Course>,
    Body(document): Body<Enroll>,
) -> Result<Answer<EnrolledOutcome>, Problem> {
    let mut flaws = Flaws::default();
    let students = some_students(&document.students, &mut flaws).ok_or(flaws)?;
    let command = EnrollStudents { course, students };
    let enrolled = enroll_students(&app, &caller.actor(), command).await;
    let Enrolled { new, n_before } = enrolled.map_err(|err| match err {
        EnrollError::NoSuchStudent => at_field("students", err),
        err => err.into(),
    })?;
    Ok(Answer::of(EnrolledOutcome { new, before: n_before }))
}

/// Takes a student out of a course, with their attendance.
#[utoipa::path(
    delete,
    path = "/api/v1/courses/{id}/students/{student}",
    operation_id = "withdraw_student",
    tag = "Courses",
    params(("id" = String, Path), ("student" = String, Path)),
    responses((status = 204), Refuses<EnrollError>)
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, student): PathIds<Course, Student>,
) -> Result<StatusCode, Problem> {
    let command = WithdrawStudent { course, student };
    let withdrawn = withdraw_student(&app, &caller.actor(), command).await;
    withdrawn.map_err(|err| match err {
        // Whom the path names is not there.
        EnrollError::NoSuchStudent => Problem::not_found(),
        err => err.into(),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// Finds students by their addresses, and says who of them would be new in a course.
#[utoipa::path(
    post,
    path = "/api/v1/courses/{id}/enrollment-preview",
    operation_id = "preview_enrollment",
    tag = "Courses",
    params(("id" = String, Path)),
    request_body = Addresses,
    responses(
        (status = 200, body = EnrollmentPreviewDocument),
        Refuses<PreviewEnrollmentError>
    )
)]
pub(crate) async fn preview(
    State(app): State<App>,
    caller: Caller,
    PathId(course): PathId<Course>,
    Body(Addresses { addresses }): Body<Addresses>,
) -> Result<Answer<EnrollmentPreviewDocument>, Problem> {
    let query = PreviewEnrollment { course, addresses };
    let seen = preview_enrollment(&app, &caller.actor(), query).await;
    let seen = seen.map_err(|err| match err {
        PreviewEnrollmentError::Nobody | PreviewEnrollmentError::TooMany => {
            at_field("addresses", err)
        }
        err => err.into(),
    })?;
    Ok(Answer::of(EnrollmentPreviewDocument::new(seen)))
}

/// The students that a document names, of whom there is one at least.
pub(super) fn some_students(texts: &[String], flaws: &mut Flaws) -> Option<Vec<StudentId>> {
    if texts.is_empty() {
        flaws.add(Place::field("students"), Message::new("course-choose-students"));
        return None;
    }
    flaws.take("students", ids(texts))
}

impl EnrollmentPreviewDocument {
    fn new(preview: EnrollmentPreview) -> Self {
        let (mut in_course, mut unknown) = (Vec::new(), Vec::new());
        for it in preview.left_out {
            match it {
                NotEnrolled::InCourse(name) => in_course.push(name),
                NotEnrolled::Unknown(address) => unknown.push(address),
            }
        }
        let new = preview.new.iter().map(|(id, name)| named(*id, name));
        Self { new: new.collect(), in_course, unknown, free: preview.n_free }
    }
}
