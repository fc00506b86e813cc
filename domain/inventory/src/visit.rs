use std::time::Duration;

use domain_kernel::Timestamp;

/// That somebody came to look at stock, and when they did so before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockVisit {
    /// When its first look was.
    pub began_at: Timestamp,
    /// When the one before began. Nothing of the first one.
    pub before: Option<Timestamp>,
}

impl StockVisit {
    /// Looks within so long of the first one are of one visit. Only its beginning is kept, so that
    /// looking costs a write once a visit: whoever looks on and on begins another one each half hour.
    pub const LENGTH: Duration = Duration::from_mins(30);

    /// The visit that a look is of, after the last one that there was.
    pub fn of_look(last: Option<Self>, now: Timestamp) -> Self {
        match last {
            Some(last) if now.since(last.began_at) < Self::LENGTH => last,
            last => Self { began_at: now, before: last.map(|it| it.began_at) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_within_half_an_hour_are_one_visit() {
        let at = |minutes: i64| Timestamp::from_micros(minutes * 60_000_000);
        let visit = |began: i64, before: Option<i64>| StockVisit {
            began_at: at(began),
            before: before.map(at),
        };
        let mut visits = Vec::new();
        let mut last = None;
        for minute in [0, 1, 29, 30, 59, 1000] {
            last = Some(StockVisit::of_look(last, at(minute)));
            visits.extend(last);
        }

        let [first, second, third] = [visit(0, None), visit(30, Some(0)), visit(1000, Some(30))];
        assert_eq!(visits, [first, first, first, second, second, third]);
    }
}
