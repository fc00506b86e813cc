//! What happens to reservations when an item goes or somebody leaves.

use domain_equipment::{Cancellation, CustodyReason, Item, Reservation};
use domain_identity::Language;
use domain_kernel::{Facts, PersonId, StoreError, Timestamp, local_in};

use crate::{
    App, Tx,
    mail::{CancelledReservation, Letter, NewMail, Recipient},
    training::zone,
};

/// Cancels all that is coming of an item that is not used any more, and tells whoever reserved it.
pub(super) async fn cancel_coming(
    app: &App,
    tx: &mut dyn Tx,
    item: &Item,
    (mut facts, now): (Facts, Timestamp),
) -> Result<Facts, StoreError> {
    // Nobody reserves it meanwhile.
    tx.reservations().guard(item.id).await?;
    for mut reservation in tx.reservations().coming(item.id, now).await? {
        if let Ok(Some(cancelled)) = reservation.cancel(Cancellation::ItemRetired, now) {
            settle(tx, &reservation).await?;
            tell(app, tx, (item, &reservation), (None, now)).await?;
            facts = facts.and(&cancelled);
        }
    }
    Ok(facts)
}

/// Cancels all that is coming of somebody who does not work here any more.
pub(crate) async fn cancel_coming_of(
    tx: &mut dyn Tx,
    person: PersonId,
    (mut facts, now): (Facts, Timestamp),
) -> Result<Facts, StoreError> {
    for mut reservation in tx.reservations().coming_of(person, now).await? {
        if let Ok(Some(cancelled)) = reservation.cancel(Cancellation::OwnerLeft, now) {
            settle(tx, &reservation).await?;
            facts = facts.and(&cancelled);
        }
    }
    Ok(facts)
}

/// Something else became of it meanwhile; whoever comes too late looks again.
pub(super) async fn settle(tx: &mut dyn Tx, reservation: &Reservation) -> Result<(), StoreError> {
    match tx.reservations().settle(reservation).await {
        Err(StoreError::Stale) => Err(StoreError::Busy),
        settled => settled,
    }
}

/// Writes to whoever reserved an item that nothing comes of it. Nothing to somebody who does not
/// work here any more.
pub(super) async fn tell(
    app: &App,
    tx: &mut dyn Tx,
    (item, reservation): (&Item, &Reservation),
    (reason, written): (Option<CustodyReason>, Timestamp),
) -> Result<(), StoreError> {
    let owner = tx.people().find(reservation.person).await?.map(|it| it.value);
    let Some(owner) = owner.filter(|it| it.state.is_active()) else {
        return Ok(());
    };
    let zone = zone(app, tx).await?;
    let letter = Letter::ReservationCancelled(CancelledReservation {
        item: item.settings.name.clone(),
        tag: item.settings.tag.clone(),
        from: local_in(&zone, reservation.period.from()),
        to: local_in(&zone, reservation.period.to()),
        reason,
    });
    let to = Recipient::of(tx, &owner, Language::English).await?;
    tx.outbox().push(&NewMail { id: app.ids.next(), to, letter, written }).await
}
