use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU16, Ordering},
};

use application::{App, Random};
use domain_kernel::{Clock, Date, Ids, Timestamp, days_later};
use jiff::tz::TimeZone;
use uuid::{Builder, Uuid};

/// Stands where it is put: the demo's past is made on the days when it happened.
pub(crate) struct DemoClock {
    now: AtomicI64,
    today: Date,
    /// When today began, in microseconds.
    midnight: i64,
    random: Arc<dyn Random>,
    n_ids: AtomicU16,
}

impl DemoClock {
    /// The same application, with a clock that can be put back.
    pub(crate) fn in_place_of(app: &App) -> (App, Arc<Self>) {
        let now = app.clock.now();
        let instant = jiff::Timestamp::from_microsecond(now.micros()).unwrap_or_default();
        let today = instant.to_zoned_datetime(TimeZone::UTC).date();
        let midnight = now.micros() - now.micros().rem_euclid(24 * 60 * 60 * 1_000_000);
        let clock = Arc::new(Self {
            now: AtomicI64::new(now.micros()),
            today,
            midnight,
            random: Arc::clone(&app.random),
            n_ids: AtomicU16::new(0),
        });
        let mut app = app.clone();
        app.clock = clock.clone();
        app.ids = clock.clone();
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

/// An id says when it was made, so these do it on the demo's days.
impl Ids for DemoClock {
    fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.now().micros() / 1_000).unwrap_or_default();
        // Those of one moment are in their order.
        let mut rest: [u8; 10] = self.random.bytes();
        let n = self.n_ids.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        rest.iter_mut().zip(n).for_each(|(byte, it)| *byte = it);
        Builder::from_unix_timestamp_millis(millis, &rest).into_uuid()
    }
}
