use domain_identity::{InviteId, InviteRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An operator lets nobody in by an invite any more.
#[derive(Clone, Copy, Debug)]
pub struct RevokeInvite {
    pub id: InviteId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum RevokeInviteError {
    #[error(transparent)]
    Refused(#[from] InviteRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such invite")]
    NoSuchInvite,
}

/// Of one that is revoked already this changes nothing.
pub async fn revoke_invite(
    app: &App,
    actor: &Actor,
    command: RevokeInvite,
) -> Result<(), RevokeInviteError> {
    repeat(|| revoke_once(app, actor, command)).await
}

async fn revoke_once(
    app: &App,
    actor: &Actor,
    command: RevokeInvite,
) -> Result<(), RevokeInviteError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.invites().find(command.id).await?;
    let mut invite = found.ok_or(RevokeInviteError::NoSuchInvite)?;

    let now = app.clock.now();
    let Some(revoked) = invite.value.revoke(now)? else {
        return Ok(());
    };
    if invite.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.invites().update(&invite).await?;
    tx.commit(Facts::new(now, &revoked)).await?;
    Ok(())
}

failure!(RevokeInviteError {
    Refused(InviteRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchInvite => NotFound "invite-not-found",
});
