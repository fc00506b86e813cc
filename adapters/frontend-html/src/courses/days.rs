//! Days of a course: as three fields each, and in words.

use application::Message;
use domain_courses::CourseDays;
use domain_kernel::{Date, DayError, parse_day};
use serde::Serialize;

use crate::{
    form::{Draft, Field, Form},
    reader::Reader,
};

/// The names of the fields of one day; the first is that of the whole.
pub(crate) type DayNames = [&'static str; 3];

pub(super) const STARTS_ON: DayNames = ["starts_on", "starts_on_month", "starts_on_year"];
pub(super) const COMPLETED_ON: DayNames =
    ["completed_on", "completed_on_month", "completed_on_year"];
pub(super) const HELD_ON: DayNames = ["held_on", "held_on_month", "held_on_year"];
pub(super) const ENDS_ON: DayNames = ["ends_on", "ends_on_month", "ends_on_year"];

/// As `components/date_parts.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct DayFields {
    day: Field,
    month: Field,
    year: Field,
    /// What is wrong with the date.
    error: Option<String>,
}

impl DayFields {
    pub(crate) fn new(names: DayNames, draft: &Draft, reader: &Reader) -> Self {
        let [day, month, year] = names;
        Self {
            day: draft.field(day, reader),
            month: draft.field(month, reader),
            year: draft.field(year, reader),
            error: draft.error(day, reader),
        }
    }
}

pub(super) fn day(form: &Form, names: DayNames) -> Result<Date, DayError> {
    let [day, month, year] = names.map(|it| form.text(it).trim().to_owned());
    parse_day(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

/// Nothing where all three fields are empty.
pub(crate) fn optional_day(form: &Form, names: DayNames) -> Result<Option<Date>, DayError> {
    let is_empty = names.iter().all(|it| form.text(it).trim().is_empty());
    if is_empty { Ok(None) } else { day(form, names).map(Some) }
}

pub(super) fn filled(names: DayNames, date: Date) -> [(&'static str, String); 3] {
    let [day, month, year] = names;
    [
        (day, date.day().to_string()),
        (month, date.month().to_string()),
        (year, date.year().to_string()),
    ]
}

/// "3 Nov 2026 to 4 Dec 2026", as far as that is known.
pub(super) fn said(days: CourseDays, reader: &Reader) -> Option<String> {
    let message = match (days.starts_on(), days.ends_on()) {
        (None, None) => return None,
        (Some(from), None) => Message::new("course-from").text("from", &reader.date(from)),
        (None, Some(to)) => Message::new("course-until").text("to", &reader.date(to)),
        (Some(from), Some(to)) if from == to => return Some(reader.date(from)),
        (Some(from), Some(to)) => Message::new("course-from-to")
            .text("from", &reader.date(from))
            .text("to", &reader.date(to)),
    };
    Some(reader.text(&message))
}
