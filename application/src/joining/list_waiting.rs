use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    joining::{WaitingLine, WaitingView},
};

#[derive(Debug, Error)]
pub enum ListWaitingError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody waits here")]
    NoSuchRequest,
}

/// An admin looks at those who want to join, who waits longest first.
pub async fn list_waiting(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<WaitingLine>, ListWaitingError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.joins.waiting(&permit, page).await?)
}

/// An admin looks at one of them.
pub async fn see_waiting(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<WaitingView, ListWaitingError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    app.joins.waiting_one(&permit, id).await?.ok_or(ListWaitingError::NoSuchRequest)
}

failure!(ListWaitingError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchRequest => NotFound "join-not-found",
});
