use domain_kernel::{Date, Line, LineError};
use thiserror::Error;

use crate::{Calendar, CalendarEdited, WorkWeek, parse_start};

/// As a holiday is called.
pub type HolidayName = Line<80>;

/// When a company works, as its admins write it down. Until they do, from Monday to Friday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    week: WorkWeek,
    // Invariant: at most `MOST_HOLIDAYS`, by date, and no date twice.
    holidays: Vec<Holiday>,
}

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub on: Date,
    pub name: Option<HolidayName>,
}

/// Why a text is no list of holidays. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HolidaysRefused {
    #[error("line {line}: write a date like 2026-12-25 and what the day is called")]
    Malformed { line: u32 },
    #[error("line {line}: this day is in the list already")]
    Twice { line: u32 },
    #[error("line {line}: keep the name within {} characters", HolidayName::MAX_CHARS)]
    LongName { line: u32 },
    #[error("keep the list within {} days", WorkCalendar::MOST_HOLIDAYS)]
    TooMany,
}

impl WorkCalendar {
    pub const MOST_HOLIDAYS: usize = 500;

    pub fn new(week: WorkWeek, mut holidays: Vec<Holiday>) -> Self {
        holidays.sort_by_key(|it| it.on);
        holidays.dedup_by_key(|it| it.on);
        holidays.truncate(Self::MOST_HOLIDAYS);
        Self { week, holidays }
    }

    /// `None` if nothing changes.
    pub fn edit(&mut self, changed: Self) -> Option<CalendarEdited> {
        if *self == changed {
            return None;
        }
        let days = |it: &Self| it.week.days().map(|it| it + 1).collect();
        let edited = CalendarEdited {
            days: (days(self), days(&changed)),
            n_holidays: (self.holidays.len(), changed.holidays.len()),
        };
        *self = changed;
        Some(edited)
    }

    pub fn week(&self) -> WorkWeek {
        self.week
    }

    /// By date.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// By which due dates are counted.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.week, self.holidays.iter().map(|it| it.on))
    }
}

/// A line for each day: the date, then what it is called. Empty lines are left out.
pub fn parse_holidays(text: &str) -> Result<Vec<Holiday>, HolidaysRefused> {
    let mut holidays: Vec<Holiday> = Vec::new();
    for (line, written) in (1..).zip(text.lines()) {
        let written = written.trim();
        if written.is_empty() {
            continue;
        }
        let holiday = parse_holiday(written, line)?;
        if holidays.iter().any(|it| it.on == holiday.on) {
            return Err(HolidaysRefused::Twice { line });
        }
        if holidays.len() == WorkCalendar::MOST_HOLIDAYS {
            return Err(HolidaysRefused::TooMany);
        }
        holidays.push(holiday);
    }
    Ok(holidays)
}

/// Tables put a comma, a semicolon or a tab between the date and the name.
fn parse_holiday(written: &str, line: u32) -> Result<Holiday, HolidaysRefused> {
    let is_between = |it: char| it.is_whitespace() || it == ',' || it == ';';
    let (date, name) = written.split_once(is_between).unwrap_or((written, ""));
    let on = parse_start(date).map_err(|_| HolidaysRefused::Malformed { line })?;
    let name = name.trim_start_matches(is_between);
    let name = HolidayName::parse_optional(name).map_err(|err| match err {
        LineError::TooLong { .. } => HolidaysRefused::LongName { line },
        _ => HolidaysRefused::Malformed { line },
    })?;
    Ok(Holiday { on, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holiday(on: &str, name: &str) -> Holiday {
        let name = Some(name).filter(|it| !it.is_empty());
        let name = name.map(|it| HolidayName::restore(it.to_owned()));
        Holiday { on: on.parse().expect("a date"), name }
    }

    #[test]
    fn holidays_are_a_line_each() {
        let text = "2026-12-25 Christmas Day\r\n\n 2027-01-01;New Year\n2026-12-26,\t Boxing, day\n2026-12-24";
        let expected = [
            holiday("2026-12-25", "Christmas Day"),
            holiday("2027-01-01", "New Year"),
            holiday("2026-12-26", "Boxing, day"),
            holiday("2026-12-24", ""),
        ];
        assert_eq!(parse_holidays(text).as_deref(), Ok(expected.as_slice()));
        assert_eq!(parse_holidays(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn a_line_that_is_no_holiday_is_named() {
        let long = format!("2026-12-25 {}", "x".repeat(81));
        for (text, refused) in [
            ("\n25.12.2026 Christmas", HolidaysRefused::Malformed { line: 2 }),
            ("2026-02-30", HolidaysRefused::Malformed { line: 1 }),
            ("1111-11-11", HolidaysRefused::Malformed { line: 1 }),
            ("Christmas", HolidaysRefused::Malformed { line: 1 }),
            ("2026-12-25\n2026-12-25 Again", HolidaysRefused::Twice { line: 2 }),
            (&long, HolidaysRefused::LongName { line: 1 }),
        ] {
            assert_eq!(parse_holidays(text), Err(refused), "{text}");
        }
        let many =
            (0..501).filter_map(|it| domain_kernel::days_later(Date::constant(2026, 1, 1), it));
        let many: Vec<String> = many.map(|it| it.to_string()).collect();
        assert_eq!(parse_holidays(&many.join("\n")), Err(HolidaysRefused::TooMany));
        assert_eq!(parse_holidays(&many[1..].join("\n")).map(|it| it.len()), Ok(500));
    }

    #[test]
    fn a_change_says_what_it_was_before() {
        let mut calendar = WorkCalendar::default();
        assert_eq!(calendar.edit(WorkCalendar::default()), None);
        let week = WorkWeek::of([0, 6]).expect("some day");
        let twice = vec![holiday("2027-01-04", "B"), holiday("2026-12-27", "A")];
        let edited = calendar.edit(WorkCalendar::new(week, twice)).expect("a change");
        assert_eq!((edited.days.1, edited.n_holidays), (vec![1, 7], (0, 2)));
        assert_eq!(calendar.holidays()[0], holiday("2026-12-27", "A"));
        let one = crate::WorkingDays::new(1).expect("few enough");
        let after = calendar.calendar().after("2026-12-26".parse().expect("a Saturday"), one);
        // The Monday after the holiday is day 0, and the next Sunday day 1.
        assert_eq!(after, "2027-01-03".parse().ok());
    }
}
