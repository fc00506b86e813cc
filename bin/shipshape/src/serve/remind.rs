//! Writes, while the pages are served, what people are to be reminded of.

use std::error::Error;

use application::{
    App,
    mail::{DIGESTS_EVERY, write_digests},
};
use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

/// Looks at once and then now and again whether it is morning, until it is dropped.
pub(super) async fn remind_on(app: App) {
    let mut ticks = interval(DIGESTS_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match write_digests(&app).await {
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

/// The next time is soon enough.
fn warn_of(err: &dyn Error) {
    let cause = err.source().map(ToString::to_string).unwrap_or_default();
    warn!("Reminders cannot be written: {err}: {cause}");
}
