use std::time::Duration;

use domain_kernel::{LocalTime, Timestamp};
use thiserror::Error;

/// From one moment to another, which is not in it any more: of two periods that follow each other
/// neither touches the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    // Invariant: `from` is before `to`, and not longer than `Period::LONGEST`.
    from: Timestamp,
    to: Timestamp,
}

/// Why two moments are no period for which something is reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PeriodError {
    #[error("the end must be after the beginning")]
    EndsFirst,
    #[error("365 days at most can be reserved at once")]
    TooLong,
}

/// What was typed as a day and a time is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LocalTimeError {
    #[error("enter a day and a time")]
    Malformed,
    #[error("the day must be between 1990 and 2100")]
    OutOfRange,
}

impl Period {
    pub const LONGEST: Duration = Duration::from_hours(365 * 24);

    pub fn new(from: Timestamp, to: Timestamp) -> Result<Self, PeriodError> {
        if to <= from {
            return Err(PeriodError::EndsFirst);
        }
        if Self::LONGEST < to.since(from) {
            return Err(PeriodError::TooLong);
        }
        Ok(Self { from, to })
    }

    /// Takes a period from storage.
    pub fn restore(from: Timestamp, to: Timestamp) -> Self {
        Self { from, to }
    }

    pub fn from(self) -> Timestamp {
        self.from
    }

    /// The first moment after it.
    pub fn to(self) -> Timestamp {
        self.to
    }

    pub fn contains(self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether nothing of it is left.
    pub fn is_over(self, now: Timestamp) -> bool {
        self.to <= now
    }
}

/// A day and a time as forms send them: `2026-11-30T09:00`, with or without seconds of zero.
pub fn parse_local_time(raw: &str) -> Result<LocalTime, LocalTimeError> {
    let raw = raw.trim();
    let raw = raw.strip_suffix(":00").filter(|it| it.len() == 16).unwrap_or(raw);
    // The library would take other forms too.
    let is_shaped = raw.len() == 16
        && raw.bytes().zip(*b"dddd-dd-ddTdd:dd").all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            b'T' => byte == b'T' || byte == b' ',
            mark => byte == mark,
        });
    let time: LocalTime =
        raw.parse().ok().filter(|_| is_shaped).ok_or(LocalTimeError::Malformed)?;
    if !(1990..=2100).contains(&time.year()) {
        return Err(LocalTimeError::OutOfRange);
    }
    Ok(time)
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Zone, moment_in};
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = 3_600_000_000;

    fn period(from: i64, to: i64) -> Result<Period, PeriodError> {
        Period::new(Timestamp::from_micros(from), Timestamp::from_micros(to))
    }

    #[test]
    fn a_period_has_a_length_of_at_most_a_year() {
        assert!(period(0, 1).is_ok());
        assert_eq!(period(0, 0), Err(PeriodError::EndsFirst));
        assert_eq!(period(1, 0), Err(PeriodError::EndsFirst));
        assert!(period(0, 365 * 24 * HOUR).is_ok());
        assert_eq!(period(0, 365 * 24 * HOUR + 1), Err(PeriodError::TooLong));
        assert_eq!(period(i64::MIN, i64::MAX), Err(PeriodError::TooLong));
    }

    #[test]
    fn periods_overlap_unless_one_is_over_when_the_other_begins() {
        let of = |from, to| period(from, to).expect("a period");
        for (one, other, overlap) in [
            (of(9, 12), of(12, 15), false),
            (of(9, 12), of(11, 15), true),
            (of(9, 12), of(10, 11), true),
            (of(9, 12), of(9, 12), true),
            (of(9, 12), of(9, 10), true),
            (of(9, 12), of(13, 15), false),
        ] {
            assert_eq!(one.overlaps(other), overlap, "{one:?} {other:?}");
            assert_eq!(other.overlaps(one), overlap, "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_period_is_as_long_as_clocks_that_are_set_make_it() {
        let berlin = Zone::get("Europe/Berlin").expect("a zone");
        let moment = |local: &str| {
            let local = parse_local_time(local).expect("a time");
            moment_in(&berlin, local)
        };
        let hours = |from, to| {
            let period = Period::new(moment(from)?, moment(to)?);
            Some(period.map(|it| it.to().since(it.from()).as_secs() / 3_600))
        };
        for (from, to, n_hours) in [
            ("2026-11-24T09:00", "2026-11-24T12:00", Some(Ok(3))),
            // Clocks are set forward at two.
            ("2026-03-29T00:00", "2026-03-30T00:00", Some(Ok(23))),
            ("2026-03-29T01:00", "2026-03-29T02:30", None),
            ("2026-03-29T02:00", "2026-03-29T04:00", None),
            // And back at three.
            ("2026-10-25T00:00", "2026-10-26T00:00", Some(Ok(25))),
            ("2026-10-25T02:30", "2026-10-25T03:30", Some(Ok(2))),
            ("2026-10-25T02:30", "2026-10-25T02:30", Some(Err(PeriodError::EndsFirst))),
            ("2026-01-01T00:00", "2027-01-01T00:00", Some(Ok(8_760))),
            ("2028-01-01T00:00", "2029-01-01T00:00", Some(Err(PeriodError::TooLong))),
            ("2026-11-24T09:00", "2036-11-24T09:00", Some(Err(PeriodError::TooLong))),
        ] {
            assert_eq!(hours(from, to), n_hours, "{from} {to}");
        }
    }

    #[test]
    fn a_time_is_read_as_browsers_send_it() {
        for (raw, time) in [
            ("2026-11-30T09:00", Ok("2026-11-30T09:00:00")),
            (" 2026-11-30 09:00 ", Ok("2026-11-30T09:00:00")),
            ("2026-11-30T09:00:00", Ok("2026-11-30T09:00:00")),
            ("2026-11-30T24:00", Err(LocalTimeError::Malformed)),
            ("2026-11-30T09:00:30", Err(LocalTimeError::Malformed)),
            ("2026-02-30T09:00", Err(LocalTimeError::Malformed)),
            ("2026-11-30T09:00Z", Err(LocalTimeError::Malformed)),
            ("2026-11-30", Err(LocalTimeError::Malformed)),
            ("20261130T0900", Err(LocalTimeError::Malformed)),
            ("２０２６-11-30T09:00", Err(LocalTimeError::Malformed)),
            ("", Err(LocalTimeError::Malformed)),
            ("1066-10-14T09:00", Err(LocalTimeError::OutOfRange)),
            ("9999-12-31T23:59", Err(LocalTimeError::OutOfRange)),
        ] {
            let read = parse_local_time(raw).map(|it| it.to_string());
            assert_eq!(read, time.map(str::to_owned), "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn two_periods_overlap_if_a_moment_is_in_both(
            one in (0_i64..40, 1_i64..20),
            other in (0_i64..40, 1_i64..20),
        ) {
            let of = |(from, length)| period(from, from + length).expect("a period");
            let (one, other) = (of(one), of(other));
            let mut moments = (0..60).map(Timestamp::from_micros);
            let in_both = moments.any(|it| one.contains(it) && other.contains(it));
            prop_assert_eq!(one.overlaps(other), in_both);
            prop_assert_eq!(other.overlaps(one), in_both);
        }
    }
}
