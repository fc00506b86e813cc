use domain_courses::CourseId;
use domain_kernel::{Actor, Denied, Permission, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    courses::{CourseLine, CourseView},
    failure::failure,
    identity::Direction,
};

/// What a list of courses is sorted by. Courses alike in that are sorted by title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CoursesSortedBy {
    #[default]
    Title,
    /// The first day. What has none comes last, whichever the direction.
    Starts,
    Students,
}

/// A teacher looks at the company's courses, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListCourses {
    /// Part of a title, or empty for all.
    pub search: String,
    pub sorted_by: CoursesSortedBy,
    pub direction: Direction,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindCourseError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
}

pub async fn list_courses(
    app: &App,
    actor: &Actor,
    query: ListCourses,
) -> Result<Page<CourseLine>, FindCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    Ok(app.courses.courses(&permit, &query).await?)
}

/// A teacher looks at one course.
pub async fn see_course(
    app: &App,
    actor: &Actor,
    id: CourseId,
) -> Result<CourseView, FindCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    app.courses.course(&permit, id).await?.ok_or(FindCourseError::NoSuchCourse)
}

impl CoursesSortedBy {
    pub const ALL: [Self; 3] = [Self::Title, Self::Starts, Self::Students];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Starts => "starts",
            Self::Students => "students",
        }
    }

    /// The opposite of [`CoursesSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(FindCourseError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
});
