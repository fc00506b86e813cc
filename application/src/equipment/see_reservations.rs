//! What is reserved: of an item, by oneself, and in a week.

use domain_equipment::ItemId;
use domain_kernel::{Actor, Denied, Permission, Permit, StoreError};

use super::{
    CalendarItem, ListItemsError, ReservationLine, ReservedItem, SeeCalendar,
    list_items::equipment_permit,
};
use crate::{App, Page};

/// What is coming of an item, for whoever leads people.
pub async fn list_item_reservations(
    app: &App,
    actor: &Actor,
    item: ItemId,
) -> Result<Vec<ReservationLine>, ListItemsError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(list_reservations(app, actor, &permit, item).await?)
}

pub(super) async fn list_reservations(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    item: ItemId,
) -> Result<Vec<ReservationLine>, StoreError> {
    let mut lines = app.reservations.reservations_of_item(permit, item, app.clock.now()).await?;
    hide_names(actor, &mut lines);
    Ok(lines)
}

/// What somebody has reserved and not yet taken.
pub async fn list_own_reservations(
    app: &App,
    actor: &Actor,
) -> Result<Vec<ReservedItem>, ListItemsError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let own = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.reservations.reservations_of_person(&permit, own, app.clock.now()).await?)
}

/// Everybody sees when items are reserved, and whoever leads people for whom.
pub async fn see_calendar(
    app: &App,
    actor: &Actor,
    query: &SeeCalendar,
) -> Result<Page<CalendarItem>, ListItemsError> {
    let permit = equipment_permit(actor)?;
    let mut items =
        app.reservations.reservation_calendar(&permit, query, actor.person_id()).await?;
    for item in &mut items.items {
        hide_names(actor, &mut item.reservations);
    }
    Ok(items)
}

/// As in the list of what is out.
fn hide_names(actor: &Actor, lines: &mut [ReservationLine]) {
    if actor.permit(Permission::SeeEquipment).is_err() {
        let own = actor.person_id();
        for line in lines.iter_mut().filter(|it| Some(it.reservation.person) != own) {
            line.person = None;
            line.reservation.note = None;
        }
    }
}
