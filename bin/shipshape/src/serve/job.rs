//! What is done while the pages are served, as spans for a collector of traces.

use tracing::{Instrument as _, field::Empty, info_span};

/// What one look came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There was nothing to do, of which nobody is told: jobs look every second.
    Nothing,
    Done,
    Failed,
}

/// Looks once, and notes what `outcome` makes of it.
pub(super) async fn job<T>(
    job: &'static str,
    look: impl Future<Output = T>,
    outcome: impl FnOnce(&T) -> Outcome,
) -> T {
    let span = info_span!("job", job, outcome = Empty);
    let seen = look.instrument(span.clone()).await;
    match outcome(&seen) {
        Outcome::Nothing => {}
        Outcome::Done => {
            span.record("outcome", "done");
        }
        Outcome::Failed => {
            span.record("outcome", "failed");
        }
    }
    seen
}

/// Of a job that always has something to do.
pub(super) fn done<T, E>(seen: &Result<T, E>) -> Outcome {
    match seen {
        Ok(_) => Outcome::Done,
        Err(_) => Outcome::Failed,
    }
}
