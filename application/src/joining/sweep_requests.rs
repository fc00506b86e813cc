use domain_identity::JoinRequest;
use domain_kernel::StoreError;

use crate::App;

/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 200;

/// Deletes requests to join that nobody has confirmed in time, and says how many. Several instances
/// may do it at once.
pub async fn sweep_requests(app: &App) -> Result<u32, StoreError> {
    let before = app.clock.now().minus(JoinRequest::UNCONFIRMED);
    let mut n_swept: u32 = 0;
    loop {
        let n = app.joins.sweep_requests(before, AT_ONCE).await?;
        n_swept = n_swept.saturating_add(n);
        if n < AT_ONCE {
            return Ok(n_swept);
        }
    }
}
