//! Makes, while the pages are served, the summaries that wait.

use std::{error::Error, time::Duration};

use application::{
    App,
    courses::{SummarizedOne, summarize},
};
use tokio::time::sleep;
use tracing::{info, warn};

use super::job::{Outcome, job};

/// How soon a new one is seen.
const EVERY: Duration = Duration::from_secs(1);
/// While the database does not answer.
const PAUSE: Duration = Duration::from_secs(10);

/// One after the other, until it is dropped. What was begun then is begun again when its lease is
/// over.
pub(super) async fn summarize_on(app: App) {
    loop {
        match job("summary", summarize(&app), outcome).await {
            Ok(SummarizedOne::Nothing) => sleep(EVERY).await,
            Ok(SummarizedOne::Made) => info!("A summary was made"),
            Ok(SummarizedOne::Failed(why)) => info!("A document has no summary: {why}"),
            Ok(SummarizedOne::PutOff) => warn!("A summary could not be made and is tried again"),
            Ok(SummarizedOne::Over) => {}
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Summaries cannot be made: {err}: {cause}");
                sleep(PAUSE).await;
            }
        }
    }
}

fn outcome<E>(seen: &Result<SummarizedOne, E>) -> Outcome {
    match seen {
        Ok(SummarizedOne::Nothing) => Outcome::Nothing,
        Ok(SummarizedOne::Made | SummarizedOne::Over) => Outcome::Done,
        Ok(SummarizedOne::Failed(_) | SummarizedOne::PutOff) | Err(_) => Outcome::Failed,
    }
}
