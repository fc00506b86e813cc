use application::{
    App,
    courses::{
        CourseView, CreateCourse, DeleteCourse, DeleteCourseError, EditCourse, EditCourseError,
        FindCourseError, create_course, delete_course, edit_course, see_course,
    },
};
use axum::extract::State;
use domain_courses::{
    Capacity, Course, CourseDays, CourseDescription, CourseSettings, CourseTitle,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::days;
use crate::{
    answer::{Answer, Created, created, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
    value::optional_day,
};

/// A course with all that is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Course)]
pub(crate) struct CourseDocument {
    id: String,
    title: String,
    description: Option<String>,
    starts_on: Option<String>,
    ends_on: Option<String>,
    /// How many may be enrolled, if not everybody.
    capacity: Option<u32>,
    enrolled: u32,
    /// Who made it, if that was a person.
    creator: Option<String>,
    created: String,
}

/// All that a teacher decides about a course. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CourseSettings)]
pub(crate) struct CourseSettingsDocument {
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    #[schema(max_length = 10000)]
    description: Option<String>,
    /// The first day.
    #[schema(example = "2027-01-31", format = Date)]
    starts_on: Option<String>,
    /// The last day.
    #[schema(format = Date)]
    ends_on: Option<String>,
    /// How many may be enrolled; everybody if it is left out.
    #[schema(minimum = 1, maximum = 100_000)]
    capacity: Option<u32>,
}

const PATH: &str = "/api/v1/courses";

/// Plans a course.
#[utoipa::path(
    post,
    path = "/api/v1/courses",
    operation_id = "create_course",
    tag = "Courses",
    request_body = CourseSettingsDocument,
    responses((status = 201, body = Created), Refuses<EditCourseError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<CourseSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = CreateCourse { id: app.ids.next(), settings: settings(&document)? };
    let id = command.id.to_string();
    create_course(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// One course.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{id}",
    operation_id = "show_course",
    tag = "Courses",
    params(("id" = String, Path)),
    responses((
        status = 200, body = CourseDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<FindCourseError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
) -> Result<Answer<CourseDocument>, Problem> {
    let course = see_course(&app, &caller.actor(), id).await?;
    Ok(Answer::of(CourseDocument::new(&course)).version(course.version))
}

/// Changes what a course is.
#[utoipa::path(
    put,
    path = "/api/v1/courses/{id}",
    operation_id = "edit_course",
    tag = "Courses",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = CourseSettingsDocument,
    responses((status = 204), Refuses<EditCourseError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    Seen(expected): Seen,
    Body(document): Body<CourseSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditCourse { id, expected, settings: settings(&document)? };
    edit_course(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a course, with its sessions, materials and who was in it.
#[utoipa::path(
    delete,
    path = "/api/v1/courses/{id}",
    operation_id = "delete_course",
    tag = "Courses",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<DeleteCourseError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Course>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    delete_course(&app, &caller.actor(), DeleteCourse { id, expected }).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

fn settings(document: &CourseSettingsDocument) -> Result<CourseSettings, Problem> {
    let mut flaws = Flaws::default();
    let title = flaws.take("title", CourseTitle::parse(&document.title));
    let description = document.description.as_deref().unwrap_or_default();
    let description = flaws.take("description", CourseDescription::parse_optional(description));
    let starts_on = flaws.take("starts_on", optional_day(document.starts_on.as_deref()));
    let ends_on = flaws.take("ends_on", optional_day(document.ends_on.as_deref()));
    let days = starts_on.zip(ends_on).and_then(|(starts_on, ends_on)| {
        flaws.take("ends_on", CourseDays::new(starts_on, ends_on))
    });
    let capacity = flaws.take("capacity", document.capacity.map(Capacity::new).transpose());
    match (title, description, days, capacity) {
        (Some(title), Some(description), Some(days), Some(capacity)) => {
            Ok(CourseSettings { title, description, days, capacity })
        }
        _ => Err(flaws.into()),
    }
}

impl CourseDocument {
    fn new(course: &CourseView) -> Self {
        let CourseSettings { title, description, days: of_course, capacity } = &course.settings;
        let (starts_on, ends_on) = days(*of_course);
        Self {
            id: course.id.to_string(),
            title: title.as_str().to_owned(),
            description: description.as_ref().map(|it| it.as_str().to_owned()),
            starts_on,
            ends_on,
            capacity: capacity.map(Capacity::get),
            enrolled: course.n_enrolled,
            creator: course.creator.as_ref().map(|it| it.as_str().to_owned()),
            created: moment(course.created),
        }
    }
}
