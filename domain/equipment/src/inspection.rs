//! How often items are inspected, and when the next time is due.

use domain_kernel::{Date, days_later, months_later};
use thiserror::Error;

use crate::{CategoryId, InspectionRuleSet, ItemId};

/// From 1 to 120 months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InspectionMonths(u8);

/// From 1 to 10,000 times that somebody took it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InspectionUses(u16);

/// An item is inspected after so many months, after so many uses, or after whichever comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InspectionRule {
    // Invariant: one of both at least.
    months: Option<InspectionMonths>,
    uses: Option<InspectionUses>,
}

/// Whose rule it is. That of an item counts instead of that of its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleOf {
    Item(ItemId),
    Category(CategoryId),
}

/// When an item passed an inspection, or was added if it never did, and how often somebody has
/// taken it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceInspection {
    pub on: Date,
    pub n_uses: u32,
}

/// When the next inspection is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InspectionDue {
    /// The last day on which it is in time.
    pub on: Option<Date>,
    pub uses: Option<UsesLeft>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsesLeft {
    pub every: InspectionUses,
    pub n_left: u32,
}

/// An item is not taken before it is inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InspectionOverdue {
    #[error("this item was to be inspected by {on}")]
    Since { on: Date },
    #[error("this item is to be inspected after every {every} uses")]
    AfterUses { every: u16 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InspectionRuleError {
    #[error("write a number of months from 1 to {}", InspectionMonths::MAX)]
    Months,
    #[error("write a number of uses from 1 to {}", InspectionUses::MAX)]
    Uses,
}

impl InspectionMonths {
    pub const MAX: u8 = 120;

    pub fn new(months: u8) -> Result<Self, InspectionRuleError> {
        let is_good = (1..=Self::MAX).contains(&months);
        is_good.then_some(Self(months)).ok_or(InspectionRuleError::Months)
    }

    pub fn parse(raw: &str) -> Result<Self, InspectionRuleError> {
        raw.parse().map_err(|_| InspectionRuleError::Months).and_then(Self::new)
    }

    pub fn get(self) -> u8 {
        self.0
    }

    /// The last day of an inspection after which the next one is due by that day.
    pub fn inspected_by(self, due: Date) -> Date {
        let mut day = months_later(due, -i16::from(self.0)).unwrap_or(Date::MIN);
        // Several days of a long month come to the last one of a short month.
        while let Some(next) = days_later(day, 1) {
            if months_later(next, self.0.into()).is_none_or(|it| due < it) {
                break;
            }
            day = next;
        }
        day
    }
}

impl InspectionUses {
    pub const MAX: u16 = 10_000;

    pub fn new(uses: u16) -> Result<Self, InspectionRuleError> {
        let is_good = (1..=Self::MAX).contains(&uses);
        is_good.then_some(Self(uses)).ok_or(InspectionRuleError::Uses)
    }

    pub fn parse(raw: &str) -> Result<Self, InspectionRuleError> {
        raw.parse().map_err(|_| InspectionRuleError::Uses).and_then(Self::new)
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

impl InspectionRule {
    /// `None` without both, which is no rule.
    pub fn new(months: Option<InspectionMonths>, uses: Option<InspectionUses>) -> Option<Self> {
        (months.is_some() || uses.is_some()).then_some(Self { months, uses })
    }

    pub fn months(self) -> Option<InspectionMonths> {
        self.months
    }

    pub fn uses(self) -> Option<InspectionUses> {
        self.uses
    }

    /// Follows from the rule, the last inspection and the uses since, and from nothing else.
    pub fn due(self, since: SinceInspection) -> InspectionDue {
        let on = self.months.map(|it| months_later(since.on, it.0.into()).unwrap_or(Date::MAX));
        let uses = self.uses.map(|every| UsesLeft {
            every,
            n_left: u32::from(every.0).saturating_sub(since.n_uses),
        });
        InspectionDue { on, uses }
    }
}

impl InspectionDue {
    /// So many days before it is due, an inspection is among those that are.
    pub const SOON: i64 = 30;

    /// The last day of which an inspection that is due by then is listed today.
    pub fn horizon(today: Date) -> Date {
        days_later(today, Self::SOON).unwrap_or(Date::MAX)
    }

    /// Refuses an item that is to be inspected first. On the day it is due it can still be taken.
    pub fn check(self, today: Date) -> Result<(), InspectionOverdue> {
        if let Some(on) = self.on.filter(|it| *it < today) {
            return Err(InspectionOverdue::Since { on });
        }
        match self.uses {
            Some(UsesLeft { every, n_left: 0 }) => {
                Err(InspectionOverdue::AfterUses { every: every.0 })
            }
            _ => Ok(()),
        }
    }

    /// Whether it is overdue, or due within [`InspectionDue::SOON`] days.
    pub fn is_near(self, today: Date) -> bool {
        self.check(today).is_err() || self.on.is_some_and(|it| it <= Self::horizon(today))
    }
}

impl RuleOf {
    /// Says how often from now on, or that it is not at all. `None` when nothing changed.
    pub fn set(
        self,
        before: Option<InspectionRule>,
        after: Option<InspectionRule>,
    ) -> Option<InspectionRuleSet> {
        (before != after).then_some(InspectionRuleSet { of: self, before, after })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(months: u8, uses: u16) -> InspectionRule {
        let rule =
            InspectionRule::new(InspectionMonths::new(months).ok(), InspectionUses::new(uses).ok());
        rule.expect("one of both")
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn months_end_on_the_day_they_began_or_the_last_one() {
        for (on, months, due) in [
            ("2026-01-15", 6, "2026-07-15"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 48, "2032-02-29"),
            ("2026-08-31", 1, "2026-09-30"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2026-02-28", 1, "2026-03-28"),
            ("2026-11-30", 120, "2036-11-30"),
        ] {
            let due_on = rule(months, 0).due(SinceInspection { on: date(on), n_uses: 99 });
            assert_eq!(due_on, InspectionDue { on: Some(date(due)), uses: None }, "{on} {months}");
        }
    }

    #[test]
    fn an_item_is_taken_on_the_day_it_is_due_and_not_after() {
        let due = rule(6, 0).due(SinceInspection { on: date("2026-01-15"), n_uses: 0 });
        let overdue = Err(InspectionOverdue::Since { on: date("2026-07-15") });
        for (today, expected, is_near) in [
            ("2026-06-14", Ok(()), false),
            ("2026-06-15", Ok(()), true),
            ("2026-07-15", Ok(()), true),
            ("2026-07-16", overdue, true),
        ] {
            assert_eq!(due.check(date(today)), expected, "{today}");
            assert_eq!(due.is_near(date(today)), is_near, "{today}");
        }
    }

    #[test]
    fn so_many_uses_are_free_or_whichever_comes_first() {
        let on = date("2026-01-15");
        let overdue = |rule: InspectionRule, n_uses, today| {
            rule.due(SinceInspection { on, n_uses }).check(date(today)).err()
        };
        let used = Some(InspectionOverdue::AfterUses { every: 3 });
        let late = Some(InspectionOverdue::Since { on: date("2026-07-15") });
        for (n_uses, expected) in [(0, None), (2, None), (3, used), (4, used)] {
            assert_eq!(overdue(rule(0, 3), n_uses, "2040-01-01"), expected, "{n_uses}");
        }
        for (n_uses, today, expected) in [
            (2, "2026-07-15", None),
            (3, "2026-02-01", used),
            (0, "2026-07-16", late),
            (3, "2026-07-16", late),
        ] {
            assert_eq!(overdue(rule(6, 3), n_uses, today), expected, "{n_uses} {today}");
        }
        assert_eq!(InspectionRule::new(None, None), None);
    }

    #[test]
    fn what_is_no_number_of_months_or_uses_is_refused() {
        for raw in ["", "0", "-1", "121", "1.5", "x", "256"] {
            assert_eq!(InspectionMonths::parse(raw), Err(InspectionRuleError::Months), "{raw}");
        }
        for raw in ["", "0", "-1", "10001", "1.5", "x", "65536"] {
            assert_eq!(InspectionUses::parse(raw), Err(InspectionRuleError::Uses), "{raw}");
        }
    }

    prop_compose! {
        fn days()(year in 1990_i16..2100, month in 1_i8..=12, day in 1_i8..=31) -> Date {
            Date::new(year, month, day).unwrap_or_else(|_| Date::constant(year, month, 28))
        }
    }

    proptest! {
        /// Due is a function of the rule, the last inspection and the uses since: later inspections
        /// are due later, more uses leave fewer, and what one part says does not change the other.
        #[test]
        fn due_follows_from_the_rule_and_what_came_since(
            months in 0_u8..=120,
            uses in 0_u16..500,
            (one, other) in (days(), days()),
            n_uses in 0_u32..600,
        ) {
            let parts = (InspectionMonths::new(months).ok(), InspectionUses::new(uses).ok());
            let Some(rule) = InspectionRule::new(parts.0, parts.1) else { return Ok(()) };
            let due = rule.due(SinceInspection { on: one, n_uses });
            prop_assert_eq!(due, rule.due(SinceInspection { on: one, n_uses }));
            let (earlier, later) = (one.min(other), one.max(other));
            let on = |on| rule.due(SinceInspection { on, n_uses }).on;
            prop_assert!(on(earlier) <= on(later));
            prop_assert_eq!(due.on, rule.due(SinceInspection { on: one, n_uses: 0 }).on);
            let left = |n_uses| rule.due(SinceInspection { on: other, n_uses }).uses.map(|it| it.n_left);
            prop_assert_eq!(due.uses.map(|it| it.n_left), left(n_uses));
            prop_assert!(left(n_uses + 1) <= left(n_uses));
        }

        /// What was inspected by that day, and nothing later, is due by the other one.
        #[test]
        fn a_list_of_what_is_due_has_all_that_is_and_no_more(months in 1_u8..=120, due in days()) {
            let every = InspectionMonths::new(months).expect("few enough");
            let last = every.inspected_by(due);
            let due_of = |on| rule(months, 0).due(SinceInspection { on, n_uses: 0 }).on;
            prop_assert!(due_of(last) <= Some(due));
            prop_assert!(Some(due) < due_of(days_later(last, 1).expect("a day")));
        }
    }
}
