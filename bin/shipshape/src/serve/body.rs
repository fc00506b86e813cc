use std::{
    error::Error,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use super::progress::Progress;

pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// How quickly a body has to come (spec: defaults, 6).
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// How long nothing may come.
    pub(super) idle: Duration,
    /// How long any body may take.
    pub(super) total: Duration,
    /// How long one may take that keeps up `bytes_per_second`, as a large upload does.
    pub(super) most: Duration,
    pub(super) bytes_per_second: u64,
}

/// A body that is given up when it does not keep the pace.
pub(super) struct PacedBody {
    body: Incoming,
    pace: Pace,
    progress: Arc<Progress>,
    n_bytes: u64,
    /// When somebody began to wait for the next piece.
    waiting_since: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
    /// Set when the body is dropped before its end.
    is_left_over: Arc<AtomicBool>,
}

impl Pace {
    fn allows(&self, n_bytes: u64) -> Duration {
        let at_rate = Duration::from_secs(n_bytes / self.bytes_per_second.max(1));
        self.total.max(at_rate).min(self.most.max(self.total))
    }
}

impl PacedBody {
    pub(super) fn new(
        body: Incoming,
        pace: Pace,
        progress: Arc<Progress>,
        is_left_over: Arc<AtomicBool>,
    ) -> Self {
        let (n_bytes, waiting_since, timer) = (0, None, None);
        Self { body, pace, progress, n_bytes, waiting_since, timer, is_left_over }
    }

    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let waiting_since = *self.waiting_since.get_or_insert_with(Instant::now);
        let deadline = (waiting_since + self.pace.idle)
            .min(self.progress.begun() + self.pace.allows(self.n_bytes));
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        timer.as_mut().poll(cx)
    }
}

impl Body for PacedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) else {
            ready!(self.poll_patience(cx));
            self.progress.give_up();
            return Poll::Ready(Some(Err("the body came too slowly".into())));
        };
        self.waiting_since = None;
        self.progress.goes_on();
        let n_bytes = match &frame {
            Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
            _ => 0,
        };
        self.n_bytes += u64::try_from(n_bytes).unwrap_or(u64::MAX);
        Poll::Ready(frame.map(|it| it.map_err(BoxError::from)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for PacedBody {
    fn drop(&mut self) {
        if !self.body.is_end_stream() {
            self.is_left_over.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::serve::server::Limits;

    #[test]
    fn a_large_body_may_take_longer_as_long_as_it_comes_quickly_enough() {
        let pace = Limits::new(1).body;
        let allowed = |n_bytes| pace.allows(n_bytes).as_secs();
        assert_eq!(allowed(0), 60);
        assert_eq!(allowed(256 * 1024), 60);
        assert_eq!(allowed(10 * 1024 * 1024), 640);
        assert_eq!(allowed(u64::MAX), 15 * 60);
    }
}
