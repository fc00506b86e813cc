//! Reservations for the samples of their pages.

use application::equipment::{
    CalendarItem, ItemChoices, ItemToReserve, ReservationLine, ReservedItem,
};
use domain_equipment::{Period, Reservation, ReservationState};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, Timestamp};

use super::Looking;
use crate::equipment::{group_sample, sample};

const HOUR: i64 = 3_600_000_000;

pub(super) fn id<T>(number: u128) -> Id<T> {
    group_sample::id(number)
}

pub(super) fn today() -> Date {
    sample::today()
}

pub(super) fn noon() -> Timestamp {
    sample::noon()
}

pub(super) fn choices() -> ItemChoices {
    sample::choices()
}

/// Somebody of the staff, or an admin.
pub(crate) fn looking(is_admin: bool) -> Looking {
    Looking { own: Some(id(2)), may_reserve: true, sees_all: is_admin, may_manage: is_admin }
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

fn reservation(number: u128, (from, to): (i64, i64), state: ReservationState) -> Reservation {
    let at = |hours: i64| Timestamp::from_micros(noon().micros() + hours * HOUR);
    Reservation {
        id: id(number),
        item: id(1),
        person: id(number),
        period: Period::restore(at(from), at(to)),
        note: (number == 3).then(|| line("For the <b>night</b> shift")),
        made: at(-100),
        state,
    }
}

pub(crate) fn lines() -> Vec<ReservationLine> {
    let taken = ReservationState::Fulfilled { custody: id(5) };
    let of = |number, hours, state, name: Option<&str>| ReservationLine {
        reservation: reservation(number, hours, state),
        person: name.map(|it| PersonName::restore(it.to_owned())),
    };
    vec![
        of(4, (-30, -27), ReservationState::Reserved, Some("Kofi")),
        of(5, (-3, 2), taken, Some("Amina")),
        of(2, (3, 5), ReservationState::Reserved, Some("Rashid")),
        of(3, (20, 68), ReservationState::Reserved, Some("Rashid <i>al-Farsi</i>")),
        of(6, (70, 72), ReservationState::Reserved, None),
    ]
}

pub(super) fn items() -> Vec<CalendarItem> {
    let item = |number, tag: &str, reservations| CalendarItem {
        id: id(number),
        tag: line(tag),
        name: line("Bench <b>grinder</b>"),
        reservations,
    };
    vec![item(1, "GR-0101", lines()), item(2, "GR-0102", Vec::new())]
}

pub(super) fn reserved(state: ReservationState) -> ReservedItem {
    ReservedItem {
        reservation: reservation(3, (20, 22), state),
        tag: line("GR-0101"),
        name: line("Bench <b>grinder</b>"),
        person: PersonName::restore("Rashid <i>al-Farsi</i>".to_owned()),
    }
}

pub(crate) fn own() -> Vec<ReservedItem> {
    vec![reserved(ReservationState::Reserved)]
}

/// One that nobody has reserved, one that some have, and one that is retired.
pub(super) fn to_reserve() -> (ItemToReserve, ItemToReserve, ItemToReserve) {
    let of = |item, coming| ItemToReserve { item, coming };
    (of(sample::free(), Vec::new()), of(sample::held(), lines()), of(sample::gone(), Vec::new()))
}
