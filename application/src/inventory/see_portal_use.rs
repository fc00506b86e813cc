use std::time::Duration;

use domain_kernel::{Actor, Permission};

use super::{CustomersError, PortalUse};
use crate::App;

/// So many of those who come in most often are shown.
const MOST_ACTIVE: u32 = 10;

/// An admin looks at how much customers come in. The audit trail says it: every sign-in is in it.
pub async fn see_portal_use(app: &App, actor: &Actor) -> Result<PortalUse, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    // A day more, since the company's first day may begin before that of UTC.
    let hours = 24 * u64::from(PortalUse::DAYS + 1);
    let since = app.clock.now().minus(Duration::from_hours(hours));
    Ok(app.customers.portal_use(&permit, since, MOST_ACTIVE).await?)
}
