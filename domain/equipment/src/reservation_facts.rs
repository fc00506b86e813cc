//! What happens to reservations, for the audit trail. Why is beside the chain, since it may say
//! something about a person.

use domain_kernel::{Change, Fact, PersonId, Timestamp, Zone, local_in};

use crate::{Reservation, ReservationState, item_facts::item};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemReserved {
    pub reservation: Reservation,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationFulfilled {
    pub reservation: Reservation,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationCancelled {
    pub reservation: Reservation,
}

impl Fact for ItemReserved {
    fn name(&self) -> &'static str {
        "equipment.item_reserved"
    }

    fn subject(&self) -> String {
        item(self.reservation.item)
    }

    fn details(&self) -> Vec<Change> {
        let Reservation { person, period, .. } = &self.reservation;
        let person = Change::set("person", person.to_string());
        let from = Change::set("reserved_from", moment(period.from()));
        vec![person, from, Change::set("reserved_until", moment(period.to()))]
    }
}

impl Fact for ReservationFulfilled {
    fn name(&self) -> &'static str {
        "equipment.reservation_fulfilled"
    }

    fn subject(&self) -> String {
        item(self.reservation.item)
    }

    fn details(&self) -> Vec<Change> {
        let Reservation { person, period, .. } = &self.reservation;
        let person = Change::set("person", person.to_string());
        vec![person, Change::set("reserved_from", moment(period.from()))]
    }
}

impl Fact for ReservationCancelled {
    fn name(&self) -> &'static str {
        "equipment.reservation_cancelled"
    }

    fn subject(&self) -> String {
        item(self.reservation.item)
    }

    fn details(&self) -> Vec<Change> {
        let Reservation { person, period, state, .. } = &self.reservation;
        let how = match state {
            ReservationState::Cancelled { how, .. } => Some(Change::set("how", how.name())),
            ReservationState::Reserved | ReservationState::Fulfilled { .. } => None,
        };
        let gone = [
            Change::gone("person", person.to_string()),
            Change::gone("reserved_from", moment(period.from())),
            Change::gone("reserved_until", moment(period.to())),
        ];
        gone.into_iter().chain(how).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let ReservationState::Cancelled { how, .. } = &self.reservation.state else {
            return None;
        };
        let reason = how.reason()?;
        Some((self.reservation.person, vec![Change::set("reason", reason.as_str())]))
    }
}

/// In UTC, since who reads the trail may be anywhere.
fn moment(at: Timestamp) -> String {
    let local = local_in(&Zone::UTC, at);
    format!("{} {:02}:{:02} UTC", local.date(), local.hour(), local.minute())
}
