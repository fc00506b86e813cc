use domain_identity::{InviteId, Purchase, PurchaseId, PurchaseRefused};
use domain_kernel::{
    Actor, Denied, Facts, Permission, Permit, Realm, StoreError, Version, Versioned,
};
use thiserror::Error;

use super::issue::issue;
use crate::{App, Tx, failure::failure, repeat};

/// An operator says what became of an order.
#[derive(Clone, Copy, Debug)]
pub struct SettleOrder {
    pub id: PurchaseId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum SettleOrderError {
    #[error(transparent)]
    Refused(#[from] PurchaseRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such order")]
    NoSuchOrder,
    #[error("a company with this registration number is here already")]
    AlreadyHere,
}

/// It is paid: the company gets its invite. Of one that is paid already this changes nothing.
pub async fn accept_payment(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    repeat(|| accept_once(app, actor, command)).await
}

/// Nothing comes of it. Of one that is cancelled already this changes nothing.
pub async fn cancel_order(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    repeat(|| cancel_once(app, actor, command)).await
}

/// The money was given back: an invite that nobody has used lets nobody in any more. Of one of which
/// this is known already it changes nothing.
pub async fn refund_order(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    repeat(|| refund_once(app, actor, command)).await
}

async fn accept_once(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    let permit = permit(actor)?;
    let seen = app.platform.purchase(&permit, command.id).await?;
    let number = seen.ok_or(SettleOrderError::NoSuchOrder)?.value.buyer.registration;
    let is_here = app.platform.has_registration(&permit, &number).await?;
    let mut tx = app.store.begin(&permit).await?;
    let mut purchase = find(&mut *tx, command.id).await?;

    let (invite, now): (InviteId, _) = (app.ids.next(), app.clock.now());
    let Some(paid) = purchase.value.accept(invite, now)? else {
        return Ok(());
    };
    if is_here {
        return Err(SettleOrderError::AlreadyHere);
    }
    check(&purchase, command)?;

    let issued = issue(app, &mut *tx, &purchase.value, invite, now).await?;
    tx.purchases().update(&purchase).await?;
    tx.commit(Facts::new(now, &paid).and(&issued)).await?;
    Ok(())
}

async fn cancel_once(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    let mut tx = app.store.begin(&permit(actor)?).await?;
    let mut purchase = find(&mut *tx, command.id).await?;

    let now = app.clock.now();
    let Some(cancelled) = purchase.value.cancel(now)? else {
        return Ok(());
    };
    check(&purchase, command)?;

    tx.purchases().update(&purchase).await?;
    tx.commit(Facts::new(now, &cancelled)).await?;
    Ok(())
}

async fn refund_once(
    app: &App,
    actor: &Actor,
    command: SettleOrder,
) -> Result<(), SettleOrderError> {
    let mut tx = app.store.begin(&permit(actor)?).await?;
    let mut purchase = find(&mut *tx, command.id).await?;
    let mut invite = match purchase.value.state.invite() {
        Some(id) => tx.invites().find(id).await?,
        None => None,
    };

    let now = app.clock.now();
    let refund = purchase.value.refund(invite.as_mut().map(|it| &mut it.value), now)?;
    let Some(refund) = refund else {
        return Ok(());
    };
    check(&purchase, command)?;

    let mut facts = Facts::new(now, &refund.refunded);
    if let (Some(revoked), Some(invite)) = (&refund.revoked, &invite) {
        tx.invites().update(invite).await?;
        facts = facts.and(revoked);
    }
    tx.purchases().update(&purchase).await?;
    tx.commit(facts).await?;
    Ok(())
}

fn permit(actor: &Actor) -> Result<Permit, Denied> {
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)
}

async fn find(tx: &mut dyn Tx, id: PurchaseId) -> Result<Versioned<Purchase>, SettleOrderError> {
    let found = tx.purchases().find(id).await?;
    found.ok_or(SettleOrderError::NoSuchOrder)
}

/// Whether it is still as the page showed it.
fn check(purchase: &Versioned<Purchase>, command: SettleOrder) -> Result<(), StoreError> {
    match purchase.version == command.expected {
        true => Ok(()),
        false => Err(StoreError::Stale),
    }
}

failure!(SettleOrderError {
    Refused(PurchaseRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOrder => NotFound "purchase-not-found",
    AlreadyHere => Refused "purchase-already-here",
});
