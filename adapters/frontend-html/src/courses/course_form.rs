//! The fields of a course.

use application::courses::CourseView;
use domain_courses::{Capacity, CourseDays, CourseDescription, CourseSettings, CourseTitle};
use serde::Serialize;

use super::days::{DayFields, ENDS_ON, STARTS_ON, filled, optional_day};
use crate::{
    form::{Draft, Field, FieldErrors, Form},
    reader::Reader,
};

/// Every field, and what a form sends along: an id for a new course, else the version.
pub(super) const FIELDS: [&str; 11] = [
    "id",
    "version",
    "title",
    "description",
    "starts_on",
    "starts_on_month",
    "starts_on_year",
    "ends_on",
    "ends_on_month",
    "ends_on_year",
    "capacity",
];

/// As `courses/form.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct CourseFields {
    title: Field,
    description: Field,
    starts_on: DayFields,
    ends_on: DayFields,
    capacity: Field,
}

impl CourseFields {
    pub(super) fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            title: draft.field("title", reader),
            description: draft.field("description", reader),
            starts_on: DayFields::new(STARTS_ON, draft, reader),
            ends_on: DayFields::new(ENDS_ON, draft, reader),
            capacity: draft.field("capacity", reader),
        }
    }
}

pub(super) fn parse(form: &Form) -> Result<CourseSettings, FieldErrors> {
    let mut errors = FieldErrors::default();
    let title = errors.take("title", CourseTitle::parse(form.text("title")));
    let description = CourseDescription::parse_optional(form.text("description"));
    let description = errors.take("description", description);
    let starts_on = errors.take("starts_on", optional_day(form, STARTS_ON));
    let ends_on = errors.take("ends_on", optional_day(form, ENDS_ON));
    let days = starts_on.zip(ends_on).and_then(|(starts_on, ends_on)| {
        errors.take("ends_on", CourseDays::new(starts_on, ends_on))
    });
    let capacity = errors.take("capacity", Capacity::parse_optional(form.text("capacity")));
    match (title, description, days, capacity) {
        (Some(title), Some(description), Some(days), Some(capacity)) => {
            Ok(CourseSettings { title, description, days, capacity })
        }
        _ => Err(errors),
    }
}

/// The fields as they are stored.
pub(super) fn stored(course: &CourseView) -> Draft {
    let settings = &course.settings;
    let description = settings.description.as_ref().map(CourseDescription::as_str);
    let capacity = settings.capacity.map(|it| it.get().to_string());
    let texts = [
        ("title", settings.title.as_str().to_owned()),
        ("description", description.unwrap_or_default().to_owned()),
        ("capacity", capacity.unwrap_or_default()),
    ];
    let days = [(STARTS_ON, settings.days.starts_on()), (ENDS_ON, settings.days.ends_on())];
    let days = days.into_iter().filter_map(|(names, it)| Some(filled(names, it?)));
    Draft::filled(texts.into_iter().chain(days.flatten()))
}
