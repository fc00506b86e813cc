use std::{net::IpAddr, time::Duration};

use domain_kernel::{Line, Timestamp};

/// Counts how often a person's sessions were all ended at once. A session that was begun under an
/// earlier number is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Epoch(u32);

/// How long a session lasts, whatever happens, and how long without being used (spec: product,
/// "Configuration"; defaults, 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    pub absolute: Duration,
    pub idle: Duration,
}

/// What a session began on, as far as it is known: nothing depends on it but what people recognize.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Device {
    pub agent: Option<Agent>,
    pub address: Option<IpAddr>,
}

/// What a browser says of itself (RFC 9110, 10.1.5).
pub type Agent = Line<200>;

impl Device {
    /// A browser may say anything, and at any length.
    pub fn new(agent: &str, address: Option<IpAddr>) -> Self {
        let beginning: String = agent.chars().take(Agent::MAX_CHARS).collect();
        Self { agent: Agent::parse(&beginning).ok(), address }
    }
}

impl Epoch {
    pub const FIRST: Self = Self(1);

    pub fn new(number: u32) -> Self {
        Self(number)
    }

    pub fn get(self) -> u32 {
        self.0
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl Lifetime {
    /// A session's last use is written at most this often.
    pub const TOUCHED_EVERY: Duration = Duration::from_mins(1);
    /// Of one person; the oldest ends when there would be more.
    pub const MOST_SESSIONS: u32 = 20;
    /// For so long after the password was typed nobody asks for it again (spec: defaults, 1).
    pub const CONFIRMED_FOR: Duration = Duration::from_mins(10);
    /// For those who asked to be remembered.
    pub const REMEMBERED: Self =
        Self { absolute: Duration::from_hours(31 * 24), idle: Duration::from_hours(14 * 24) };

    /// For everyone else: `hours` in all, and two thirds of them unused.
    pub fn of_hours(hours: u16) -> Self {
        let absolute = Duration::from_hours(u64::from(hours));
        Self { absolute, idle: absolute * 2 / 3 }
    }

    /// When a session ends that was begun and last used then, unless it is used again.
    pub fn ends(self, begun: Timestamp, last_used: Timestamp) -> Timestamp {
        begun.plus(self.absolute).min(last_used.plus(self.idle))
    }

    /// Whether a session that was begun and last used then is still good.
    pub fn is_good(self, begun: Timestamp, last_used: Timestamp, now: Timestamp) -> bool {
        now < self.ends(begun, last_used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_at_its_hour_and_before_that_when_it_is_not_used() {
        let hours = |it: i64| Timestamp::from_micros(it * 3_600_000_000);
        let lifetime = Lifetime::of_hours(12);
        assert_eq!(lifetime.idle, Duration::from_hours(8));
        assert!(lifetime.is_good(hours(0), hours(5), hours(11)));
        assert!(!lifetime.is_good(hours(0), hours(11), hours(12)));
        assert!(!lifetime.is_good(hours(0), hours(1), hours(9)));
    }
}
