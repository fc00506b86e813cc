//! How an attempt ends, whoever ends it.

use domain_kernel::{Facts, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptFinished, ModuleVersion};

use super::complete::complete;
use crate::{App, Tx};

/// Keeps an attempt that has just come to its end, with all that follows from it.
pub(super) async fn keep_end(
    app: &App,
    mut tx: Box<dyn Tx>,
    (attempt, version): (&Versioned<Attempt>, &ModuleVersion),
    finished: &AttemptFinished,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.attempts().update(attempt).await?;
    complete(app, &mut *tx, &attempt.value, version, now).await?;
    tx.commit(Facts::new(now, finished)).await
}
