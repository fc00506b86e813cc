use std::time::Duration;

use domain_kernel::StoreError;

use crate::App;

/// How long a mail that was sent can be looked at.
const KEPT: Duration = Duration::from_hours(30 * 24);
const AT_ONCE: u32 = 200;

/// Deletes mails that were sent long ago, and says how many. Several instances may do it at once.
pub async fn sweep_mails(app: &App) -> Result<u32, StoreError> {
    let before = app.clock.now().minus(KEPT);
    let mut n_swept: u32 = 0;
    loop {
        let n = app.mails.sweep(before, AT_ONCE).await?;
        n_swept = n_swept.saturating_add(n);
        if n < AT_ONCE {
            return Ok(n_swept);
        }
    }
}
