//! How much of the time things are with somebody.

use std::time::Duration;

/// The things of a group over a period: how long all of them together were with somebody, out of how
/// long they were there. An item that was added in the middle of the period was there since then.
///
/// Source: spec, `equipment.md`, "Dashboards".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Utilization {
    pub had: Duration,
    pub there: Duration,
}

impl Utilization {
    /// What dashboards look back at.
    pub const DAYS: i64 = 30;

    /// `had` out of `there` in percent, from 0 to 100, a half up. Of nothing that was there it is 0.
    pub fn percent(self) -> u8 {
        let (had, there) = (self.had.as_micros(), self.there.as_micros());
        if there == 0 {
            return 0;
        }
        let percent = (200 * had + there) / (2 * there);
        u8::try_from(percent.min(100)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_of_a_percent_is_rounded_up() {
        let hours = |it| Duration::from_hours(it);
        for (had, there, percent) in
            [(0, 0, 0), (0, 720, 0), (1, 200, 1), (1, 201, 0), (360, 720, 50), (720, 720, 100)]
        {
            let it = Utilization { had: hours(had), there: hours(there) };
            assert_eq!(it.percent(), percent, "{had} of {there}");
        }
    }

    #[test]
    fn it_is_never_more_than_all_of_the_time() {
        let it = Utilization { had: Duration::MAX, there: Duration::from_micros(1) };
        assert_eq!(it.percent(), 100);
    }
}
