//! How often a quiz may be tried, and how long one waits in between.

use std::{fmt, time::Duration};

use domain_kernel::Timestamp;
use thiserror::Error;

use crate::Outcome;

/// How often somebody may try to pass. Practice after a pass does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tries {
    /// `None` allows any number.
    pub most: Option<MostTries>,
    /// From the end of one try to the start of the next.
    pub wait: Wait,
}

/// From 1 to 100 tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MostTries(u8);

/// Whole minutes, up to a year; none by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wait(u32);

/// The tries of one person at one module since it was last completed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TriesTaken {
    /// Tries that have ended without success.
    pub n: u32,
    /// Tries that somebody gave on top of what the module allows.
    pub n_extra: u32,
    /// When the last one ended.
    pub last: Option<Timestamp>,
}

/// What one person has made of one module so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// All attempts there ever were, also those that do not count as tries.
    pub n_attempts: u32,
    /// Whether one of them is in progress, of which it is not known yet whether it counts.
    pub is_any_open: bool,
    pub tries: TriesTaken,
}

/// An attempt as far as it matters to how often one may try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastAttempt {
    pub is_practice: bool,
    /// `None` while it is in progress.
    pub end: Option<(Outcome, Timestamp)>,
}

/// Whether somebody may try now. `n_left` counts from now on, this one included; `None` is any
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Now {
        n_left: Option<u32>,
    },
    /// Not before that.
    From {
        at: Timestamp,
        n_left: Option<u32>,
    },
    /// All tries are used.
    Used {
        n: u32,
    },
}

/// Why nobody can try now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TurnRefused {
    #[error("the time to wait after the last try is not over")]
    NotYet { at: Timestamp },
    #[error("all {n} tries are used; a manager can give one more")]
    Used { n: u32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TriesError {
    #[error("write a number of tries from 1 to {}, or nothing for any number", MostTries::MAX)]
    Most,
    #[error("write whole minutes from 0 to {}, which is a year", Wait::MAX)]
    Wait,
}

impl Tries {
    /// Whether whoever has tried like this may try again `now`.
    pub fn turn(self, taken: TriesTaken, now: Timestamp) -> Turn {
        let n_left = self.most.map(|it| it.allowed(taken.n_extra).saturating_sub(taken.n));
        if n_left == Some(0) {
            return Turn::Used { n: taken.n };
        }
        // A try that somebody gave is for now: whoever gave it knew when the last one was.
        let is_given = self.most.is_some_and(|it| u32::from(it.0) <= taken.n);
        let at = taken.last.filter(|_| !is_given).map(|it| it.plus(self.wait.duration()));
        match at {
            Some(at) if now < at => Turn::From { at, n_left },
            _ => Turn::Now { n_left },
        }
    }
}

impl Turn {
    /// Whether it is now.
    pub fn check(self) -> Result<(), TurnRefused> {
        match self {
            Self::Now { .. } => Ok(()),
            Self::From { at, .. } => Err(TurnRefused::NotYet { at }),
            Self::Used { n } => Err(TurnRefused::Used { n }),
        }
    }
}

impl Past {
    /// By all attempts of a person at a module, and when they were given a try, in any order. What
    /// was before the last completion is forgotten.
    pub fn of(attempts: &[PastAttempt], given: impl IntoIterator<Item = Timestamp>) -> Self {
        let ends = || attempts.iter().filter(|it| !it.is_practice).filter_map(|it| it.end);
        let completed = ends().filter(|it| it.0.is_success()).map(|it| it.1).max();
        let is_since = |it: &Timestamp| completed.is_none_or(|completed| completed < *it);
        let failed = || ends().filter(|it| !it.0.is_success()).map(|it| it.1).filter(is_since);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            n_attempts: count(attempts.len()),
            is_any_open: attempts.iter().any(|it| it.end.is_none()),
            tries: TriesTaken {
                n: count(failed().count()),
                n_extra: count(given.into_iter().filter(is_since).count()),
                last: failed().max(),
            },
        }
    }
}

impl MostTries {
    pub const MAX: u8 = 100;

    pub fn new(tries: u8) -> Result<Self, TriesError> {
        (1..=Self::MAX).contains(&tries).then_some(Self(tries)).ok_or(TriesError::Most)
    }

    /// What was typed; nothing allows any number.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, TriesError> {
        if raw.trim().is_empty() {
            return Ok(None);
        }
        let tries = digits(raw).and_then(|it| u8::try_from(it).ok()).ok_or(TriesError::Most)?;
        Self::new(tries).map(Some)
    }

    pub fn get(self) -> u8 {
        self.0
    }

    fn allowed(self, n_extra: u32) -> u32 {
        u32::from(self.0).saturating_add(n_extra)
    }
}

impl Wait {
    pub const MAX: u32 = 366 * 24 * 60;

    pub fn from_minutes(minutes: u32) -> Result<Self, TriesError> {
        (minutes <= Self::MAX).then_some(Self(minutes)).ok_or(TriesError::Wait)
    }

    /// What was typed; nothing is no wait.
    pub fn parse(raw: &str) -> Result<Self, TriesError> {
        if raw.trim().is_empty() {
            return Ok(Self::default());
        }
        digits(raw).ok_or(TriesError::Wait).and_then(Self::from_minutes)
    }

    pub fn minutes(self) -> u32 {
        self.0
    }

    pub fn duration(self) -> Duration {
        Duration::from_secs(u64::from(self.0) * 60)
    }
}

/// Digits and nothing else; what is too big for any of these is none.
pub(crate) fn digits(raw: &str) -> Option<u32> {
    let digits = raw.trim();
    digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

impl fmt::Display for MostTries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_micros(minutes * 60_000_000)
    }

    fn tries(most: &str, wait: &str) -> Tries {
        let most = MostTries::parse_optional(most).expect("a number of tries");
        Tries { most, wait: Wait::parse(wait).expect("minutes") }
    }

    fn taken(n: u32, n_extra: u32) -> TriesTaken {
        TriesTaken { n, n_extra, last: (0 < n).then(|| at(100)) }
    }

    #[test]
    fn tries_are_counted_and_waited_for() {
        let table = [
            // Any number, at once.
            (tries("", ""), taken(0, 0), 0, Turn::Now { n_left: None }),
            (tries("", ""), taken(999, 0), 100, Turn::Now { n_left: None }),
            // Three, at once.
            (tries("3", ""), taken(0, 0), 0, Turn::Now { n_left: Some(3) }),
            (tries("3", ""), taken(2, 0), 100, Turn::Now { n_left: Some(1) }),
            (tries("3", ""), taken(3, 0), 100, Turn::Used { n: 3 }),
            (tries("3", ""), taken(4, 0), 100, Turn::Used { n: 4 }),
            // One was given on top, and used.
            (tries("3", ""), taken(3, 1), 100, Turn::Now { n_left: Some(1) }),
            (tries("3", ""), taken(4, 1), 100, Turn::Used { n: 4 }),
            // An hour in between, to the minute.
            (tries("", "60"), taken(1, 0), 159, Turn::From { at: at(160), n_left: None }),
            (tries("", "60"), taken(1, 0), 160, Turn::Now { n_left: None }),
            (tries("3", "60"), taken(1, 0), 100, Turn::From { at: at(160), n_left: Some(2) }),
            (tries("3", "60"), taken(3, 0), 100, Turn::Used { n: 3 }),
            (tries("3", "60"), taken(3, 1), 101, Turn::Now { n_left: Some(1) }),
        ];
        for (tries, taken, now, turn) in table {
            assert_eq!(tries.turn(taken, at(now)), turn, "{tries:?} {taken:?} {now}");
        }
    }

    #[test]
    fn what_was_before_the_last_completion_is_forgotten() {
        let ended = |outcome, minutes| PastAttempt {
            is_practice: false,
            end: Some((outcome, at(minutes))),
        };
        let (failed, passed) = (Outcome::Failed, Outcome::Passed);
        let going = PastAttempt { is_practice: false, end: None };
        let practice = PastAttempt { is_practice: true, ..ended(failed, 35) };
        let table = [
            (vec![], vec![], (0, 0, 0, None)),
            (vec![ended(failed, 10), ended(failed, 20), going], vec![], (3, 2, 0, Some(20))),
            (vec![ended(failed, 20), ended(failed, 10)], vec![15], (2, 2, 1, Some(20))),
            (vec![ended(failed, 10), ended(passed, 30), practice], vec![15], (3, 0, 0, None)),
            (
                vec![ended(failed, 10), ended(passed, 30), practice, ended(failed, 40)],
                vec![15, 41],
                (4, 1, 1, Some(40)),
            ),
        ];
        for (attempts, given, (n_attempts, n, n_extra, last)) in table {
            let tries = TriesTaken { n, n_extra, last: last.map(at) };
            let past = Past::of(&attempts, given.into_iter().map(at));
            let is_any_open = attempts.iter().any(|it| it.end.is_none());
            assert_eq!(past, Past { n_attempts, is_any_open, tries }, "{attempts:?}");
        }
    }

    #[test]
    fn what_is_typed_is_a_number_in_bounds_or_nothing() {
        assert_eq!(MostTries::parse_optional(" 100 "), Ok(Some(MostTries(100))));
        assert_eq!(MostTries::parse_optional(" "), Ok(None));
        assert_eq!(Wait::parse("527040"), Ok(Wait(Wait::MAX)));
        for bad in ["0", "101", "-1", "1.5", "１", "99999999999"] {
            assert_eq!(MostTries::parse_optional(bad), Err(TriesError::Most), "{bad:?}");
        }
        for bad in ["527041", "-1", "+1", "1 h", "99999999999"] {
            assert_eq!(Wait::parse(bad), Err(TriesError::Wait), "{bad:?}");
        }
    }
}
