use application::{
    App,
    courses::{CourseLine, CoursesSortedBy, FindCourseError, ListCourses, list_courses},
};
use axum::extract::State;
use domain_courses::CourseDays;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::{Params, direction},
    problem::Problem,
};

/// A course in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = CourseLine)]
pub(crate) struct CourseLineDocument {
    id: String,
    title: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
    /// How many may be enrolled, if not everybody.
    capacity: Option<u32>,
    enrolled: u32,
}

const PATH: &str = "/api/v1/courses";
const PARAMS: [&str; 4] = ["q", "sort", "direction", "cursor"];

/// The company's courses, for whoever teaches.
#[utoipa::path(
    get,
    path = "/api/v1/courses",
    operation_id = "list_courses",
    tag = "Courses",
    params(
        ("q" = Option<String>, Query, description = "Part of a title"),
        (
            "sort" = Option<String>, Query, description = "`title`, `starts` or `students`",
            pattern = "^(title|starts|students)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<CourseLineDocument>), Refuses<FindCourseError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CourseLineDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let page = list_courses(&app, &caller.actor(), asked(&params, &list)?).await?;
    Ok(part(&page, &list, CourseLineDocument::new))
}

fn asked(params: &Params, list: &str) -> Result<ListCourses, Problem> {
    let mut flaws = Flaws::default();
    let sorted_by = flaws.asked("sort", params.parsed("sort", CoursesSortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListCourses {
        search: params.text("q").to_owned(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

impl CourseLineDocument {
    pub(super) fn new(course: &CourseLine) -> Self {
        let (starts_on, ends_on) = days(course.days);
        Self {
            id: course.id.to_string(),
            title: course.title.as_str().to_owned(),
            starts_on,
            ends_on,
            capacity: course.n_places,
            enrolled: course.n_enrolled,
        }
    }
}

/// The first and the last day.
pub(super) fn days(days: CourseDays) -> (Option<String>, Option<String>) {
    (days.starts_on().map(|it| it.to_string()), days.ends_on().map(|it| it.to_string()))
}
