use domain_courses::StudentId;
use domain_kernel::{Actor, Denied, Permission, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    courses::{StudentLine, StudentView},
    failure::failure,
    identity::Direction,
};

/// What a list of students is sorted by. Students alike in that are sorted by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum StudentsSortedBy {
    /// The last name first.
    #[default]
    Name,
    Email,
    Created,
}

/// A teacher looks at the company's students, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListStudents {
    /// Part of a first name, a last name or an address, or empty for all.
    pub search: String,
    pub sorted_by: StudentsSortedBy,
    pub direction: Direction,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindStudentError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such student")]
    NoSuchStudent,
}

pub async fn list_students(
    app: &App,
    actor: &Actor,
    query: ListStudents,
) -> Result<Page<StudentLine>, FindStudentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    Ok(app.courses.students(&permit, &query).await?)
}

/// A teacher looks at one student.
pub async fn see_student(
    app: &App,
    actor: &Actor,
    id: StudentId,
) -> Result<StudentView, FindStudentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    app.courses.student(&permit, id).await?.ok_or(FindStudentError::NoSuchStudent)
}

impl StudentsSortedBy {
    pub const ALL: [Self; 3] = [Self::Name, Self::Email, Self::Created];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Created => "created",
        }
    }

    /// The opposite of [`StudentsSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(FindStudentError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchStudent => NotFound "student-not-found",
});
