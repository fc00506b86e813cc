//! Items that are kept for somebody: what is coming, in a week, of an item, and one's own.

mod calendar;
mod cancel;
mod own;
mod panel;
mod reservation_sample;
mod reserve;
mod span;
mod week;

use domain_kernel::{Actor, Permission, PersonId};

pub(super) use calendar::show;
pub(super) use cancel::{ask as ask_to_cancel, cancel};
pub(super) use own::OwnReservations;
pub(super) use panel::ReservationsPanel;
pub(super) use reservation_sample::{
    lines as sample, looking as looking_sample, own as own_sample,
};
pub(super) use reserve::{ask, save};
pub(super) use span::refused;

#[cfg(test)]
pub(crate) use {calendar::ReservationsPage, cancel::CancelReservationPage, reserve::ReservePage};

/// Who looks at reservations, as far as a page depends on it.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    own: Option<PersonId>,
    may_reserve: bool,
    sees_all: bool,
    may_manage: bool,
}

impl Looking {
    pub(super) fn of(actor: &Actor) -> Self {
        let may = |it| actor.permit(it).is_ok();
        Self {
            own: actor.person_id(),
            may_reserve: may(Permission::HoldEquipment),
            sees_all: may(Permission::SeeEquipment),
            may_manage: may(Permission::ManageEquipment),
        }
    }
}
