use async_trait::async_trait;
use domain_equipment::{
    CategoryId, ItemId, ItemName, ItemTag, LocationId, Reservation, ReservationId,
};
use domain_identity::PersonName;
use domain_kernel::{Permit, PersonId, StoreError, Timestamp};

use crate::{Page, PageNumber};

/// What the screens of reservations show. No transaction is open, and nothing read here can be
/// saved.
#[async_trait]
pub trait ReservationReads: Send + Sync {
    /// Those of an item that are not over, by when they begin: nobody has come for it yet, or
    /// whoever did has it still.
    async fn reservations_of_item(
        &self,
        permit: &Permit,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<ReservationLine>, StoreError>;
    /// Those of a person for which they have not come yet and which are not over, by when they
    /// begin.
    async fn reservations_of_person(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<ReservedItem>, StoreError>;
    async fn reservation(
        &self,
        permit: &Permit,
        id: ReservationId,
    ) -> Result<Option<ReservedItem>, StoreError>;
    /// Items by name, each with what is reserved of it in that time, cancelled ones left out.
    /// Whoever asks for their own is `own`.
    async fn reservation_calendar(
        &self,
        permit: &Permit,
        query: &SeeCalendar,
        own: Option<PersonId>,
    ) -> Result<Page<CalendarItem>, StoreError>;
}

/// What is reserved in a stretch of time, a page of items at a time. None of them is retired.
#[derive(Clone, Debug)]
pub struct SeeCalendar {
    pub from: Timestamp,
    /// The first moment after it.
    pub to: Timestamp,
    /// Part of a tag, name, model or serial number, or empty for all.
    pub search: String,
    pub category: Option<CategoryId>,
    /// Items of what is in it are not among them.
    pub location: Option<LocationId>,
    pub shown: Shown,
    pub page: PageNumber,
}

/// Which items a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// Those of which something is reserved then.
    #[default]
    Reserved,
    /// Those that whoever asks has reserved then.
    Own,
    All,
}

/// An item in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarItem {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
    /// By when they begin.
    pub reservations: Vec<ReservationLine>,
}

/// One reservation of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationLine {
    pub reservation: Reservation,
    /// Whose it is, as far as whoever asks may know.
    pub person: Option<PersonName>,
}

/// One reservation, and what is reserved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservedItem {
    pub reservation: Reservation,
    pub tag: ItemTag,
    pub name: ItemName,
    pub person: PersonName,
}

impl Shown {
    pub const ALL: [Self; 3] = [Self::Reserved, Self::Own, Self::All];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Own => "own",
            Self::All => "all",
        }
    }

    /// The opposite of [`Shown::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
