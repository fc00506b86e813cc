use std::time::Duration;

use domain_kernel::StoreError;

use crate::App;

/// How long it can be looked at what a webhook was told, and how long something waits at most: for
/// whoever is away for longer, or off, not everything is kept for ever.
const KEPT: Duration = Duration::from_hours(30 * 24);
const AT_ONCE: u32 = 200;

/// Deletes what webhooks were told, or were to be told, long ago, and says how much. Several instances
/// may do it at once.
pub async fn sweep_deliveries(app: &App) -> Result<u32, StoreError> {
    let before = app.clock.now().minus(KEPT);
    let mut n_swept: u32 = 0;
    loop {
        let n = app.webhook_queue.sweep_deliveries(before, AT_ONCE).await?;
        n_swept = n_swept.saturating_add(n);
        if n < AT_ONCE {
            return Ok(n_swept);
        }
    }
}
