use domain_identity::{DepartmentId, JobTitle};
use domain_kernel::{Actor, Denied, Permission, PersonId, Role, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::{PeopleChoices, PersonLine},
};

/// Which people a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    #[default]
    Active,
    Deactivated,
    All,
}

/// What a list of people is sorted by. Who is alike in that is sorted by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SortedBy {
    #[default]
    Name,
    Department,
    JobTitle,
    LastSignIn,
    Created,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Direction {
    #[default]
    Ascending,
    Descending,
}

/// An admin looks at the company's people, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListPeople {
    /// Part of a name, e-mail address or username, or empty for everyone.
    pub search: String,
    pub role: Option<Role>,
    pub shown: Shown,
    pub department: Option<DepartmentId>,
    pub job_title: Option<JobTitle>,
    pub manager: Option<PersonId>,
    pub sorted_by: SortedBy,
    pub direction: Direction,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum ListPeopleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub async fn list_people(
    app: &App,
    actor: &Actor,
    query: ListPeople,
) -> Result<Page<PersonLine>, ListPeopleError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.people(&permit, &query).await?)
}

/// What a list of people can be narrowed to.
pub async fn list_people_choices(
    app: &App,
    actor: &Actor,
) -> Result<PeopleChoices, ListPeopleError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.people_choices(&permit).await?)
}

impl SortedBy {
    pub const ALL: [Self; 5] =
        [Self::Name, Self::Department, Self::JobTitle, Self::LastSignIn, Self::Created];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Department => "department",
            Self::JobTitle => "job_title",
            Self::LastSignIn => "last_sign_in",
            Self::Created => "created",
        }
    }

    /// The opposite of [`SortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(ListPeopleError {
    Denied(Denied),
    Store(StoreError),
});
