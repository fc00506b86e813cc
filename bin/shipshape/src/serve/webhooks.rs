//! Tells webhooks, while the pages are served, what the trails have.

use std::{error::Error, time::Duration};

use application::{
    App,
    webhooks::{NotTold, Told, note_events, tell_one},
};
use domain_kernel::StoreError;
use tokio::{task::JoinSet, time::sleep};
use tracing::{debug, info, warn};

/// So many at once, so that those who are slow to answer do not hold up all others.
const AT_ONCE: usize = 4;
/// How soon what happened is seen.
const EVERY: Duration = Duration::from_secs(1);
/// While the database does not answer.
const PAUSE: Duration = Duration::from_secs(10);

/// Until it is dropped. What was begun then is told again when its lease is over, with the same id.
pub(super) async fn tell_on(app: App) {
    let mut tasks = JoinSet::new();
    tasks.spawn(note_on(app.clone()));
    for _ in 0..AT_ONCE {
        tasks.spawn(send_on(app.clone()));
    }
    // None of them ever ends.
    while tasks.join_next().await.is_some() {}
}

async fn note_on(app: App) {
    loop {
        match note_events(&app).await {
            Ok(noted) => {
                for err in &noted.troubles {
                    warn!("A trail cannot be read for a webhook: {}", told(err));
                }
                if noted.is_more && noted.troubles.is_empty() {
                    continue;
                }
                sleep(EVERY).await;
            }
            Err(err) => {
                warn!("Trails cannot be read for webhooks: {}", told(&err));
                sleep(PAUSE).await;
            }
        }
    }
}

async fn send_on(app: App) {
    loop {
        match tell_one(&app).await {
            Ok(Told::Nothing) => sleep(EVERY).await,
            Ok(Told::Sent) => debug!("A webhook was told"),
            Ok(Told::NotSent { why, next }) => not_sent(&why, next.is_some()),
            Err(err) => {
                warn!("Webhooks cannot be told: {}", told(&err));
                sleep(PAUSE).await;
            }
        }
    }
}

/// Without what was answered, which is for the admins of the company.
fn not_sent(why: &NotTold, is_tried_again: bool) {
    match is_tried_again {
        true => info!("{why}; it is tried again"),
        false => warn!("{why}; nobody tries any more"),
    }
}

fn told(err: &StoreError) -> String {
    let cause = err.source().map(ToString::to_string).unwrap_or_default();
    format!("{err}: {cause}")
}
