//! How an attempt ends, whoever ends it.

use domain_kernel::{Facts, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptFinished, Graded, ModuleVersion};

use super::{complete::complete, correct_key::corrected};
use crate::{App, Tx};

/// Keeps an attempt that has just come to its end, with all that follows from it.
pub(super) async fn keep_end(
    app: &App,
    mut tx: Box<dyn Tx>,
    (attempt, version): (&Versioned<Attempt>, &ModuleVersion),
    finished: &AttemptFinished,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Whoever publishes or corrects a key at this moment comes before this, or after all of it.
    tx.modules().hold(version.module()).await?;
    tx.attempts().update(attempt).await?;
    let graded = Graded { attempt: attempt.value.clone(), regrade: None };
    let regrade = corrected(&mut *tx, &graded, version).await?;
    let outcome = regrade.map(|it| it.outcome()).or(attempt.value.outcome());
    let skills = complete(app, &mut *tx, &attempt.value, version, outcome).await?;
    tx.commit(skills.after(Facts::new(now, finished))).await
}
