//! The courses in which somebody is taught themselves.

use application::{
    App,
    courses::{
        OwnCoursesError, SeeMaterial, SeeMaterialError, SeenCourse, SeesAs, list_own_courses,
        see_material, see_own_course,
    },
};
use axum::extract::State;
use domain_courses::{Course, Material};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    materials::{MaterialDocument, MaterialLineDocument},
    of_student::StudentCourseDocument,
    sheet::AttendanceDocument,
};
use crate::{
    answer::{Answer, List, whole},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// A course as one of its students sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnCourse)]
pub(crate) struct OwnCourseDocument {
    course: StudentCourseDocument,
    description: Option<String>,
    /// The earliest first.
    sessions: Vec<OwnSessionDocument>,
    materials: Vec<MaterialLineDocument>,
}

/// A day of a course, and whether whoever asks was there.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnCourseSession)]
pub(crate) struct OwnSessionDocument {
    held_on: String,
    title: Option<String>,
    attendance: Option<AttendanceDocument>,
}

/// The courses in which whoever asks is a student, the latest enrollment first.
#[utoipa::path(
    get,
    path = "/api/v1/training/courses",
    operation_id = "list_own_courses",
    tag = "Courses",
    responses((status = 200, body = List<StudentCourseDocument>), Refuses<OwnCoursesError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<StudentCourseDocument>>, Problem> {
    params.only(&[], &[])?;
    let courses = list_own_courses(&app, &caller.actor()).await?;
    Ok(whole(courses.iter().map(StudentCourseDocument::new).collect()))
}

/// One of them, with what it hands out.
#[utoipa::path(
    get,
    path = "/api/v1/training/courses/{id}",
    operation_id = "show_own_course",
    tag = "Courses",
    params(("id" = String, Path)),
    responses((status = 200, body = OwnCourseDocument), Refuses<OwnCoursesError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
) -> Result<Answer<OwnCourseDocument>, Problem> {
    let seen = see_own_course(&app, &caller.actor(), id).await?;
    Ok(Answer::of(OwnCourseDocument::new(&seen)))
}

/// One file that a course of whoever asks hands out, with what it is about.
#[utoipa::path(
    get,
    path = "/api/v1/training/courses/{id}/materials/{material}",
    operation_id = "show_own_course_material",
    tag = "Courses",
    params(("id" = String, Path), ("material" = String, Path)),
    responses((status = 200, body = MaterialDocument), Refuses<SeeMaterialError>)
)]
pub(crate) async fn material(
    State(app): State<App>,
    caller: Caller,
    PathIds(course, id): PathIds<Course, Material>,
) -> Result<Answer<MaterialDocument>, Problem> {
    let query = SeeMaterial { course, id, sees_as: SeesAs::Student };
    let view = see_material(&app, &caller.actor(), query).await?;
    Ok(Answer::of(MaterialDocument::new(&view)))
}

impl OwnCourseDocument {
    fn new(seen: &SeenCourse) -> Self {
        let own = &seen.own;
        let sessions = own.sessions.iter().map(|(on, title, attendance)| OwnSessionDocument {
            held_on: on.to_string(),
            title: title.as_ref().map(|it| it.as_str().to_owned()),
            attendance: attendance.as_ref().map(AttendanceDocument::new),
        });
        Self {
            course: StudentCourseDocument::new(&own.course),
            description: own.description.as_ref().map(|it| it.as_str().to_owned()),
            sessions: sessions.collect(),
            materials: seen.materials.iter().map(MaterialLineDocument::new).collect(),
        }
    }
}
