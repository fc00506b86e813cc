use domain_kernel::{Id, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    CustodyId, CustodyReason, Item, ItemId, ItemReserved, Period, ReservationCancelled,
    ReservationFulfilled,
};

pub type ReservationId = Id<Reservation>;
/// What somebody wants an item for.
pub type ReservationNote = Line<200>;

/// One period in which an item is kept for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    pub id: ReservationId,
    pub item: ItemId,
    pub person: PersonId,
    pub period: Period,
    pub note: Option<ReservationNote>,
    pub made: Timestamp,
    pub state: ReservationState,
}

/// What has become of a reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReservationState {
    Reserved,
    /// Whoever reserved the item took it.
    Fulfilled {
        custody: CustodyId,
    },
    Cancelled {
        at: Timestamp,
        how: Cancellation,
    },
}

/// Why nothing came of a reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cancellation {
    /// Whoever made it did not need it any more.
    ByOwner,
    /// An admin, or nobody where it was an operator or the command line.
    ForOwner { by: Option<PersonId>, reason: CustodyReason },
    /// The item is not used any more.
    ItemRetired,
    /// Whoever made it does not work here any more.
    OwnerLeft,
}

/// Somebody wants an item for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReservation {
    pub id: ReservationId,
    pub person: PersonId,
    pub period: Period,
    pub note: Option<ReservationNote>,
}

/// Why an item is not reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReserveRefused {
    #[error("this item is retired")]
    Retired,
    #[error("this period is over")]
    Over,
    #[error("it is reserved from {} to {}", .0.from().micros(), .0.to().micros())]
    Overlaps(Period),
    #[error("an item has {} coming reservations at most", Reservation::MOST_COMING)]
    TooMany,
}

/// Why a reservation stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CancelRefused {
    #[error("the item was taken, so the reservation has served its purpose")]
    Fulfilled,
    #[error("its period is over")]
    Over,
}

impl Reservation {
    /// Of one item.
    pub const MOST_COMING: usize = 200;

    /// Keeps an item for somebody. `coming` are the reservations of the item that are not over.
    pub fn make(
        new: NewReservation,
        item: &Item,
        coming: &[Self],
        now: Timestamp,
    ) -> Result<(Self, ItemReserved), ReserveRefused> {
        let NewReservation { id, person, period, note } = new;
        if item.state.retired().is_some() {
            return Err(ReserveRefused::Retired);
        }
        if period.is_over(now) {
            return Err(ReserveRefused::Over);
        }
        if let Some(other) = coming.iter().find(|it| it.period.overlaps(period)) {
            return Err(ReserveRefused::Overlaps(other.period));
        }
        if Self::MOST_COMING <= coming.len() {
            return Err(ReserveRefused::TooMany);
        }
        let state = ReservationState::Reserved;
        let made = Self { id, item: item.id, person, period, note, made: now, state };
        let reserved = ItemReserved { reservation: made.clone() };
        Ok((made, reserved))
    }

    /// `None` where it is cancelled already.
    pub fn cancel(
        &mut self,
        how: Cancellation,
        now: Timestamp,
    ) -> Result<Option<ReservationCancelled>, CancelRefused> {
        match self.state {
            ReservationState::Cancelled { .. } => return Ok(None),
            ReservationState::Fulfilled { .. } => return Err(CancelRefused::Fulfilled),
            ReservationState::Reserved if self.period.is_over(now) => {
                return Err(CancelRefused::Over);
            }
            ReservationState::Reserved => {}
        }
        self.state = ReservationState::Cancelled { at: now, how };
        Ok(Some(ReservationCancelled { reservation: self.clone() }))
    }

    /// Whoever reserved it has it now.
    pub fn fulfil(&mut self, custody: CustodyId) -> ReservationFulfilled {
        self.state = ReservationState::Fulfilled { custody };
        ReservationFulfilled { reservation: self.clone() }
    }

    /// Whether its period went by without anybody coming for the item.
    pub fn is_no_show(&self, now: Timestamp) -> bool {
        self.state == ReservationState::Reserved && self.period.is_over(now)
    }

    pub fn is_open(&self) -> bool {
        self.state == ReservationState::Reserved
    }
}

impl ReservationState {
    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Fulfilled { .. } => "fulfilled",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

impl Cancellation {
    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ByOwner => "by_owner",
            Self::ForOwner { .. } => "for_owner",
            Self::ItemRetired => "item_retired",
            Self::OwnerLeft => "owner_left",
        }
    }

    /// Who did it, where that was somebody else than the owner.
    pub fn by(&self) -> Option<PersonId> {
        match self {
            Self::ForOwner { by, .. } => *by,
            Self::ByOwner | Self::ItemRetired | Self::OwnerLeft => None,
        }
    }

    pub fn reason(&self) -> Option<&CustodyReason> {
        match self {
            Self::ForOwner { reason, .. } => Some(reason),
            Self::ByOwner | Self::ItemRetired | Self::OwnerLeft => None,
        }
    }

    /// The opposite of [`Cancellation::name`], [`Cancellation::by`] and [`Cancellation::reason`].
    pub fn restore(
        name: &str,
        by: Option<PersonId>,
        reason: Option<CustodyReason>,
    ) -> Option<Self> {
        match (name, reason) {
            ("by_owner", None) => Some(Self::ByOwner),
            ("for_owner", Some(reason)) => Some(Self::ForOwner { by, reason }),
            ("item_retired", None) => Some(Self::ItemRetired),
            ("owner_left", None) => Some(Self::OwnerLeft),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{ItemSettings, ItemState, NewItem, RetireReason};

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_micros(hour * 3_600_000_000)
    }

    fn given_item() -> Item {
        let settings = ItemSettings {
            tag: Line::restore("GR-0101".to_owned()),
            name: Line::restore("Bench grinder".to_owned()),
            category: None,
            model: None,
            serial: None,
            location: None,
            notes: None,
        };
        Item::add(NewItem { id: id(1), settings }, at(0)).0
    }

    fn wanted(from: i64, to: i64) -> NewReservation {
        let period = Period::new(at(from), at(to)).expect("a period");
        NewReservation { id: id(7), person: id(2), period, note: None }
    }

    #[test]
    fn what_is_kept_for_one_is_not_kept_for_another() {
        let item = given_item();
        let make = |from, to, coming: &[Reservation]| {
            Reservation::make(wanted(from, to), &item, coming, at(8)).map(|(it, _)| it)
        };
        let first = make(9, 12, &[]).expect("nothing against it");
        let coming = [first.clone()];
        let overlaps = Err(ReserveRefused::Overlaps(first.period));
        for (from, to) in [(9, 12), (8, 10), (11, 15), (10, 11), (7, 20)] {
            assert_eq!(make(from, to, &coming), overlaps, "{from} {to}");
        }
        assert!(make(12, 15, &coming).is_ok());
        assert!(make(8, 9, &coming).is_ok());
    }

    #[test]
    fn only_what_is_used_is_reserved_and_only_for_what_comes() {
        let mut item = given_item();
        let make = |item: &Item, from, to| {
            Reservation::make(wanted(from, to), item, &[], at(12)).map(|(it, _)| it.id)
        };
        assert_eq!(make(&item, 9, 12), Err(ReserveRefused::Over));
        assert_eq!(make(&item, 9, 13), Ok(id(7)), "it runs already");
        item.state = ItemState::Maintenance;
        assert_eq!(make(&item, 13, 14), Ok(id(7)), "it may be repaired by then");
        item.state = ItemState::Retired(RetireReason::Sold);
        assert_eq!(make(&item, 13, 14), Err(ReserveRefused::Retired));
    }

    #[test]
    fn an_item_has_only_so_many_reservations() {
        let item = given_item();
        let many: Vec<Reservation> = (0..200)
            .map(|it| Reservation::make(wanted(it, it + 1), &item, &[], at(0)).expect("ok").0)
            .collect();
        let one_more = |coming| Reservation::make(wanted(300, 301), &item, coming, at(0));
        assert_eq!(one_more(&many).map(drop), Err(ReserveRefused::TooMany));
        assert!(one_more(&many[1..]).is_ok());
    }

    #[test]
    fn a_reservation_is_cancelled_once_while_something_of_it_is_left() {
        let made = || Reservation::make(wanted(9, 12), &given_item(), &[], at(8)).expect("ok").0;
        let mut one = made();
        assert!(one.cancel(Cancellation::ByOwner, at(11)).expect("it runs").is_some());
        assert_eq!(one.cancel(Cancellation::ItemRetired, at(11)), Ok(None));
        let mut late = made();
        assert_eq!(late.cancel(Cancellation::ByOwner, at(12)), Err(CancelRefused::Over));
        assert!(late.is_no_show(at(12)) && !late.is_no_show(at(11)));
        let mut used = made();
        used.fulfil(id(5));
        let refused = used.cancel(Cancellation::ByOwner, at(10));
        assert_eq!(refused, Err(CancelRefused::Fulfilled));
        assert!(!used.is_no_show(at(20)));
    }
}
