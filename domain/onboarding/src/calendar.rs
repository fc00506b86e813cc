use domain_kernel::Date;

use crate::{WorkWeek, WorkingDays};

/// The days on which a company works: those of its week, but for its holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    week: WorkWeek,
    // Invariant: sorted, none twice, and all of them days of the week.
    holidays: Vec<Date>,
}

impl Calendar {
    pub fn new(week: WorkWeek, holidays: impl IntoIterator<Item = Date>) -> Self {
        let mut holidays: Vec<Date> = holidays.into_iter().filter(|it| week.has(*it)).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Self { week, holidays }
    }

    /// The day that comes so many working days after `start`. Day 0 is `start` itself, or the next
    /// day on which the company works (spec: training-reference, E20). `None` where the calendar
    /// ends.
    pub fn after(&self, start: Date, days: WorkingDays) -> Option<Date> {
        // Holidays on the way make it longer, and what is longer may have more of them on its way.
        let mut n_off = 0;
        loop {
            let due = self.week.later(start, i64::from(days.get()) + n_off)?;
            let n_met = self.n_between(start, due);
            if n_met == n_off {
                return Some(due);
            }
            n_off = n_met;
        }
    }

    /// How many holidays there are from one day to another, both included.
    fn n_between(&self, from: Date, to: Date) -> i64 {
        let first = self.holidays.partition_point(|it| *it < from);
        let behind = self.holidays.partition_point(|it| *it <= to);
        i64::try_from(behind.saturating_sub(first)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::days_later;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn after(calendar: &Calendar, start: &str, days: u16) -> Date {
        let days = WorkingDays::new(days).expect("few enough");
        calendar.after(date(start), days).expect("in the calendar")
    }

    #[test]
    fn days_are_counted_from_monday_to_friday() {
        let calendar = Calendar::default();
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
            assert_eq!(after(&calendar, start, days), date(due), "{start} and {days}");
        }
    }

    #[test]
    fn holidays_are_no_working_days() {
        // Christmas and Boxing Day 2026 are a Friday and a Saturday; New Year 2027 is a Friday.
        let holidays = ["2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01", "2026-12-25"];
        let calendar = Calendar::new(WorkWeek::default(), holidays.map(date));
        for (start, days, due) in [
            ("2026-12-23", 0, "2026-12-23"),
            ("2026-12-23", 1, "2026-12-28"),
            ("2026-12-23", 4, "2026-12-31"),
            ("2026-12-23", 5, "2027-01-04"),
            // Begun on a holiday, before it, and on the weekend between two.
            ("2026-12-24", 0, "2026-12-28"),
            ("2026-12-24", 1, "2026-12-29"),
            ("2026-12-26", 0, "2026-12-28"),
            ("2026-12-31", 1, "2027-01-04"),
            ("2027-01-01", 0, "2027-01-04"),
        ] {
            assert_eq!(after(&calendar, start, days), date(due), "{start} and {days}");
        }
        // A whole fortnight off, one day of which is only met because of the others.
        let fortnight = (4..=15).filter_map(|day| Date::new(2027, 1, day).ok());
        let calendar = Calendar::new(WorkWeek::default(), fortnight);
        assert_eq!(after(&calendar, "2027-01-01", 1), date("2027-01-18"));
        assert_eq!(after(&calendar, "2027-01-04", 0), date("2027-01-18"));
    }

    #[test]
    fn it_is_the_same_as_counting_day_by_day() {
        let holidays = ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14"];
        let day = |it| days_later(date("2025-12-20"), it).expect("in the calendar");
        for week in [vec![0, 1, 2, 3, 4], vec![6, 0, 1, 2, 3], vec![5], vec![0, 1, 2, 3, 4, 5, 6]] {
            let week = WorkWeek::of(week).expect("some day");
            let calendar = Calendar::new(week, holidays.map(date));
            let works = |it: &Date| week.has(*it) && !calendar.holidays.contains(it);
            for start in 0..100 {
                let mut working = (start..).map(day).filter(works);
                for days in 0..30 {
                    let days = WorkingDays::new(days).expect("few enough");
                    assert_eq!(calendar.after(day(start), days), working.next(), "{}", day(start));
                }
            }
        }
    }

    #[test]
    fn the_calendar_ends() {
        let days = WorkingDays::new(WorkingDays::MAX).expect("few enough");
        assert_eq!(Calendar::default().after(date("9999-12-01"), days), None);
    }
}
