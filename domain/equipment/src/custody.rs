use domain_kernel::{Date, Id, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{Item, ItemHandedOver, ItemId, ItemReturned, ItemState, ItemTaken, MissingSkills};

pub type CustodyId = Id<Custody>;
/// Why somebody did something for somebody else.
pub type CustodyReason = Line<500>;

/// One period in which one person has an item. What has ended is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custody {
    pub id: CustodyId,
    pub item: ItemId,
    pub holder: PersonId,
    pub since: Timestamp,
    pub taken: Taken,
    /// The last day on which it is in time to return it.
    pub due: Option<Date>,
    pub end: Option<CustodyEnd>,
}

/// How a custody began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// By its holder, beside the item.
    ByCode,
    /// By an admin, or nobody where it was an operator or the command line.
    OnBehalf { by: Option<PersonId>, reason: CustodyReason },
    /// The same, though its holder lacked something that the item needs.
    Waived { by: Option<PersonId>, reason: CustodyReason, waiver: Waiver },
    /// The holder before gave it to this one, or an admin did, who says why.
    HandedOver { by: Option<PersonId>, reason: Option<CustodyReason> },
}

/// That an admin let somebody have an item once who is not qualified for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub missing: MissingSkills,
    pub reason: CustodyReason,
}

/// When a custody ended, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustodyEnd {
    pub at: Timestamp,
    pub how: Ended,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its holder brought it back.
    Returned,
    /// Who leads the holder, an admin, or nobody where it was an operator or the command line.
    ForHolder {
        by: Option<PersonId>,
        reason: CustodyReason,
    },
    HandedOver,
    /// Its holder brought it back and said that it is damaged.
    Damaged,
    /// It was put in maintenance by an admin, or nobody where it was an operator or the command
    /// line.
    Maintenance {
        by: Option<PersonId>,
        reason: CustodyReason,
    },
}

/// Somebody wants to have an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    pub id: CustodyId,
    pub holder: PersonId,
    pub taken: Taken,
    pub due: Option<Date>,
}

/// Why nobody gets an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TakeRefused {
    #[error("somebody has this item")]
    InUse,
    #[error("this item is in maintenance")]
    Maintenance,
    #[error("this item is retired")]
    Retired,
    #[error("an item is due back today or later")]
    DueBefore,
}

impl Item {
    /// Gives it to somebody, today.
    pub fn take(
        &mut self,
        taking: Taking,
        (today, now): (Date, Timestamp),
    ) -> Result<(Custody, ItemTaken), TakeRefused> {
        match self.state {
            ItemState::Available => {}
            ItemState::InUse => return Err(TakeRefused::InUse),
            ItemState::Maintenance => return Err(TakeRefused::Maintenance),
            ItemState::Retired(_) => return Err(TakeRefused::Retired),
        }
        if taking.due.is_some_and(|it| it < today) {
            return Err(TakeRefused::DueBefore);
        }
        self.state = ItemState::InUse;
        let custody = Custody::begin(self.id, taking, now);
        let taken = ItemTaken { custody: custody.clone() };
        Ok((custody, taken))
    }

    /// Ends the custody of whoever has it; it can be taken again.
    pub fn give_back(&mut self, custody: &mut Custody, how: Ended, now: Timestamp) -> ItemReturned {
        self.state = ItemState::Available;
        custody.finish(how, now);
        ItemReturned { custody: custody.clone() }
    }

    /// Ends the custody of whoever has it, and begins that of another one. It is never free between.
    pub fn hand_over(
        &self,
        custody: &mut Custody,
        taking: Taking,
        (today, now): (Date, Timestamp),
    ) -> Result<(Custody, ItemHandedOver), TakeRefused> {
        if taking.due.is_some_and(|it| it < today) {
            return Err(TakeRefused::DueBefore);
        }
        custody.finish(Ended::HandedOver, now);
        let next = Custody::begin(self.id, taking, now);
        let handed_over = ItemHandedOver { from: custody.holder, custody: next.clone() };
        Ok((next, handed_over))
    }
}

impl Custody {
    fn begin(item: ItemId, taking: Taking, now: Timestamp) -> Self {
        let Taking { id, holder, taken, due } = taking;
        Self { id, item, holder, since: now, taken, due, end: None }
    }

    /// Clocks of two machines differ, and nothing ends before it began.
    fn finish(&mut self, how: Ended, now: Timestamp) {
        self.end = Some(CustodyEnd { at: now.max(self.since), how });
    }

    pub fn is_overdue(&self, today: Date) -> bool {
        self.end.is_none() && self.due.is_some_and(|it| it < today)
    }
}

impl Taken {
    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ByCode => "by_code",
            Self::OnBehalf { .. } => "on_behalf",
            Self::Waived { .. } => "waived",
            Self::HandedOver { .. } => "handed_over",
        }
    }

    /// Who did it, where it was not the holder.
    pub fn by(&self) -> Option<PersonId> {
        match self {
            Self::ByCode => None,
            Self::OnBehalf { by, .. } | Self::Waived { by, .. } | Self::HandedOver { by, .. } => {
                *by
            }
        }
    }

    pub fn reason(&self) -> Option<&CustodyReason> {
        match self {
            Self::OnBehalf { reason, .. } | Self::Waived { reason, .. } => Some(reason),
            Self::HandedOver { reason, .. } => reason.as_ref(),
            Self::ByCode => None,
        }
    }

    pub fn waiver(&self) -> Option<&Waiver> {
        match self {
            Self::Waived { waiver, .. } => Some(waiver),
            Self::ByCode | Self::OnBehalf { .. } | Self::HandedOver { .. } => None,
        }
    }

    /// The opposite of [`Taken::name`], [`Taken::by`], [`Taken::reason`] and [`Taken::waiver`].
    pub fn restore(
        name: &str,
        by: Option<PersonId>,
        reason: Option<CustodyReason>,
        waiver: Option<Waiver>,
    ) -> Option<Self> {
        match (name, reason, waiver) {
            ("by_code", None, None) => Some(Self::ByCode),
            ("on_behalf", Some(reason), None) => Some(Self::OnBehalf { by, reason }),
            ("waived", Some(reason), Some(waiver)) => Some(Self::Waived { by, reason, waiver }),
            ("handed_over", reason, None) => Some(Self::HandedOver { by, reason }),
            _ => None,
        }
    }
}

impl Ended {
    /// The word that stores keep, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::ForHolder { .. } => "for_holder",
            Self::HandedOver => "handed_over",
            Self::Damaged => "damaged",
            Self::Maintenance { .. } => "maintenance",
        }
    }

    /// Who did it, where it was not the holder.
    pub fn by(&self) -> Option<PersonId> {
        match self {
            Self::ForHolder { by, .. } | Self::Maintenance { by, .. } => *by,
            Self::Returned | Self::HandedOver | Self::Damaged => None,
        }
    }

    pub fn reason(&self) -> Option<&CustodyReason> {
        match self {
            Self::ForHolder { reason, .. } | Self::Maintenance { reason, .. } => Some(reason),
            Self::Returned | Self::HandedOver | Self::Damaged => None,
        }
    }

    /// The opposite of [`Ended::name`], [`Ended::by`] and [`Ended::reason`].
    pub fn restore(
        name: &str,
        by: Option<PersonId>,
        reason: Option<CustodyReason>,
    ) -> Option<Self> {
        match (name, reason) {
            ("returned", None) => Some(Self::Returned),
            ("for_holder", Some(reason)) => Some(Self::ForHolder { by, reason }),
            ("handed_over", None) => Some(Self::HandedOver),
            ("damaged", None) => Some(Self::Damaged),
            ("maintenance", Some(reason)) => Some(Self::Maintenance { by, reason }),
            _ => None,
        }
    }
}
