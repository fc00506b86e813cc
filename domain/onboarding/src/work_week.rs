use domain_kernel::{Date, days_later};

/// The days of a week on which a company works: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkWeek([bool; WorkWeek::N_DAYS]);

impl WorkWeek {
    pub const N_DAYS: usize = 7;

    /// Days count from Monday, which is 0. `None` if there is none of them, or another one.
    pub fn of(days: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut week = [false; Self::N_DAYS];
        for day in days {
            *week.get_mut(day)? = true;
        }
        week.contains(&true).then_some(Self(week))
    }

    /// From Monday, which is 0.
    pub fn days(self) -> impl Iterator<Item = usize> {
        (0..Self::N_DAYS).filter(move |it| self.is_day(*it))
    }

    pub fn has(self, date: Date) -> bool {
        self.is_day(weekday(date))
    }

    /// So many days of work later; day 0 is `start`, or the next day of work after it.
    pub(crate) fn later(self, start: Date, days: i64) -> Option<Date> {
        let n_days = i64::try_from(self.days().count()).ok()?;
        let first = self.next(start)?;
        let mut date = days_later(first, days.div_euclid(n_days) * 7)?;
        for _ in 0..days.rem_euclid(n_days) {
            date = self.next(days_later(date, 1)?)?;
        }
        Some(date)
    }

    /// This day, or the first day of work after it.
    fn next(self, date: Date) -> Option<Date> {
        let ahead = (0..7).map(|it| days_later(date, it));
        ahead.flatten().find(|it| self.has(*it))
    }

    fn is_day(self, day: usize) -> bool {
        self.0.get(day).copied().unwrap_or_default()
    }
}

impl Default for WorkWeek {
    /// Monday to Friday.
    fn default() -> Self {
        Self([true, true, true, true, true, false, false])
    }
}

fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_a_day_of_work() {
        assert_eq!(WorkWeek::of([]), None);
        assert_eq!(WorkWeek::of([7]), None);
        let weekend = WorkWeek::of([6, 5, 5]).expect("some day");
        assert_eq!(weekend.days().collect::<Vec<_>>(), [5, 6]);
        let saturday: Date = "2026-11-28".parse().expect("a date");
        assert!(weekend.has(saturday) && !WorkWeek::default().has(saturday));
    }
}
