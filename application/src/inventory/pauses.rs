use std::time::Duration;

use async_trait::async_trait;

/// Waits for a moment. Tests do not.
#[async_trait]
pub trait Pauses: Send + Sync {
    async fn pause(&self, duration: Duration);
}
