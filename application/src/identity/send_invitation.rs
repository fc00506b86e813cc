use std::time::Duration;

use domain_identity::{Language, Limit, Link, LinkIssued, Person, Purpose};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Realm, StoreError, Timestamp};
use thiserror::Error;

use super::sign_in::key;
use crate::{
    App, Tx,
    failure::failure,
    identity::TooOften,
    mail::{Letter, NewMail, Recipient, link_token},
    repeat,
};

/// An admin mails somebody who has not come yet another link to choose their first password.
#[derive(Clone, Copy, Debug)]
pub struct SendInvitation {
    pub id: PersonId,
}

#[derive(Debug, Error)]
pub enum SendInvitationError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this person has chosen a password already")]
    HasCome,
    #[error("this person is deactivated; reactivate them first")]
    Deactivated,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Of one person, three in an hour (spec: defaults, 5).
const INVITATIONS: Limit = Limit::Bucket { burst: 3, every: Duration::from_mins(20) };

/// Only the newest link is good.
pub async fn send_invitation(
    app: &App,
    actor: &Actor,
    command: SendInvitation,
) -> Result<(), SendInvitationError> {
    actor.permit(Permission::ManagePeople)?;
    let target = key("invitation", &command.id.to_string());
    let taken = repeat(|| app.throttle.take(&target, &INVITATIONS, app.clock.now())).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let sent = repeat(|| send_once(app, actor, command)).await;
    if sent.is_err() {
        repeat(|| app.throttle.undo(&target, &INVITATIONS)).await.ok();
    }
    sent
}

async fn send_once(
    app: &App,
    actor: &Actor,
    command: SendInvitation,
) -> Result<(), SendInvitationError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    let person = tx.people().find(command.id).await?;
    let person = person.ok_or(SendInvitationError::NoSuchPerson)?.value;
    if !person.state.is_active() {
        return Err(SendInvitationError::Deactivated);
    }
    if !person.credential.must_change() {
        return Err(SendInvitationError::HasCome);
    }

    let now = app.clock.now();
    let issued = invite(app, &mut *tx, permit.realm(), &person, now).await?;
    tx.commit(Facts::new(now, &issued)).await?;
    Ok(())
}

/// Writes somebody a link to choose their first password.
pub(super) async fn invite(
    app: &App,
    tx: &mut dyn Tx,
    realm: Realm,
    person: &Person,
    now: Timestamp,
) -> Result<LinkIssued, StoreError> {
    let id = app.ids.next();
    let hash = link_token(&app.policy.link_key, realm, person.id, id).hash();
    let link = Link::issue(id, person.id, Purpose::Welcome, hash, now);
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(tx, person, Language::English).await?,
        letter: Letter::Welcome { link: id },
        written: now,
    };
    tx.links().issue(&link).await?;
    tx.outbox().push(&mail).await?;
    Ok(LinkIssued { person: person.id, purpose: link.purpose })
}

failure!(SendInvitationError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    HasCome => Refused "invitation-has-come",
    Deactivated => Refused "reset-deactivated",
    NoSuchPerson => NotFound "person-not-found",
});
