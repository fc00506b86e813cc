use std::{future::Future, time::Duration};

use application::inventory::SourceError;
use domain_inventory::Trouble;
use tokio::time::timeout;

/// How long an ERP is waited for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waits {
    /// Until it takes the connection and the sign-in.
    pub(crate) connect: Duration,
    /// For the answer to one question, without the time that we take to keep it.
    pub(crate) statement: Duration,
}

/// Gives up after so long.
pub(crate) async fn within<T>(
    most: Duration,
    work: impl Future<Output = Result<T, SourceError>>,
) -> Result<T, SourceError> {
    match timeout(most, work).await {
        Ok(done) => done,
        Err(elapsed) => Err(SourceError::new(Trouble::TimedOut, elapsed)),
    }
}

/// The milliseconds that an ERP is told to give up after itself: at least one, since zero is forever.
pub(crate) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).clamp(1, 1_000_000_000)
}
