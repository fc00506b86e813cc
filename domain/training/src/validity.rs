//! How long having completed a module is good for (spec: training-reference, 4.7).

use std::fmt::{self, Display, Formatter};

use domain_kernel::{Date, days_later};
use thiserror::Error;

/// A module that is to be completed again and again: how long once is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    pub months: Months,
    pub anchor: Anchor,
    /// So many days before the end, completing it again counts as a renewal.
    pub opens_before: Days,
    /// So many days after the end, it still does.
    pub grace: Days,
}

/// From where the next end is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// From the day it was completed.
    Completion,
    /// From the day the last one ends, if it is renewed in time: nothing is lost by being early.
    PreviousEnd,
    /// It ends on the same day of the year for everybody, and is good for this long at least.
    Yearly { on: DayOfYear, at_least: LeastMonths },
}

/// From 1 to 120 months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(u8);

/// From none to 119 months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeastMonths(u8);

/// From none to 366 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(u16);

/// A day that comes every year; the 29th of February is the 28th in most of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayOfYear {
    // Invariant: a month, and a day that it has in a leap year.
    month: i8,
    day: i8,
}

/// The last day on which a completion is good, until midnight where the company is.
///
/// It keeps the day of the month that it aims at, so that what ends on the 31st of January ends on
/// the 28th of February, and on the 31st of March again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    on: Date,
    // Invariant: 1 to 31, and not before the day of `on`.
    aims_at: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ValidityError {
    #[error("write a number of months from 1 to {}", Months::MAX)]
    Months,
    #[error("write a number of months from 0 to {}", LeastMonths::MAX)]
    LeastMonths,
    #[error("write a number of days from 0 to {}", Days::MAX)]
    Days,
    #[error("write a day of the year like 01-31")]
    DayOfYear,
}

impl Validity {
    /// What a completion is good for if it came on `completed`, when the one before it ended on
    /// `previous`. `None` where the calendar ends.
    pub fn end(&self, completed: Date, previous: Option<End>) -> Option<End> {
        let renewed = previous.filter(|it| self.is_renewal(completed, *it));
        match (self.anchor, renewed) {
            (Anchor::PreviousEnd | Anchor::Yearly { .. }, Some(end)) => end.later(self.months.0),
            (Anchor::Yearly { on, at_least }, None) => {
                let from = End::on(completed).later(at_least.0)?.date();
                on.from(from).map(|it| End { on: it, aims_at: on.day })
            }
            (Anchor::Completion, _) | (Anchor::PreviousEnd, None) => {
                End::on(completed).later(self.months.0)
            }
        }
    }

    /// From when completing it again renews what ends then, instead of being practice.
    pub fn opens(&self, end: End) -> Date {
        days_later(end.on, -i64::from(self.opens_before.0)).unwrap_or(Date::MIN)
    }

    fn is_renewal(&self, completed: Date, end: End) -> bool {
        let closes = days_later(end.on, i64::from(self.grace.0)).unwrap_or(Date::MAX);
        self.opens(end) <= completed && completed <= closes
    }
}

impl End {
    /// A day that aims at itself.
    pub fn on(date: Date) -> Self {
        Self { on: date, aims_at: date.day() }
    }

    /// Takes an end from storage as it is.
    pub fn restore(on: Date, aims_at: i8) -> Self {
        Self { on, aims_at }
    }

    pub fn date(self) -> Date {
        self.on
    }

    /// The day of the month that it would be if all months had 31 days.
    pub fn aims_at(self) -> i8 {
        self.aims_at
    }

    /// So many months later, on the day it aims at or the last one that the month has.
    fn later(self, months: u8) -> Option<Self> {
        let passed = i32::from(self.on.month()) - 1 + i32::from(months);
        let year = i16::try_from(i32::from(self.on.year()) + passed.div_euclid(12)).ok()?;
        let month = i8::try_from(passed.rem_euclid(12) + 1).ok()?;
        last_by(year, month, self.aims_at).map(|on| Self { on, ..self })
    }
}

/// As the trail keeps it.
impl Display for Anchor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Completion => f.write_str("completion"),
            Self::PreviousEnd => f.write_str("previous_end"),
            Self::Yearly { on, at_least } => write!(f, "{on}, {} months at least", at_least.get()),
        }
    }
}

/// `01-31`, as it is read.
impl Display for DayOfYear {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl DayOfYear {
    pub fn new(month: i8, day: i8) -> Result<Self, ValidityError> {
        const A_LEAP_YEAR: i16 = 2_000;
        Date::new(A_LEAP_YEAR, month, day).map_err(|_| ValidityError::DayOfYear)?;
        Ok(Self { month, day })
    }

    /// Reads `01-31`, the month first as in a date.
    pub fn parse(raw: &str) -> Result<Self, ValidityError> {
        let (month, day) = raw.trim().split_once('-').ok_or(ValidityError::DayOfYear)?;
        let number = |it: &str| whole(it).and_then(|it| i8::try_from(it).ok());
        let (month, day) = number(month).zip(number(day)).ok_or(ValidityError::DayOfYear)?;
        Self::new(month, day)
    }

    pub fn month(self) -> i8 {
        self.month
    }

    pub fn day(self) -> i8 {
        self.day
    }

    /// The first such day that is not before `date`.
    fn from(self, date: Date) -> Option<Date> {
        let this_year = last_by(date.year(), self.month, self.day)?;
        if date <= this_year {
            return Some(this_year);
        }
        last_by(date.year().checked_add(1)?, self.month, self.day)
    }
}

/// The day of a month, or the last one it has before that.
fn last_by(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.min(first.days_in_month())).ok()
}

impl Months {
    pub const MAX: u8 = 120;

    pub fn new(months: u8) -> Result<Self, ValidityError> {
        (1..=Self::MAX).contains(&months).then_some(Self(months)).ok_or(ValidityError::Months)
    }

    pub fn parse(raw: &str) -> Result<Self, ValidityError> {
        let months = whole(raw).and_then(|it| u8::try_from(it).ok());
        months.ok_or(ValidityError::Months).and_then(Self::new)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl LeastMonths {
    pub const MAX: u8 = Months::MAX - 1;

    pub fn new(months: u8) -> Result<Self, ValidityError> {
        (months <= Self::MAX).then_some(Self(months)).ok_or(ValidityError::LeastMonths)
    }

    pub fn parse(raw: &str) -> Result<Self, ValidityError> {
        let months = whole(raw).and_then(|it| u8::try_from(it).ok());
        months.ok_or(ValidityError::LeastMonths).and_then(Self::new)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl Days {
    pub const MAX: u16 = 366;

    pub fn new(days: u16) -> Result<Self, ValidityError> {
        (days <= Self::MAX).then_some(Self(days)).ok_or(ValidityError::Days)
    }

    pub fn parse(raw: &str) -> Result<Self, ValidityError> {
        whole(raw).ok_or(ValidityError::Days).and_then(Self::new)
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

/// Digits and nothing else; a number too big for any of these is none.
fn whole(raw: &str) -> Option<u16> {
    let digits = raw.trim();
    digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn given(months: u8, anchor: Anchor) -> Validity {
        let days = |it| Days::new(it).expect("few enough");
        let months = Months::new(months).expect("few enough");
        Validity { months, anchor, opens_before: days(60), grace: days(30) }
    }

    fn yearly(on: &str, at_least: u8) -> Anchor {
        let on = DayOfYear::parse(on).expect("a day of the year");
        Anchor::Yearly { on, at_least: LeastMonths::new(at_least).expect("few enough") }
    }

    fn end(validity: Validity, completed: &str, previous: Option<&str>) -> Date {
        let previous = previous.map(|it| End::on(date(it)));
        validity.end(date(completed), previous).expect("in the calendar").date()
    }

    #[test]
    fn months_end_on_the_day_they_began_or_the_last_one() {
        for (completed, months, ends) in [
            ("2026-11-26", 12, "2027-11-26"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 48, "2032-02-29"),
            ("2026-12-01", 1, "2027-01-01"),
            ("2026-03-15", 120, "2036-03-15"),
        ] {
            let validity = given(months, Anchor::Completion);
            assert_eq!(end(validity, completed, None), date(ends), "{completed} and {months}");
        }
    }

    #[test]
    fn an_end_comes_back_to_the_day_it_aims_at() {
        let validity = given(1, Anchor::PreviousEnd);
        let mut end = End::on(date("2026-01-31"));
        for next in ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"] {
            end = validity.end(end.date(), Some(end)).expect("in the calendar");
            assert_eq!(end.date(), date(next));
        }
        let validity = given(12, Anchor::PreviousEnd);
        let mut end = End::on(date("2028-02-29"));
        for next in ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"] {
            end = validity.end(end.date(), Some(end)).expect("in the calendar");
            assert_eq!(end.date(), date(next));
        }
    }

    #[test]
    fn who_renews_early_loses_nothing() {
        for (completed, previous, ends) in [
            // Twenty days early, on the day, and within the grace.
            ("2026-11-11", Some("2026-12-01"), "2027-12-01"),
            ("2026-12-01", Some("2026-12-01"), "2027-12-01"),
            ("2026-12-31", Some("2026-12-01"), "2027-12-01"),
            // The first day of the window, and the one before it.
            ("2026-10-02", Some("2026-12-01"), "2027-12-01"),
            ("2026-10-01", Some("2026-12-01"), "2027-10-01"),
            // Two months late, and for the first time.
            ("2027-02-01", Some("2026-12-01"), "2028-02-01"),
            ("2026-11-11", None, "2027-11-11"),
        ] {
            let validity = given(12, Anchor::PreviousEnd);
            assert_eq!(end(validity, completed, previous), date(ends), "{completed}, {previous:?}");
        }
        let from_completion = given(12, Anchor::Completion);
        assert_eq!(end(from_completion, "2026-11-11", Some("2026-12-01")), date("2027-11-11"));
    }

    #[test]
    fn a_yearly_day_is_the_same_for_everybody() {
        for (on, at_least, completed, previous, ends) in [
            // Trained in November, due again in January, or a year later.
            ("01-31", 0, "2025-11-10", None, "2026-01-31"),
            ("01-31", 3, "2025-11-10", None, "2027-01-31"),
            ("01-31", 0, "2026-12-15", Some("2027-01-31"), "2028-01-31"),
            // On the day itself, and the day after.
            ("01-31", 0, "2026-01-31", None, "2026-01-31"),
            ("01-31", 0, "2026-02-01", None, "2027-01-31"),
            // Too early to renew anything.
            ("01-31", 0, "2026-06-01", Some("2027-01-31"), "2027-01-31"),
            ("02-29", 0, "2026-06-01", None, "2027-02-28"),
            ("02-29", 0, "2027-06-01", None, "2028-02-29"),
            ("02-29", 0, "2028-01-10", Some("2028-02-29"), "2029-02-28"),
        ] {
            let validity = given(12, yearly(on, at_least));
            let found = end(validity, completed, previous);
            assert_eq!(found, date(ends), "{on}, {at_least}, {completed}, {previous:?}");
        }
    }

    #[test]
    fn the_calendar_ends() {
        let validity = given(120, Anchor::Completion);
        assert_eq!(validity.end(date("9999-12-31"), None), None);
        assert_eq!(given(12, yearly("01-31", 0)).end(date("9999-12-31"), None), None);
        assert_eq!(given(12, Anchor::Completion).opens(End::on(Date::MIN)), Date::MIN);
    }

    #[test]
    fn a_rule_is_in_the_trail_as_a_word() {
        assert_eq!(Anchor::Completion.to_string(), "completion");
        assert_eq!(Anchor::PreviousEnd.to_string(), "previous_end");
        assert_eq!(yearly("1-31", 3).to_string(), "01-31, 3 months at least");
    }

    #[test]
    fn what_is_typed_is_a_number_in_bounds_or_a_day() {
        assert_eq!(Months::parse(" 12 ").map(Months::get), Ok(12));
        assert_eq!(LeastMonths::parse("0").map(LeastMonths::get), Ok(0));
        assert_eq!(Days::parse("366").map(Days::get), Ok(366));
        assert_eq!(DayOfYear::parse("02-29"), DayOfYear::new(2, 29));
        for bad in ["", "0", "121", "-1", "+1", "1.5", "999999", "１"] {
            assert_eq!(Months::parse(bad), Err(ValidityError::Months), "{bad:?}");
        }
        assert_eq!(LeastMonths::parse("120"), Err(ValidityError::LeastMonths));
        assert_eq!(Days::parse("367"), Err(ValidityError::Days));
        for bad in ["", "01", "02-30", "13-01", "00-10", "1-1-1", "31.01.", "-1-5", "300-1"] {
            assert_eq!(DayOfYear::parse(bad), Err(ValidityError::DayOfYear), "{bad:?}");
        }
    }
}
