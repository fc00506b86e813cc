use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use frontend_html::Readiness;
use store_seaorm::SeaStore;
use tokio::time::timeout;

/// Ready while the database answers and nobody has told us to stop.
pub(super) struct Health {
    store: SeaStore,
    is_stopping: AtomicBool,
}

/// Whoever asks has a patience of their own, seldom more than this.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

impl Health {
    pub(super) fn new(store: SeaStore) -> Self {
        Self { store, is_stopping: AtomicBool::new(false) }
    }

    /// From now on there is nothing to come for. Whether there was until now.
    pub(super) fn stop(&self) -> bool {
        !self.is_stopping.swap(true, Ordering::Relaxed)
    }
}

#[async_trait]
impl Readiness for Health {
    async fn is_ready(&self) -> bool {
        if self.is_stopping.load(Ordering::Relaxed) {
            return false;
        }
        matches!(timeout(PATIENCE, self.store.ping()).await, Ok(Ok(())))
    }
}
