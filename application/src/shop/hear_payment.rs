use domain_identity::{InviteId, Payment, PaymentIgnored, Purchase};
use domain_kernel::{
    Actor, Denied, Facts, Permission, Permit, Realm, Rule, StoreError, Timestamp, Versioned,
};
use thiserror::Error;

use super::issue::issue;
use crate::{
    App, Tx,
    failure::failure,
    repeat,
    shop::{Callback, CallbackError, PaymentEvent, PaymentSaid},
};

#[derive(Debug, Error)]
pub enum HearPaymentError {
    #[error(transparent)]
    Callback(#[from] CallbackError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A payment provider says what became of an order. Each of its messages counts once, however often
/// and in which order they come; one that is about none of our orders is answered like any other, so
/// that it is not sent again.
pub async fn hear_payment(
    app: &App,
    actor: &Actor,
    callback: &Callback<'_>,
) -> Result<(), HearPaymentError> {
    match app.payments.read_callback(callback, app.clock.now())? {
        Some(event) => repeat(|| hear_once(app, actor, &event)).await,
        None => Ok(()),
    }
}

async fn hear_once(app: &App, actor: &Actor, event: &PaymentEvent) -> Result<(), HearPaymentError> {
    let permit = actor.permit_in(Realm::Platform, Permission::BuyInvites)?;
    let Some(is_here) = is_here(app, &permit, event).await? else {
        return Ok(());
    };
    let mut tx = app.store.begin(&permit).await?;
    if tx.purchases().has_heard(&event.id).await? {
        return Ok(());
    }
    let Some(mut purchase) = tx.purchases().find(event.purchase).await? else {
        return Ok(());
    };

    let now = app.clock.now();
    // First, so that of many who bring one message all others wait here.
    tx.purchases().hear(&event.id, event.purchase, now).await.map_err(told)?;
    let facts = match event.said {
        PaymentSaid::Paid(paid) => {
            let invite: InviteId = app.ids.next();
            match purchase.value.hear_paid(paid, is_here, invite, now) {
                Payment::Taken(fact) => {
                    let issued = issue(app, &mut *tx, &purchase.value, invite, now).await?;
                    Facts::new(now, &fact).and(&issued)
                }
                Payment::Doubted(fact) => Facts::new(now, &fact),
                Payment::Ignored => ignored(&purchase, now),
            }
        }
        PaymentSaid::Refunded => refunded(&mut *tx, &mut purchase, now).await?,
    };

    tx.purchases().update(&purchase).await.map_err(told)?;
    tx.commit(facts).await.map_err(told)?;
    Ok(())
}

/// Whether there is a company of the order's registration number; nothing if there is no such order.
async fn is_here(
    app: &App,
    permit: &Permit,
    event: &PaymentEvent,
) -> Result<Option<bool>, StoreError> {
    let Some(seen) = app.platform.purchase(permit, event.purchase).await? else {
        return Ok(None);
    };
    let number = &seen.value.buyer.registration;
    Ok(Some(app.platform.has_registration(permit, number).await?))
}

/// Lets nobody in by the invite of the order any more, if nobody has come in by it.
async fn refunded(
    tx: &mut dyn Tx,
    purchase: &mut Versioned<Purchase>,
    now: Timestamp,
) -> Result<Facts, StoreError> {
    let mut invite = match purchase.value.state.invite() {
        Some(id) => tx.invites().find(id).await?,
        None => None,
    };
    let refund = purchase.value.hear_refunded(invite.as_mut().map(|it| &mut it.value), now);
    let Some(refund) = refund else {
        return Ok(ignored(purchase, now));
    };
    let facts = Facts::new(now, &refund.refunded);
    match (&refund.revoked, &invite) {
        (Some(revoked), Some(invite)) => {
            tx.invites().update(invite).await.map_err(told)?;
            Ok(facts.and(revoked))
        }
        _ => Ok(facts),
    }
}

fn ignored(purchase: &Versioned<Purchase>, now: Timestamp) -> Facts {
    Facts::new(now, &PaymentIgnored { purchase: purchase.value.id })
}

/// Somebody else was quicker, with this message, the order or its invite. The next time round it
/// shows, and the provider need not say it again.
fn told(err: StoreError) -> StoreError {
    match err {
        StoreError::Stale | StoreError::Duplicate(Rule::PaymentEvent) => StoreError::Busy,
        err => err,
    }
}

failure!(HearPaymentError {
    Callback(CallbackError),
    Denied(Denied),
    Store(StoreError),
});
