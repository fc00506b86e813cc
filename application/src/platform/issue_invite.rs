use domain_identity::{Invite, InviteCode, InviteId, RegistrationNumber};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, Rule, StoreError};
use thiserror::Error;

use super::invite_key::{invite_code, invite_key};
use crate::{App, failure::failure, repeat};

/// An operator lets a company in that has this registration number.
#[derive(Clone, Debug)]
pub struct IssueInvite {
    /// Handed out with the form, so that a form sent twice makes one and is answered twice.
    pub id: InviteId,
    pub number: RegistrationNumber,
    /// How long it is good.
    pub days: u32,
}

#[derive(Debug, Error)]
pub enum IssueInviteError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("a company with this registration number is here already")]
    AlreadyHere,
    #[error("this invite has been issued already, and its code is shown once")]
    AlreadyIssued,
}

/// Returns the code, which is shown once and kept nowhere.
pub async fn issue_invite(
    app: &App,
    actor: &Actor,
    command: IssueInvite,
) -> Result<InviteCode, IssueInviteError> {
    let code = invite_code(&app.policy.temporary_key, command.id);
    repeat(|| issue_once(app, actor, &command, &code)).await?;
    Ok(code)
}

async fn issue_once(
    app: &App,
    actor: &Actor,
    command: &IssueInvite,
    code: &InviteCode,
) -> Result<(), IssueInviteError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    if app.platform.has_registration(&permit, &command.number).await? {
        return Err(IssueInviteError::AlreadyHere);
    }
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();
    if let Some(found) = tx.invites().find(command.id).await? {
        // Somebody clicked twice. A code is shown once, so not to whoever finds the form later.
        return match found.value.was_just_issued_for(&command.number, command.days, now) {
            true => Ok(()),
            false => Err(IssueInviteError::AlreadyIssued),
        };
    }

    let (invite, issued) = Invite::issue(command.id, command.number.clone(), command.days, now);

    match tx.invites().insert(&invite, &invite_key(code)).await {
        // Somebody clicked twice; the next time round it is there to be seen.
        Err(StoreError::Duplicate(Rule::InviteId)) => return Err(StoreError::Busy.into()),
        inserted => inserted?,
    }
    tx.commit(Facts::new(now, &issued)).await?;
    Ok(())
}

failure!(IssueInviteError {
    Denied(Denied),
    Store(StoreError),
    ;
    AlreadyHere => Invalid "invite-already-here" at "registration_number",
    AlreadyIssued => Refused "invite-already-issued",
});
