//! Who may take an item of which reservations are coming.

use std::time::Duration;

use domain_kernel::{PersonId, Timestamp};
use thiserror::Error;

use crate::{Period, Reservation};

/// Somebody may take an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What they reserved it by and take it for.
    pub own: Option<Reservation>,
    /// When somebody else's next reservation begins.
    pub next: Option<Timestamp>,
}

/// An item is kept for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotYourTurn {
    #[error("it is reserved for somebody else until {}", period.to().micros())]
    Now { person: PersonId, period: Period },
    /// Whoever asks has reserved it for later, and somebody else comes before them.
    #[error("somebody else has reserved it before you, from {}", period.from().micros())]
    Before { person: PersonId, period: Period },
}

impl Turn {
    /// So long before it begins a reservation counts as begun.
    pub const GRACE: Duration = Duration::from_mins(15);
}

/// Whether it is `person`'s turn now. `coming` are the reservations of the item that are not over.
pub fn turn_of(
    person: PersonId,
    coming: &[Reservation],
    now: Timestamp,
) -> Result<Turn, NotYourTurn> {
    let mut open: Vec<&Reservation> =
        coming.iter().filter(|it| it.is_open() && !it.period.is_over(now)).collect();
    open.sort_by_key(|it| it.period.from());
    let (own, others): (Vec<_>, Vec<_>) = open.into_iter().partition(|it| it.person == person);
    if let Some(running) = others.iter().find(|it| it.period.contains(now)) {
        return Err(NotYourTurn::Now { person: running.person, period: running.period });
    }
    let (own, next) = (own.first(), others.first());
    if let (Some(own), Some(next)) = (own, next) {
        let is_early = now.plus(Turn::GRACE) < own.period.from();
        if is_early && next.period.from() < own.period.from() {
            return Err(NotYourTurn::Before { person: next.person, period: next.period });
        }
    }
    Ok(Turn { own: own.map(|it| (*it).clone()), next: next.map(|it| it.period.from()) })
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::ReservationState;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_micros(minute * 60_000_000)
    }

    fn of(person: u128, from: i64, to: i64) -> Reservation {
        Reservation {
            id: id(100 * person),
            item: id(1),
            person: id(person),
            period: Period::new(at(from), at(to)).expect("a period"),
            note: None,
            made: at(0),
            state: ReservationState::Reserved,
        }
    }

    /// What the first of two people is told at minute 100, and whether it counts as theirs.
    fn told(coming: &[Reservation]) -> Result<(bool, Option<Timestamp>), &'static str> {
        match turn_of(id(1), coming, at(100)) {
            Ok(turn) => Ok((turn.own.is_some(), turn.next)),
            Err(NotYourTurn::Now { person, .. }) => {
                assert_eq!(person, id(2));
                Err("now")
            }
            Err(NotYourTurn::Before { person, .. }) => {
                assert_eq!(person, id(2));
                Err("before")
            }
        }
    }

    #[test]
    fn whoever_reserved_an_item_takes_it_first() {
        for (coming, is_told) in [
            (vec![], Ok((false, None))),
            (vec![of(2, 90, 110)], Err("now")),
            (vec![of(2, 100, 110)], Err("now")),
            (vec![of(2, 90, 100)], Ok((false, None))),
            (vec![of(2, 200, 300)], Ok((false, Some(at(200))))),
            (vec![of(1, 90, 110)], Ok((true, None))),
            (vec![of(1, 90, 110), of(2, 110, 120)], Ok((true, Some(at(110))))),
            // Early, with nobody between.
            (vec![of(1, 500, 600)], Ok((true, None))),
            (vec![of(1, 500, 600), of(2, 700, 800)], Ok((true, Some(at(700))))),
            // Early, with somebody between: from a quarter of an hour before it is theirs.
            (vec![of(2, 105, 110), of(1, 116, 120)], Err("before")),
            (vec![of(2, 105, 110), of(1, 115, 120)], Ok((true, Some(at(105))))),
            // Never while somebody else's runs.
            (vec![of(2, 90, 105), of(1, 105, 120)], Err("now")),
        ] {
            assert_eq!(told(&coming), is_told, "{coming:?}");
            let reversed: Vec<Reservation> = coming.into_iter().rev().collect();
            assert_eq!(told(&reversed), is_told, "{reversed:?}");
        }
    }

    #[test]
    fn what_came_of_a_reservation_keeps_nobody_away() {
        let mut used = of(2, 90, 110);
        used.fulfil(id(9));
        assert_eq!(told(&[used]), Ok((false, None)));
    }
}
