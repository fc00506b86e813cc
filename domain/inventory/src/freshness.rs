use std::time::Duration;

use domain_kernel::Timestamp;

/// How old stock may be and how it is looked at (spec: inventory, "The ERP").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftAge(Duration);

/// Whether the shown stock is what the ERP would say now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Not older than it may be, or the ERP was not asked since.
    Fresh,
    /// The ERP has not answered since then.
    Stale { failing_since: Timestamp, next_try: Timestamp },
    /// So old that it is shown only to whoever insists.
    Old { next_try: Option<Timestamp> },
}

/// When an ERP that does not answer is asked again, and since when it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failing {
    pub since: Timestamp,
    pub n_failures: u32,
    pub next_try: Timestamp,
}

impl SoftAge {
    /// Where a load takes less than [`SoftAge::QUICK`].
    pub const SHORT: Self = Self(Duration::from_mins(1));
    pub const LONG: Self = Self(Duration::from_mins(5));
    pub const QUICK: Duration = Duration::from_secs(10);

    /// Between ten seconds and a day.
    pub fn new(seconds: u32) -> Option<Self> {
        (10..=86_400).contains(&seconds).then_some(Self(Duration::from_secs(seconds.into())))
    }

    /// What is used where nobody said how old stock may be.
    pub fn after_load(took: Duration) -> Self {
        if took < Self::QUICK { Self::SHORT } else { Self::LONG }
    }

    pub fn duration(self) -> Duration {
        self.0
    }

    pub fn seconds(self) -> u32 {
        u32::try_from(self.0.as_secs()).unwrap_or(u32::MAX)
    }
}

impl Freshness {
    /// Older stock is shown only to whoever insists.
    pub const HARD_AGE: Duration = Duration::from_hours(24);

    pub fn of(as_of: Timestamp, failing: Option<Failing>, now: Timestamp) -> Self {
        if Self::HARD_AGE < now.since(as_of) {
            return Self::Old { next_try: failing.map(|it| it.next_try) };
        }
        match failing {
            Some(Failing { since, next_try, .. }) => Self::Stale { failing_since: since, next_try },
            None => Self::Fresh,
        }
    }
}

impl Failing {
    /// From so many failures on, the ERP is left alone for a while.
    const PATIENCE: u32 = 3;
    const FIRST_WAIT: Duration = Duration::from_secs(30);
    const LONGEST_WAIT: Duration = Duration::from_mins(15);
    const JITTER_PERCENT: u32 = 20;

    /// After one failure more: the first ones are tried again after five seconds, and from the third
    /// on each wait is twice the one before, from 30 seconds to 15 minutes, a fifth more or less by
    /// `chance`, from 0 to 255, so that instances and companies do not all ask at once
    /// (equipment-inventory-reference, 3.6).
    pub fn again(before: Option<Self>, now: Timestamp, chance: u8) -> Self {
        let since = before.map_or(now, |it| it.since);
        let n_failures = before.map_or(0, |it| it.n_failures).saturating_add(1);
        let wait = match n_failures.checked_sub(Self::PATIENCE) {
            None => Duration::from_secs(5),
            Some(n_doubled) => {
                let doubled = Self::FIRST_WAIT.saturating_mul(2_u32.saturating_pow(n_doubled));
                let percent =
                    100 - Self::JITTER_PERCENT + u32::from(chance) * 2 * Self::JITTER_PERCENT / 255;
                doubled.min(Self::LONGEST_WAIT) * percent / 100
            }
        };
        Self { since, n_failures, next_try: now.plus(wait) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn waits_grow_from_the_third_failure_to_a_quarter_of_an_hour() {
        let mut failing = None;
        let mut waits = Vec::new();
        for _ in 0..9 {
            let again = Failing::again(failing, at(100), 127);
            waits.push(again.next_try.since(at(100)).as_secs());
            failing = Some(again);
        }

        assert_eq!(waits, [5, 5, 29, 59, 118, 237, 475, 891, 891]);
        assert_eq!(failing.map(|it| it.since), Some(at(100)));
    }

    #[test]
    fn chance_makes_a_wait_a_fifth_longer_or_shorter() {
        let failing = Failing { since: at(0), n_failures: 2, next_try: at(0) };
        let [least, most] = [0, 255]
            .map(|it| Failing::again(Some(failing), at(0), it).next_try.since(at(0)).as_secs());

        assert_eq!((least, most), (24, 36));
    }

    #[test]
    fn stock_is_stale_while_the_erp_fails_and_old_after_a_day() {
        let failing = Failing { since: at(120), n_failures: 1, next_try: at(150) };
        let stale = Freshness::Stale { failing_since: at(120), next_try: at(150) };
        let day = 24 * 3600;
        for (failing, now, expected) in [
            (None, at(86_400), Freshness::Fresh),
            (Some(failing), at(130), stale),
            (Some(failing), at(day), stale),
            (Some(failing), at(day + 1), Freshness::Old { next_try: Some(at(150)) }),
            (None, at(day + 1), Freshness::Old { next_try: None }),
        ] {
            assert_eq!(Freshness::of(at(0), failing, now), expected);
        }
    }
}
