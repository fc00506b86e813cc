//! Numbers and days as columns have them, which know no unsigned numbers.

use domain_kernel::{Date, StoreError};
use sea_orm::prelude::TimeDate;

use crate::Corrupt;

pub(crate) fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

pub(crate) fn unsigned(number: i32, corrupt: Corrupt) -> Result<u32, Corrupt> {
    u32::try_from(number).map_err(|_| corrupt)
}

pub(crate) fn day_column(date: Date) -> Result<TimeDate, StoreError> {
    let day = date.day_of_year().unsigned_abs();
    TimeDate::from_ordinal_date(date.year().into(), day).map_err(StoreError::corrupt)
}

/// `None` for a day that no calendar of ours has.
pub(crate) fn day(column: TimeDate) -> Option<Date> {
    let year = i16::try_from(column.year()).ok()?;
    let month = i8::try_from(u8::from(column.month())).ok()?;
    let day = i8::try_from(column.day()).ok()?;
    Date::new(year, month, day).ok()
}

/// What was counted in a query.
pub(crate) fn count(n_rows: i64) -> u32 {
    u32::try_from(n_rows).unwrap_or(u32::MAX)
}

/// So many rows as one statement may have: databases take 32,766 values at most, and no row has as
/// many as 60.
pub(crate) const MOST_ROWS: usize = 500;

/// Rows in statements of a size that every database takes.
pub(crate) fn pieces<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let piece: Vec<T> = rows.by_ref().take(MOST_ROWS).collect();
        (!piece.is_empty()).then_some(piece)
    })
}
