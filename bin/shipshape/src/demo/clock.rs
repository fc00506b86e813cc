use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use application::App;
use domain_kernel::{Clock, Date, Timestamp, days_later};
use jiff::tz::TimeZone;

/// Stands where it is put: the demo's past is made on the days when it happened.
pub(crate) struct DemoClock {
    now: AtomicI64,
    today: Date,
    /// When today began, in microseconds.
    midnight: i64,
}

impl DemoClock {
    /// The same application, with a clock that can be put back.
    pub(crate) fn in_place_of(app: &App) -> (App, Arc<Self>) {
        let now = app.clock.now();
        let instant = jiff::Timestamp::from_microsecond(now.micros()).unwrap_or_default();
        let today = instant.to_zoned_datetime(TimeZone::UTC).date();
        let midnight = now.micros() - now.micros().rem_euclid(24 * 60 * 60 * 1_000_000);
        let clock = Arc::new(Self { now: AtomicI64::new(now.micros()), today, midnight });
        let mut app = app.clone();
        app.clock = clock.clone();
        (app, clock)
    }

    /// The day so many days ago.
    pub(crate) fn day(&self, days_ago: i64) -> Date {
        days_later(self.today, -days_ago).unwrap_or(self.today)
    }

    /// Puts the clock to a minute of a day, but not beyond now.
    pub(crate) fn put(&self, days_ago: i64, minute: i64) {
        let minutes = minute - days_ago * 24 * 60;
        let then = self.midnight + minutes * 60_000_000;
        let now = jiff::Timestamp::now().as_microsecond();
        self.now.store(then.min(now), Ordering::SeqCst);
    }

    /// Lets time go by.
    pub(crate) fn pass(&self, minutes: i64) {
        self.now.fetch_add(minutes * 60_000_000, Ordering::SeqCst);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.now.load(Ordering::SeqCst))
    }
}
