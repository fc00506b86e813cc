use std::time::Duration;

use domain_kernel::Timestamp;

/// How often something may be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many at once, then one more every so often: the generic cell rate algorithm (ITU-T
    /// I.371), which keeps a single time.
    Bucket { burst: u32, every: Duration },
    /// A longer wait the more often it failed, for what a success makes good again. In order, the
    /// last one without an end.
    Delays(Vec<Step>),
}

/// While fewer than `below` tries have failed, each is followed by this wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub below: u32,
    pub wait: Duration,
}

/// What a store keeps of the tries so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub n_tries: u32,
    /// A bucket is empty then; a delay is over then.
    pub until: Timestamp,
}

/// By how much the clocks of several instances may differ. A tally that ends later than any try could
/// have made it, and this, is from before a clock was set back: nobody waits for the time that it
/// meant.
const SKEW: Duration = Duration::from_mins(1);
/// How it stands with a bucket, for whoever has to keep within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BucketStanding {
    /// So many at once.
    pub burst: u32,
    /// In this time all of them come back.
    pub window: Duration,
    /// So many there are still.
    pub left: u32,
    /// Until all of them have come back.
    pub full_in: Duration,
}

impl Limit {
    /// How it stands after a try. Delays say nothing before they are there.
    pub fn standing(&self, tally: Tally, now: Timestamp) -> Option<BucketStanding> {
        let Self::Bucket { burst, every } = self else {
            return None;
        };
        let full_in = tally.until.since(now);
        let n_used = full_in.as_micros().div_ceil(every.as_micros().max(1));
        let left = burst.saturating_sub(u32::try_from(n_used).unwrap_or(u32::MAX));
        Some(BucketStanding { burst: *burst, window: *every * *burst, left, full_in })
    }

    /// How it stands for whoever has to wait for so long before another try.
    pub fn exhausted(&self, wait: Duration) -> Option<BucketStanding> {
        let Self::Bucket { burst, every } = self else {
            return None;
        };
        let window = *every * *burst;
        let full_in = (window + wait).saturating_sub(*every);
        Some(BucketStanding { burst: *burst, window, left: 0, full_in })
    }

    /// Counts one more try, or says how long to wait before it.
    pub fn take(&self, before: Option<Tally>, now: Timestamp) -> Result<Tally, Duration> {
        match self {
            Self::Bucket { burst, every } => {
                let most = now.plus(*every * *burst);
                let before = before.filter(|it| it.until <= most.plus(SKEW));
                let begins = before.map_or(now, |it| it.until.max(now));
                let until = begins.plus(*every);
                if most < until {
                    return Err(until.since(most));
                }
                Ok(Tally { n_tries: 0, until })
            }
            Self::Delays(steps) => {
                let waits = before.filter(|it| now < it.until);
                if let Some(tally) = waits.filter(|it| it.until <= now.plus(longest(steps) + SKEW))
                {
                    return Err(tally.until.since(now));
                }
                let n_tries = before.map_or(0, |it| it.n_tries).saturating_add(1);
                Ok(Tally { n_tries, until: now.plus(wait_after(steps, n_tries)) })
            }
        }
    }

    /// Counts one more try of each of these at once, as far as each may be. If the first has to
    /// wait, the others are not looked at: whoever may not try does not use up what others may.
    pub fn take_all<'a>(
        tries: impl IntoIterator<Item = (&'a Self, Option<Tally>)>,
        now: Timestamp,
    ) -> Vec<Result<Tally, Duration>> {
        let mut taken = Vec::new();
        for (limit, before) in tries {
            taken.push(limit.take(before, now));
            if matches!(taken[..], [Err(_)]) {
                break;
            }
        }
        taken
    }

    /// Makes a try undone that turned out well. `None` forgets them all.
    pub fn give_back(&self, tally: Tally) -> Option<Tally> {
        match self {
            Self::Bucket { every, .. } => Some(Tally { until: tally.until.minus(*every), ..tally }),
            Self::Delays(_) => None,
        }
    }

    /// Takes back a try that was counted and then could not be made. Those before it still count.
    pub fn undo(&self, tally: Tally) -> Tally {
        match self {
            Self::Bucket { every, .. } => Tally { until: tally.until.minus(*every), ..tally },
            Self::Delays(steps) => Tally {
                n_tries: tally.n_tries.saturating_sub(1),
                until: tally.until.minus(wait_after(steps, tally.n_tries)),
            },
        }
    }

    /// After this time nothing of a tally matters any more, and it can be swept away.
    pub fn forgets_after(&self) -> Duration {
        match self {
            Self::Bucket { burst, every } => *every * *burst,
            Self::Delays(_) => Duration::from_hours(24),
        }
    }
}

impl Tally {
    /// Counts something that is told no more often than `every` so often: of what came in between,
    /// only how much it was. Says how many there are to tell now, this one included; `None` if it
    /// is too soon to tell any.
    pub fn count(before: Option<Self>, every: Duration, now: Timestamp) -> (Self, Option<u32>) {
        let n_untold = before.map_or(0, |it| it.n_tries).saturating_add(1);
        let is_early = |it: &Self| now < it.until && it.until <= now.plus(every + SKEW);
        match before.filter(is_early) {
            Some(tally) => (Self { n_tries: n_untold, ..tally }, None),
            None => (Self { n_tries: 0, until: now.plus(every) }, Some(n_untold)),
        }
    }
}

fn wait_after(steps: &[Step], n_tries: u32) -> Duration {
    let step = steps.iter().find(|it| n_tries < it.below).or(steps.last());
    step.map_or(Duration::ZERO, |it| it.wait)
}

fn longest(steps: &[Step]) -> Duration {
    steps.iter().map(|it| it.wait).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn what_comes_often_is_told_once_in_a_while_with_how_often() {
        let every = Duration::from_mins(1);
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        let mut tally = None;
        for (seconds, told) in
            [(0, Some(1)), (1, None), (59, None), (60, Some(3)), (61, None), (500, Some(2))]
        {
            let (counted, n) = Tally::count(tally, every, at(seconds));
            assert_eq!(n, told, "{seconds}");
            tally = Some(counted);
        }
    }

    #[test]
    fn a_bucket_takes_a_burst_and_then_one_at_a_time() {
        let limit = Limit::Bucket { burst: 3, every: Duration::from_secs(6) };
        let mut tally = None;
        for _ in 0..3 {
            tally = Some(limit.take(tally, at(0)).expect("within the burst"));
        }
        assert_eq!(limit.take(tally, at(0)), Err(Duration::from_secs(6)));
        assert_eq!(limit.take(tally, at(4)), Err(Duration::from_secs(2)));
        let standing = limit.exhausted(Duration::from_secs(2)).expect("it is a bucket");
        assert_eq!((standing.left, standing.full_in), (0, Duration::from_secs(14)));
        assert_eq!((standing.burst, standing.window), (3, Duration::from_secs(18)));
        tally = Some(limit.take(tally, at(6)).expect("one more"));
        assert!(limit.take(tally, at(6)).is_err());
        assert!(limit.take(tally, at(100)).is_ok());
    }

    #[test]
    fn after_a_clock_was_set_back_nobody_waits_for_the_time_that_it_showed() {
        let step = |below, seconds| Step { below, wait: Duration::from_secs(seconds) };
        let bucket = Limit::Bucket { burst: 2, every: Duration::from_secs(6) };
        let delays = Limit::Delays(vec![step(2, 1), step(100, 30)]);
        let day = 86_400;

        for limit in [bucket, delays] {
            let ahead = limit.take(None, at(day)).expect("the first");
            let back = limit.take(Some(ahead), at(0)).expect("as if it were the first");
            assert!(back.until < at(day), "{back:?}");
        }
        let every = Duration::from_mins(1);
        let (ahead, _) = Tally::count(None, every, at(day));
        assert_eq!(Tally::count(Some(ahead), every, at(0)).1, Some(1));
    }

    // Or else whoever is refused by one of them would ask another.
    #[test]
    fn instances_whose_clocks_differ_a_little_count_together() {
        let bucket = Limit::Bucket { burst: 1, every: Duration::from_secs(6) };
        let taken = bucket.take(None, at(30)).expect("the first");
        assert_eq!(bucket.take(Some(taken), at(0)), Err(Duration::from_secs(36)));
        let delays = Limit::Delays(vec![Step { below: 100, wait: Duration::from_secs(5) }]);
        let taken = delays.take(None, at(30)).expect("the first");
        assert_eq!(delays.take(Some(taken), at(0)), Err(Duration::from_secs(35)));
    }

    #[test]
    fn how_it_stands_with_a_bucket_is_known() {
        let limit = Limit::Bucket { burst: 3, every: Duration::from_secs(6) };
        let first = limit.take(None, at(0)).expect("within the burst");
        let second = limit.take(Some(first), at(0)).expect("within the burst");
        for (tally, now, left, full_in) in [
            (first, 0, 2, 6),
            (second, 0, 1, 12),
            (second, 1, 1, 11),
            (second, 6, 2, 6),
            (second, 99, 3, 0),
        ] {
            let standing = limit.standing(tally, at(now)).expect("a bucket");
            assert_eq!((standing.burst, standing.window.as_secs()), (3, 18));
            assert_eq!((standing.left, standing.full_in.as_secs()), (left, full_in), "{now}");
        }
        assert_eq!(Limit::Delays(Vec::new()).standing(first, at(0)), None);
    }

    #[test]
    fn of_several_tries_none_counts_if_the_first_has_to_wait() {
        let once = Limit::Bucket { burst: 1, every: Duration::from_secs(6) };
        let full = once.take(None, at(0)).ok();
        let taken = Limit::take_all([(&once, None), (&once, full), (&once, None)], at(0));
        assert_eq!(taken.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
        let refused = Limit::take_all([(&once, full), (&once, None)], at(0));
        assert_eq!(refused, [Err(Duration::from_secs(6))]);
    }

    #[test]
    fn a_try_that_turned_out_well_does_not_count() {
        let limit = Limit::Bucket { burst: 1, every: Duration::from_secs(6) };
        let tally = limit.take(None, at(0)).expect("the first");
        assert!(limit.take(Some(tally), at(0)).is_err());
        assert!(limit.take(limit.give_back(tally), at(0)).is_ok());
    }

    #[test]
    fn a_try_that_was_never_made_is_taken_back_and_those_before_it_are_not() {
        let step = |below, seconds| Step { below, wait: Duration::from_secs(seconds) };
        let delays = Limit::Delays(vec![step(2, 0), step(100, 5)]);
        let first = delays.take(None, at(0)).expect("free");
        let second = delays.take(Some(first), at(0)).expect("free");
        assert!(delays.take(Some(second), at(0)).is_err());

        let undone = delays.undo(second);
        assert_eq!(undone, first);
        assert_eq!(delays.take(Some(undone), at(0)), Ok(second));

        let bucket = Limit::Bucket { burst: 1, every: Duration::from_secs(6) };
        let full = bucket.take(None, at(0)).expect("the first");
        assert!(bucket.take(Some(bucket.undo(full)), at(0)).is_ok());
    }

    #[test]
    fn waits_grow_with_the_tries_and_end_with_a_success() {
        let step = |below, seconds| Step { below, wait: Duration::from_secs(seconds) };
        let limit = Limit::Delays(vec![step(3, 0), step(4, 3), step(100, 5)]);
        let mut tally = None;
        for _ in 0..3 {
            tally = Some(limit.take(tally, at(0)).expect("free"));
        }
        assert_eq!(limit.take(tally, at(0)), Err(Duration::from_secs(3)));
        tally = Some(limit.take(tally, at(3)).expect("waited"));
        assert_eq!(limit.take(tally, at(3)), Err(Duration::from_secs(5)));
        assert_eq!(tally.and_then(|it| limit.give_back(it)), None);
    }
}
