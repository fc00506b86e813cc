use std::time::Duration;

use application::inventory::Pauses;
use async_trait::async_trait;

/// The timer of the runtime.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemPauses;

#[async_trait]
impl Pauses for SystemPauses {
    async fn pause(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
