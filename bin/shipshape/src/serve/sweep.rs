//! Deletes, while the pages are served, what no longer matters to anybody.

use std::{error::Error, time::Duration};

use application::{
    App,
    courses::sweep_files,
    equipment::sweep_order_files,
    identity::{Swept, sweep},
    joining::sweep_requests,
    mail::sweep_mails,
    shop::cancel_unpaid_orders,
    skills::sweep_certificates,
    training::{end_overdue, sweep_pictures, sweep_videos},
    webhooks::sweep_deliveries,
};
use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use super::job::{Outcome, done, job};

const EVERY: Duration = Duration::from_hours(1);
/// Nobody waits longer for a result whose time is up.
const EVERY_MINUTE: Duration = Duration::from_mins(1);

/// Ends attempts whose time is up at once and then every minute, until it is dropped.
pub(super) async fn end_on(app: App) {
    let mut ticks = interval(EVERY_MINUTE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match job("end attempts", end_overdue(&app), outcome).await {
            Ok(0) => {}
            Ok(attempts) => info!(attempts, "Ended {attempts} attempts whose time was up"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Attempts whose time is up cannot be ended: {err}: {cause}");
            }
        }
    }
}

fn outcome<E>(seen: &Result<u32, E>) -> Outcome {
    match seen {
        Ok(0) => Outcome::Nothing,
        seen => done(seen),
    }
}

/// Sweeps at once and then every hour, until it is dropped.
pub(super) async fn sweep_on(app: App) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match job("sweep sessions", sweep(&app), done).await {
            Ok(swept) => {
                let Swept { n_sessions: sessions, n_tallies: tallies, .. } = swept;
                let Swept { n_tickets: tickets, n_links: links, n_visits: visits, .. } = swept;
                info!(
                    sessions,
                    tallies,
                    tickets,
                    links,
                    visits,
                    "Swept {sessions} sessions, {tallies} counts of tries, {tickets} half sign-ins \
                     and {links} links, and noted the end of {visits} visits"
                );
            }
            // The next hour is soon enough.
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Old sessions cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep pictures", sweep_pictures(&app), done).await {
            Ok(pictures) => info!(pictures, "Swept {pictures} pictures"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Pictures that nothing shows cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep films", sweep_videos(&app), done).await {
            Ok(videos) => info!(videos, "Swept {videos} films of modules"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Films that nothing shows cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep files", sweep_files(&app), done).await {
            Ok(files) => info!(files, "Swept {files} files"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Files that belong to nothing cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep certificates", sweep_certificates(&app), done).await {
            Ok(files) => info!(files, "Swept {files} files of certificates"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Files of certificates that are gone cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep work orders", sweep_order_files(&app), done).await {
            Ok(files) => info!(files, "Swept {files} files of work orders"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Files of work orders that are gone cannot be swept: {err}: {cause}");
            }
        }
        match job("sweep mails", sweep_mails(&app), done).await {
            Ok(mails) => info!(mails, "Swept {mails} mails"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Old mails cannot be swept: {err}: {cause}");
            }
        }
        match job("cancel unpaid orders", cancel_unpaid_orders(&app), done).await {
            Ok(orders) => info!(orders, "Cancelled {orders} orders that nobody has paid"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Orders that nobody has paid cannot be cancelled: {err}: {cause}");
            }
        }
        sweep_webhooks(&app).await;
        match job("sweep requests to join", sweep_requests(&app), done).await {
            Ok(requests) => info!(requests, "Swept {requests} requests to join"),
            Err(err) => {
                let cause = err.source().map(ToString::to_string).unwrap_or_default();
                warn!("Old requests to join cannot be swept: {err}: {cause}");
            }
        }
    }
}

async fn sweep_webhooks(app: &App) {
    match job("sweep messages to webhooks", sweep_deliveries(app), done).await {
        Ok(deliveries) => info!(deliveries, "Swept {deliveries} messages to webhooks"),
        Err(err) => {
            let cause = err.source().map(ToString::to_string).unwrap_or_default();
            warn!("Old messages to webhooks cannot be swept: {err}: {cause}");
        }
    }
}
