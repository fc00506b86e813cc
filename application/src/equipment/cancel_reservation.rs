use domain_equipment::{CancelRefused, Cancellation, CustodyReason, ReservationId};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use super::{
    ReservedItem,
    list_items::equipment_permit,
    stop_reservations::{settle, tell},
};
use crate::{App, failure::failure, repeat};

/// Somebody does not need an item after all, or an admin needs it for something else.
#[derive(Clone, Debug)]
pub struct CancelReservation {
    pub id: ReservationId,
    /// Why, where it is somebody else's.
    pub reason: Option<CustodyReason>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelled {
    Now,
    /// It was cancelled already; nothing has changed.
    Before,
}

#[derive(Debug, Error)]
pub enum CancelReservationError {
    #[error(transparent)]
    Refused(#[from] CancelRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Or it is somebody else's, and whoever asks keeps no equipment.
    #[error("there is no such reservation")]
    NoSuchReservation,
    #[error("say why you cancel what somebody else has reserved")]
    NoReason,
}

/// A reservation as whoever may cancel it sees it.
pub async fn see_reservation(
    app: &App,
    actor: &Actor,
    id: ReservationId,
) -> Result<ReservedItem, CancelReservationError> {
    let permit = equipment_permit(actor)?;
    let manages = actor.permit(Permission::ManageEquipment).is_ok();
    let found = app.reservations.reservation(&permit, id).await?;
    let found = found.filter(|it| manages || actor.person_id() == Some(it.reservation.person));
    found.ok_or(CancelReservationError::NoSuchReservation)
}

/// Whose it is cancels it, or an admin, who says why; the owner is told by mail then.
pub async fn cancel_reservation(
    app: &App,
    actor: &Actor,
    command: CancelReservation,
) -> Result<Cancelled, CancelReservationError> {
    repeat(|| cancel_once(app, actor, &command)).await
}

async fn cancel_once(
    app: &App,
    actor: &Actor,
    command: &CancelReservation,
) -> Result<Cancelled, CancelReservationError> {
    let manages = actor.permit(Permission::ManageEquipment).is_ok();
    let mut tx = app.store.begin(&equipment_permit(actor)?).await?;
    let now = app.clock.now();

    let found = tx.reservations().find(command.id).await?;
    let mut found = found.ok_or(CancelReservationError::NoSuchReservation)?;
    let how = if actor.person_id() == Some(found.person) {
        Cancellation::ByOwner
    } else if manages {
        let reason = command.reason.clone().ok_or(CancelReservationError::NoReason)?;
        Cancellation::ForOwner { by: actor.person_id(), reason }
    } else {
        return Err(CancelReservationError::NoSuchReservation);
    };

    let reason = how.reason().cloned();
    let Some(cancelled) = found.cancel(how, now)? else {
        return Ok(Cancelled::Before);
    };

    settle(&mut *tx, &found).await?;
    if reason.is_some() {
        let item = tx.items().find(found.item).await?;
        let item = item.ok_or_else(|| StoreError::corrupt("a reservation of no item"))?;
        tell(app, &mut *tx, (&item.value, &found), (reason, now)).await?;
    }
    tx.commit(Facts::new(now, &cancelled)).await?;
    Ok(Cancelled::Now)
}

failure!(CancelReservationError {
    Refused(CancelRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchReservation => NotFound "reservation-not-found",
    NoReason => Invalid "reservation-cancel-no-reason" at "reason",
});
