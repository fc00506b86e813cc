use domain_equipment::{
    ItemId, NewReservation, Period, PeriodError, Reservation, ReservationId, ReservationNote,
    ReserveRefused,
};
use domain_kernel::{Actor, Denied, Facts, LocalTime, Permission, StoreError, Zone, moment_in};
use thiserror::Error;

use super::{ItemView, ReservationLine, see_reservations::list_reservations};
use crate::{App, failure::failure, repeat, training::zone};

/// Somebody wants to have an item for some time.
#[derive(Clone, Debug)]
pub struct ReserveItem {
    /// Handed out with the form, so that a form sent twice reserves it once.
    pub id: ReservationId,
    pub item: ItemId,
    /// Where the company is.
    pub from: LocalTime,
    pub to: LocalTime,
    pub note: Option<ReservationNote>,
}

/// An item, and when it is kept for whom.
#[derive(Debug)]
pub struct ItemToReserve {
    pub item: ItemView,
    pub coming: Vec<ReservationLine>,
}

#[derive(Debug, Error)]
pub enum ReserveItemError {
    #[error(transparent)]
    Period(#[from] PeriodError),
    #[error(transparent)]
    Refused(#[from] ReserveRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("clocks are set forward over this time; choose another one")]
    BeginsInGap,
    #[error("clocks are set forward over this time; choose another one")]
    EndsInGap,
}

pub async fn find_item_to_reserve(
    app: &App,
    actor: &Actor,
    id: ItemId,
) -> Result<ItemToReserve, ReserveItemError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let item = app.equipment.item(&permit, id).await?.ok_or(ReserveItemError::NoSuchItem)?;
    let coming = list_reservations(app, actor, &permit, id).await?;
    Ok(ItemToReserve { item, coming })
}

/// Of any number who want one item for the same time, one has it reserved.
pub async fn reserve_item(
    app: &App,
    actor: &Actor,
    command: ReserveItem,
) -> Result<(), ReserveItemError> {
    repeat(|| reserve_once(app, actor, &command)).await
}

async fn reserve_once(
    app: &App,
    actor: &Actor,
    command: &ReserveItem,
) -> Result<(), ReserveItemError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;
    // Nobody else reserves or retires it meanwhile.
    tx.reservations().guard(command.item).await?;

    // The same form a moment ago.
    if tx.reservations().find(command.id).await?.is_some_and(|it| it.person == person) {
        return Ok(());
    }
    let item = tx.items().find(command.item).await?.ok_or(ReserveItemError::NoSuchItem)?;
    let zone = zone(app, &mut *tx).await?;
    let now = app.clock.now();
    let coming = tx.reservations().coming(command.item, now).await?;

    let period = command.period(&zone)?;
    let new = NewReservation { id: command.id, person, period, note: command.note.clone() };
    let (reservation, reserved) = Reservation::make(new, &item.value, &coming, now)?;

    tx.reservations().insert(&reservation).await?;
    tx.commit(Facts::new(now, &reserved)).await?;
    Ok(())
}

impl ReserveItem {
    fn period(&self, zone: &Zone) -> Result<Period, ReserveItemError> {
        let from = moment_in(zone, self.from).ok_or(ReserveItemError::BeginsInGap)?;
        let to = moment_in(zone, self.to).ok_or(ReserveItemError::EndsInGap)?;
        Ok(Period::new(from, to)?)
    }
}

failure!(ReserveItemError {
    Period(PeriodError),
    Refused(ReserveRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    BeginsInGap => Invalid "reservation-in-gap" at "from",
    EndsInGap => Invalid "reservation-in-gap" at "to",
});
