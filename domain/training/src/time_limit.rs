//! How long an attempt may take, by the clock of the server (spec: training-reference, 4.6).

use std::{fmt, time::Duration};

use domain_kernel::{TimeFactor, Timestamp};
use thiserror::Error;

use crate::tries::digits;

/// From 1 to 1,440 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeLimit(u16);

/// When an attempt ends whether it is handed in or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deadline(Timestamp);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write whole minutes from 1 to {}, or nothing for no limit", TimeLimit::MAX)]
pub struct TimeLimitError;

impl TimeLimit {
    pub const MAX: u16 = 1_440;

    pub fn from_minutes(minutes: u16) -> Result<Self, TimeLimitError> {
        let is_good = (1..=Self::MAX).contains(&minutes);
        is_good.then_some(Self(minutes)).ok_or(TimeLimitError)
    }

    /// What was typed; nothing is no limit.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, TimeLimitError> {
        if raw.trim().is_empty() {
            return Ok(None);
        }
        let minutes = digits(raw).and_then(|it| u16::try_from(it).ok());
        Self::from_minutes(minutes.ok_or(TimeLimitError)?).map(Some)
    }

    pub fn minutes(self) -> u16 {
        self.0
    }

    /// When somebody who starts then has to be done.
    pub fn deadline(self, started: Timestamp, factor: TimeFactor) -> Deadline {
        Deadline(started.plus(self.stretched(factor)))
    }

    /// How long somebody has.
    pub fn stretched(self, factor: TimeFactor) -> Duration {
        Duration::from_millis(u64::from(self.0) * u64::from(factor.percent()) * 600)
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Deadline {
    /// So much later, what was sent in time may still arrive.
    pub const GRACE: Duration = Duration::from_secs(30);

    /// Takes a deadline from storage as it is.
    pub fn at(instant: Timestamp) -> Self {
        Self(instant)
    }

    pub fn instant(self) -> Timestamp {
        self.0
    }

    /// Whether nothing is taken any more.
    pub fn is_over(self, now: Timestamp) -> bool {
        self.0.plus(Self::GRACE) < now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn a_limit_is_counted_from_the_start_and_stretched() {
        let limit = TimeLimit::from_minutes(10).expect("in bounds");
        for (percent, ends) in [(100, 1_600), (125, 1_750), (150, 1_900), (400, 3_400)] {
            let factor = TimeFactor::new(percent).expect("in bounds");
            assert_eq!(limit.deadline(at(1_000), factor), Deadline::at(at(ends)), "{percent}");
        }
    }

    #[test]
    fn what_was_sent_in_time_may_take_thirty_seconds() {
        let deadline = Deadline::at(at(1_600));
        for (now, is_over) in [(1_600, false), (1_620, false), (1_630, false), (1_631, true)] {
            assert_eq!(deadline.is_over(at(now)), is_over, "{now}");
        }
    }

    #[test]
    fn what_is_typed_is_a_number_in_bounds_or_nothing() {
        assert_eq!(TimeLimit::parse_optional("1440"), Ok(Some(TimeLimit(1_440))));
        assert_eq!(TimeLimit::parse_optional(""), Ok(None));
        for bad in ["0", "1441", "-5", "1.5", "1 h"] {
            assert_eq!(TimeLimit::parse_optional(bad), Err(TimeLimitError), "{bad:?}");
        }
    }
}
