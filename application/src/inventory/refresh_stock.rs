use domain_kernel::{Actor, Permission};

use super::{StockError, look::NOT_AGAIN};
use crate::App;

/// Somebody has the ERP asked now. Says whether it is; it may have been a moment ago, or wait for its
/// next try.
pub async fn refresh_stock(app: &App, actor: &Actor) -> Result<bool, StockError> {
    let permit = actor.permit(Permission::SeeStock)?;
    let now = app.clock.now();
    Ok(app.loads.ask_for_load(&permit, now, now.minus(NOT_AGAIN)).await?)
}
