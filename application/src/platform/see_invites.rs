use domain_identity::{InviteId, InviteStanding};
use domain_kernel::{Actor, Denied, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{App, Page, PageNumber, failure::failure, platform::InviteLine};

/// Which invites an operator looks at, newest first.
#[derive(Clone, Copy, Debug)]
pub struct ListInvites {
    pub standing: Option<InviteStanding>,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindInviteError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such invite")]
    NoSuchInvite,
}

pub async fn list_invites(
    app: &App,
    actor: &Actor,
    query: ListInvites,
) -> Result<Page<InviteLine>, FindInviteError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    Ok(app.platform.invites(&permit, query, app.clock.now()).await?)
}

pub async fn see_invite(
    app: &App,
    actor: &Actor,
    id: InviteId,
) -> Result<InviteLine, FindInviteError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let found = app.platform.invite(&permit, id).await?;
    found.ok_or(FindInviteError::NoSuchInvite)
}

failure!(FindInviteError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchInvite => NotFound "invite-not-found",
});
