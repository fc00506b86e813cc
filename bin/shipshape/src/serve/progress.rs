use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::Duration,
};

use tokio::time::{Instant, timeout_at};

/// How far a request has come, as its body and those who wait for its answer tell each other.
pub(super) struct Progress {
    begun: Instant,
    /// When something of the body came last, in microseconds after `begun`.
    last: AtomicU64,
    is_too_slow: AtomicBool,
}

impl Progress {
    pub(super) fn begin() -> Self {
        Self { begun: Instant::now(), last: AtomicU64::new(0), is_too_slow: AtomicBool::new(false) }
    }

    pub(super) fn begun(&self) -> Instant {
        self.begun
    }

    /// Something of the body came.
    pub(super) fn goes_on(&self) {
        let micros = u64::try_from(self.begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.last.store(micros, Ordering::Relaxed);
    }

    pub(super) fn is_too_slow(&self) -> bool {
        self.is_too_slow.load(Ordering::Relaxed)
    }

    /// The body is not waited for any more.
    pub(super) fn give_up(&self) {
        self.is_too_slow.store(true, Ordering::Relaxed);
    }

    /// What `work` comes to, unless it goes on for longer than `patience` after the last of the
    /// body. How long a body may take is the body's affair.
    pub(super) async fn within<F: Future>(&self, patience: Duration, work: F) -> Option<F::Output> {
        let mut work = std::pin::pin!(work);
        loop {
            let deadline = self.last() + patience;
            if let Ok(done) = timeout_at(deadline, work.as_mut()).await {
                return Some(done);
            }
            if self.last() + patience <= deadline {
                return None;
            }
        }
    }

    fn last(&self) -> Instant {
        self.begun + Duration::from_micros(self.last.load(Ordering::Relaxed))
    }
}
