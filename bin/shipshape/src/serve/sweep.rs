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
        let ended = job("end attempts", end_overdue(&app), outcome).await;
        told(ended, "Attempts whose time is up cannot be ended", |attempts| {
            if 0 < attempts {
                info!(attempts, "Ended {attempts} attempts whose time was up");
            }
        });
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
        sweep_accounts(&app).await;
        sweep_all_files(&app).await;
        sweep_messages(&app).await;
    }
}

async fn sweep_accounts(app: &App) {
    let swept = job("sweep sessions", sweep(app), done).await;
    told(swept, "Old sessions cannot be swept", |swept| {
        let Swept { n_sessions: sessions, n_tallies: tallies, .. } = swept;
        let Swept { n_tickets: tickets, n_links: links, n_visits: visits, .. } = swept;
        info!(
            sessions,
            tallies,
            tickets,
            links,
            visits,
            "Swept {sessions} sessions, {tallies} counts of tries, {tickets} half sign-ins and \
             {links} links, and noted the end of {visits} visits"
        );
    });
    let orders = job("cancel unpaid orders", cancel_unpaid_orders(app), done).await;
    told(orders, "Orders that nobody has paid cannot be cancelled", |orders| {
        info!(orders, "Cancelled {orders} orders that nobody has paid");
    });
    let requests = job("sweep requests to join", sweep_requests(app), done).await;
    told(requests, "Old requests to join cannot be swept", |requests| {
        info!(requests, "Swept {requests} requests to join");
    });
}

async fn sweep_all_files(app: &App) {
    let pictures = job("sweep pictures", sweep_pictures(app), done).await;
    told(pictures, "Pictures that nothing shows cannot be swept", |pictures| {
        info!(pictures, "Swept {pictures} pictures");
    });
    let videos = job("sweep films", sweep_videos(app), done).await;
    told(videos, "Films that nothing shows cannot be swept", |videos| {
        info!(videos, "Swept {videos} films of modules");
    });
    let files = job("sweep files", sweep_files(app), done).await;
    told(files, "Files that belong to nothing cannot be swept", |files| {
        info!(files, "Swept {files} files");
    });
    let files = job("sweep certificates", sweep_certificates(app), done).await;
    told(files, "Files of certificates that are gone cannot be swept", |files| {
        info!(files, "Swept {files} files of certificates");
    });
    let files = job("sweep work orders", sweep_order_files(app), done).await;
    told(files, "Files of work orders that are gone cannot be swept", |files| {
        info!(files, "Swept {files} files of work orders");
    });
}

async fn sweep_messages(app: &App) {
    let mails = job("sweep mails", sweep_mails(app), done).await;
    told(mails, "Old mails cannot be swept", |mails| info!(mails, "Swept {mails} mails"));
    let deliveries = job("sweep messages to webhooks", sweep_deliveries(app), done).await;
    told(deliveries, "Old messages to webhooks cannot be swept", |deliveries| {
        info!(deliveries, "Swept {deliveries} messages to webhooks");
    });
}

/// Logs what came of it. The next time is soon enough for what has failed.
fn told<T, E: Error>(seen: Result<T, E>, cannot: &str, log: impl FnOnce(T)) {
    match seen {
        Ok(seen) => log(seen),
        Err(err) => {
            let cause = err.source().map(ToString::to_string).unwrap_or_default();
            warn!("{cannot}: {err}: {cause}");
        }
    }
}
