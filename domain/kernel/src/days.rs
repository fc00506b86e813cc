use thiserror::Error;

use crate::Date;

/// What was typed as a day is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DayError {
    #[error("write a date like 2026-11-30")]
    Malformed,
    #[error("the date must be between 1990 and 2100")]
    OutOfRange,
}

/// A day as forms send it and tables hold it.
pub fn parse_day(raw: &str) -> Result<Date, DayError> {
    let raw = raw.trim();
    // Only the extended form of ISO 8601; the library would take others too.
    let is_dashed = raw.len() == 10 && raw.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    let date: Date = raw.parse().ok().filter(|_| is_dashed).ok_or(DayError::Malformed)?;
    if !(1990..=2100).contains(&date.year()) {
        return Err(DayError::OutOfRange);
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_date_of_our_time() {
        assert!(parse_day(" 2026-11-30 ").is_ok());
        for (raw, err) in [
            ("1111-11-11", DayError::OutOfRange),
            ("9999-12-31", DayError::OutOfRange),
            ("2026-02-30", DayError::Malformed),
            ("0000-00-00", DayError::Malformed),
            ("20261130", DayError::Malformed),
            ("", DayError::Malformed),
        ] {
            assert_eq!(parse_day(raw), Err(err), "{raw:?}");
        }
    }
}
