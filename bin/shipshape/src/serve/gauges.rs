//! What is looked at when somebody reads the metrics.

use std::sync::Arc;

use application::App;
use async_trait::async_trait;
use domain_kernel::Clock;
use metrics_prometheus::{Gauge, Gauges};
use store_seaorm::{Backlog, PoolUse, SeaStore};
use tokio::time::timeout;
use tracing::debug;

use super::health::PATIENCE;

/// The connections to the database, and what waits in it.
pub(super) struct StoreGauges {
    store: SeaStore,
    clock: Arc<dyn Clock>,
}

impl StoreGauges {
    pub(super) fn new(store: SeaStore, app: &App) -> Self {
        Self { store, clock: Arc::clone(&app.clock) }
    }
}

#[async_trait]
impl Gauges for StoreGauges {
    async fn now(&self) -> Vec<Gauge> {
        let now = self.clock.now();
        let backlog = match timeout(PATIENCE, self.store.backlog(now)).await {
            Ok(Ok(backlog)) => Some(backlog),
            Ok(Err(err)) => {
                debug!("The backlog cannot be counted: {err}");
                None
            }
            Err(_) => None,
        };
        let mut gauges = pools(&self.store.pools());
        gauges.push(single(
            "shipshape_database_up",
            "Whether the database answers.",
            f64::from(u8::from(backlog.is_some())),
        ));
        if let Some(Backlog { mails, oldest_mail, summaries, loads }) = backlog {
            let age = oldest_mail.map_or(0.0, |it| now.since(it).as_secs_f64());
            gauges.extend([
                single("shipshape_outbox_mails", "Mails that wait.", mails.into()),
                single(
                    "shipshape_outbox_oldest_age_seconds",
                    "For how long the mail has waited that waits longest.",
                    age,
                ),
                single("shipshape_summaries_waiting", "Summaries to be made.", summaries.into()),
                single(
                    "shipshape_stock_loads_waiting",
                    "Loads of stock that are due.",
                    loads.into(),
                ),
            ]);
        }
        gauges
    }
}

/// Those of one name beside each other.
fn pools(pools: &[PoolUse]) -> Vec<Gauge> {
    let in_use = pools.iter().map(|it| Gauge {
        name: "shipshape_pool_connections_in_use",
        help: "Connections to the database that are in use.",
        label: Some(("pool", it.name)),
        value: it.in_use.into(),
    });
    let most = pools.iter().map(|it| Gauge {
        name: "shipshape_pool_connections_max",
        help: "Connections to the database at most.",
        label: Some(("pool", it.name)),
        value: it.most.into(),
    });
    in_use.chain(most).collect()
}

fn single(name: &'static str, help: &'static str, value: f64) -> Gauge {
    Gauge { name, help, label: None, value }
}
