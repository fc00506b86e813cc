//! Reads, while the pages are served, the ERPs of companies.

use std::{error::Error, time::Duration};

use application::{
    App,
    inventory::{Configured, LoadedOne, SourceError, configure_erp, load_stock},
};
use tokio::time::sleep;
use tracing::{info, warn};

use super::job::{Outcome, job};

/// How soon somebody's asking for a newer load is seen.
const EVERY: Duration = Duration::from_secs(1);
/// While the database does not answer, or the company of the configuration is not there yet.
const PAUSE: Duration = Duration::from_secs(10);

/// One ERP after the other, until it is dropped. What was begun then is begun again when its lease
/// is over.
pub(super) async fn load_on(app: App) {
    tokio::join!(configure_on(&app), load_each(&app));
}

/// Connects the ERP of the configuration, as soon as there is a company that has it.
async fn configure_on(app: &App) {
    loop {
        match configure_erp(app).await {
            Ok(Configured::Nothing | Configured::Done) => return,
            Ok(Configured::NobodyYet) => {}
            Err(err) => warn_of("The ERP of the configuration cannot be connected", &err),
        }
        sleep(PAUSE).await;
    }
}

async fn load_each(app: &App) {
    loop {
        match job("load stock", load_stock(app), outcome).await {
            Ok(LoadedOne::Nothing) => sleep(EVERY).await,
            Ok(LoadedOne::Shown { n_lines, took }) => {
                info!(stock.lines = n_lines, "Loaded {n_lines} stock lines in {took:?}");
            }
            Ok(LoadedOne::Held) => warn!("A load of stock is held until an admin looks at it"),
            Ok(LoadedOne::Failed(err)) => warn_of_erp(&err),
            Ok(LoadedOne::Over) => {}
            Err(err) => {
                warn_of("Stock cannot be loaded", &err);
                sleep(PAUSE).await;
            }
        }
    }
}

fn outcome<E>(seen: &Result<LoadedOne, E>) -> Outcome {
    match seen {
        Ok(LoadedOne::Nothing) => Outcome::Nothing,
        Ok(LoadedOne::Shown { .. } | LoadedOne::Held | LoadedOne::Over) => Outcome::Done,
        Ok(LoadedOne::Failed(_)) | Err(_) => Outcome::Failed,
    }
}

/// What drivers say can have a password in it, so only its class is at the usual level.
fn warn_of_erp(err: &SourceError) {
    warn!(erp.trouble = err.trouble.name(), "{err}");
    if let Some(source) = &err.source {
        tracing::debug!("The ERP's driver says: {source}");
    }
}

fn warn_of(what: &str, err: &dyn Error) {
    let cause = err.source().map(ToString::to_string).unwrap_or_default();
    warn!("{what}: {err}: {cause}");
}
