use domain_kernel::{Date, days_later};
use thiserror::Error;

/// So many working days, Monday to Friday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkingDays(u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write a number of working days from 0 to {}", WorkingDays::MAX)]
pub struct WorkingDaysError;

impl WorkingDays {
    /// About two years.
    pub const MAX: u16 = 520;

    pub fn new(days: u16) -> Result<Self, WorkingDaysError> {
        (days <= Self::MAX).then_some(Self(days)).ok_or(WorkingDaysError)
    }

    /// What was typed; nothing means that there is no such number.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, WorkingDaysError> {
        let digits = raw.trim();
        if digits.is_empty() {
            return Ok(None);
        }
        if !digits.bytes().all(|it| it.is_ascii_digit()) {
            return Err(WorkingDaysError);
        }
        digits.parse().map_err(|_| WorkingDaysError).and_then(Self::new).map(Some)
    }

    pub fn get(self) -> u16 {
        self.0
    }

    /// The day that comes so many working days after `start`. Day 0 is `start` itself, or the
    /// Monday after it if nobody works then. `None` where the calendar ends.
    pub fn after(self, start: Date) -> Option<Date> {
        let weekday = start.weekday().to_monday_zero_offset();
        let (monday, passed) = match weekday {
            0..5 => (days_later(start, -i64::from(weekday))?, i64::from(weekday)),
            _ => (days_later(start, 7 - i64::from(weekday))?, 0),
        };
        let total = passed + i64::from(self.0);
        days_later(monday, total.div_euclid(5) * 7 + total.rem_euclid(5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_monday_to_friday() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        for (start, days, due) in [
            // A Tuesday.
            ("2026-11-24", 0, "2026-11-24"),
            ("2026-11-24", 1, "2026-11-25"),
            ("2026-11-24", 3, "2026-11-27"),
            ("2026-11-24", 4, "2026-11-30"),
            ("2026-11-24", 5, "2026-12-01"),
            ("2026-11-24", 10, "2026-12-08"),
            // A Friday, a Saturday and a Sunday.
            ("2026-11-27", 1, "2026-11-30"),
            ("2026-11-28", 0, "2026-11-30"),
            ("2026-11-29", 1, "2026-12-01"),
            // Over a leap day and a new year.
            ("2028-02-28", 1, "2028-02-29"),
            ("2027-12-31", 1, "2028-01-03"),
        ] {
            let days = WorkingDays::new(days).expect("few enough");
            assert_eq!(days.after(date(start)), Some(date(due)), "{start} and {days:?}");
        }
    }

    #[test]
    fn a_number_of_days_is_digits_or_nothing() {
        assert_eq!(WorkingDays::parse_optional(" "), Ok(None));
        assert_eq!(WorkingDays::parse_optional("5"), Ok(Some(WorkingDays(5))));
        for bad in ["-1", "521", "1.5", "99999", "five", "１"] {
            assert_eq!(WorkingDays::parse_optional(bad), Err(WorkingDaysError), "{bad:?}");
        }
    }
}
