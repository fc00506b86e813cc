use domain_kernel::{Actor, Denied, Permission, Role, StoreError};
use thiserror::Error;

use crate::{App, Page, PageNumber, failure::failure, identity::PersonLine};

/// Which people a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    #[default]
    Active,
    Deactivated,
    All,
}

/// An admin looks at the company's people, a page at a time.
#[derive(Clone, Debug)]
pub struct ListPeople {
    /// Part of a name, e-mail address or username, or empty for everyone.
    pub search: String,
    pub role: Option<Role>,
    pub shown: Shown,
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

failure!(ListPeopleError {
    Denied(Denied),
    Store(StoreError),
});
