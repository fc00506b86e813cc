//! Days as columns have them.

use domain_kernel::{Date, StoreError};
use domain_onboarding::WorkingDays;
use sea_orm::prelude::TimeDate;

use crate::Corrupt;

pub(super) fn to_column(date: Date) -> Result<TimeDate, StoreError> {
    let day = date.day_of_year().unsigned_abs();
    TimeDate::from_ordinal_date(date.year().into(), day).map_err(StoreError::corrupt)
}

pub(crate) fn to_date(column: TimeDate) -> Result<Date, Corrupt> {
    let year = i16::try_from(column.year()).ok();
    let month = i8::try_from(u8::from(column.month())).ok();
    let day = i8::try_from(column.day()).ok();
    let date = year.zip(month).zip(day);
    date.and_then(|((year, month), day)| Date::new(year, month, day).ok())
        .ok_or(Corrupt { table: "onboarding_assignments", column: "starts_on" })
}

pub(crate) fn due_after(days: Option<i32>) -> Result<Option<WorkingDays>, Corrupt> {
    let Some(days) = days else {
        return Ok(None);
    };
    let days = u16::try_from(days).ok().and_then(|it| WorkingDays::new(it).ok());
    let days = days.ok_or(Corrupt { table: "onboarding_steps", column: "due_after" })?;
    Ok(Some(days))
}
