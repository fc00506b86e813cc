//! How often something may be tried and how large it may be, as people write it.
//!
//! - `30/3min`: thirty tries at once, which come back evenly over three minutes.
//! - `25MB`: how large something may be.
//! - `3:1s,9:3s,15min`: while fewer than three tries have failed, each is followed by one second of
//!   waiting, while fewer than nine by three seconds, and from then on by fifteen minutes.

use std::time::Duration;

use domain_identity::{Limit, Step};

pub(super) const BUCKET: &str =
    "a number of tries and the time in which they come back, such as 30/3min";
pub(super) const DELAYS: &str =
    "waits that grow with the failed tries, such as 3:1s,9:3s,25:5s,100:10s,15min";

pub(super) const SIZE: &str = "a whole number of megabytes from 1 to 2048, such as 25MB";

/// Of defaults, 5.
pub(super) fn sign_in_address() -> Limit {
    Limit::Bucket { burst: 30, every: Duration::from_secs(6) }
}

/// Of defaults, 5.
pub(super) fn sign_in_identifier() -> Limit {
    let step = |below, seconds| Step { below, wait: Duration::from_secs(seconds) };
    Limit::Delays(vec![step(3, 1), step(9, 3), step(25, 5), step(100, 10), step(u32::MAX, 15 * 60)])
}

/// Of defaults, 5: ten in an hour.
pub(super) fn reset_address() -> Limit {
    Limit::Bucket { burst: 10, every: Duration::from_mins(6) }
}

/// Of defaults, 5: three in an hour.
pub(super) fn reset_identifier() -> Limit {
    Limit::Bucket { burst: 3, every: Duration::from_mins(20) }
}

/// Of defaults, 5.
pub(super) fn invite_address() -> Limit {
    Limit::Bucket { burst: 10, every: Duration::from_mins(6) }
}

/// Of defaults, 5.
pub(super) fn invite_number() -> Limit {
    Limit::Bucket { burst: 3, every: Duration::from_mins(20) }
}

/// Five in an hour: whoever wants to be answered writes once.
pub(super) fn contact_address() -> Limit {
    Limit::Bucket { burst: 5, every: Duration::from_mins(12) }
}

/// A hundred in a day, which somebody can still read.
pub(super) fn contact_all() -> Limit {
    Limit::Bucket { burst: 100, every: Duration::from_secs(864) }
}

/// Ten in an hour.
pub(super) fn feedback_person() -> Limit {
    Limit::Bucket { burst: 10, every: Duration::from_mins(6) }
}

/// Sixty in an hour, as many at once.
pub(super) fn certificate_address() -> Limit {
    Limit::Bucket { burst: 60, every: Duration::from_mins(1) }
}

/// One in a second, and as many at once as a few thousand calendars behind one address ask for when
/// they wake up.
pub(super) fn calendar_address() -> Limit {
    Limit::Bucket { burst: 300, every: Duration::from_secs(1) }
}

/// Of defaults, 5: ten wrong ones in five minutes.
pub(super) fn code_person() -> Limit {
    Limit::Bucket { burst: 10, every: Duration::from_secs(30) }
}

/// Of defaults, 5: fifty in an hour.
pub(super) fn code_company() -> Limit {
    Limit::Bucket { burst: 50, every: Duration::from_secs(72) }
}

/// Several companies may be behind one address.
pub(super) fn code_address() -> Limit {
    Limit::Bucket { burst: 100, every: Duration::from_secs(36) }
}

/// Of defaults, 8.
pub(super) fn material() -> u64 {
    25 * MEGABYTE
}

const MEGABYTE: u64 = 1024 * 1024;

pub(super) fn size(text: &str) -> Option<u64> {
    let number: u64 = text.trim().strip_suffix("MB")?.trim_end().parse().ok()?;
    (1..=2048).contains(&number).then_some(number * MEGABYTE)
}

pub(super) fn bucket(text: &str) -> Option<Limit> {
    let (burst, period) = text.split_once('/')?;
    let burst: u32 = burst.trim().parse().ok()?;
    let every = duration(period)?.checked_div(burst)?;
    // Times are kept to the microsecond.
    let is_countable = Duration::from_micros(1) <= every;
    is_countable.then_some(Limit::Bucket { burst, every })
}

pub(super) fn delays(text: &str) -> Option<Limit> {
    let mut steps: Vec<Step> = Vec::new();
    let mut parts = text.split(',').peekable();
    while let Some(part) = parts.next() {
        let step = match part.split_once(':') {
            Some((below, wait)) => {
                Step { below: below.trim().parse().ok()?, wait: duration(wait)? }
            }
            None => Step { below: u32::MAX, wait: duration(part)? },
        };
        let grows = steps.last().is_none_or(|it| it.below < step.below);
        let is_last = parts.peek().is_none();
        if !grows || is_last != (step.below == u32::MAX) {
            return None;
        }
        steps.push(step);
    }
    Some(Limit::Delays(steps))
}

/// `250ms`, `6s`, `3min` or `1h`.
fn duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(n_digits);
    let number: u32 = number.parse().ok()?;
    let unit = match unit.trim_start() {
        "ms" => Duration::from_millis(1),
        "s" => Duration::from_secs(1),
        "min" => Duration::from_mins(1),
        "h" => Duration::from_hours(1),
        _ => return None,
    };
    unit.checked_mul(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_back_evenly() {
        assert_eq!(bucket("30/3min"), Some(sign_in_address()));
        assert_eq!(bucket("10/1h"), Some(reset_address()));
        assert_eq!(bucket("3/1h"), Some(reset_identifier()));
        assert_eq!(bucket("100/24h"), Some(contact_all()));
        assert_eq!(
            bucket("1000000 / 1 s"),
            Some(Limit::Bucket { burst: 1_000_000, every: Duration::from_micros(1) })
        );
        for bad in ["", "30", "0/1s", "30/0s", "2000000/1s", "30/3", "30/3weeks", "-1/1s", "1/-1s"]
        {
            assert_eq!(bucket(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_size_is_some_megabytes() {
        assert_eq!(size("25MB"), Some(material()));
        assert_eq!(size(" 2048 MB "), Some(2048 * MEGABYTE));
        for bad in ["", "25", "0MB", "2049MB", "-1MB", "1.5MB", "25KB", "25mb", "MB"] {
            assert_eq!(size(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn waits_grow_with_the_failed_tries() {
        assert_eq!(delays("3:1s,9:3s,25:5s,100:10s,15min"), Some(sign_in_identifier()));
        assert_eq!(
            delays("0ms"),
            Some(Limit::Delays(vec![Step { below: u32::MAX, wait: Duration::ZERO }]))
        );
        for bad in ["", "3:1s", "9:1s,3:2s,1h", "1s,3:2s", "3:1s,3:2s,1h", "3:1s,9:3", "1s,2s"] {
            assert_eq!(delays(bad), None, "{bad:?}");
        }
    }
}
