//! How an attempt ends, whoever ends it.

use domain_kernel::{Facts, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptFinished};

use crate::Tx;

/// Keeps an attempt that has just come to its end, with all that follows from it.
pub(super) async fn keep_end(
    mut tx: Box<dyn Tx>,
    attempt: &Versioned<Attempt>,
    finished: &AttemptFinished,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.attempts().update(attempt).await?;
    tx.commit(Facts::new(now, finished)).await
}
