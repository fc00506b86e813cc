//! Writes, while the pages are served, what people are to be reminded of.

use std::error::Error;

use application::{
    App,
    mail::{DIGESTS_EVERY, DigestsWritten, write_digests},
};
use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use super::job::{Outcome, done, job};

/// Looks at once and then now and again whether it is morning, until it is dropped.
pub(super) async fn remind_on(app: App) {
    let mut ticks = interval(DIGESTS_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match job("reminders", write_digests(&app), outcome).await {
            Ok(written) => {
                let digests = written.n_digests;
                if 0 < digests {
                    info!(digests, "Wrote {digests} reminders");
                }
                for err in &written.troubles {
                    warn_of(err);
                }
            }
            Err(err) => warn_of(&err),
        }
    }
}

fn outcome<E>(seen: &Result<DigestsWritten, E>) -> Outcome {
    match seen {
        Ok(written) if !written.troubles.is_empty() => Outcome::Failed,
        Ok(written) if written.n_digests == 0 => Outcome::Nothing,
        seen => done(seen),
    }
}

/// The next time is soon enough.
fn warn_of(err: &dyn Error) {
    let cause = err.source().map(ToString::to_string).unwrap_or_default();
    warn!("Reminders cannot be written: {err}: {cause}");
}
