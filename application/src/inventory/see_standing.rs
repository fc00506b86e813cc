use domain_inventory::{Freshness, Generation, Trouble};
use domain_kernel::{Actor, Permission, Timestamp};

use super::StockError;
use crate::App;

/// How it stands with stock, in a line for whoever keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockStanding {
    /// Nothing until the first load.
    pub current: Option<(Generation, Freshness)>,
    pub trouble: Option<Trouble>,
    /// A load waits for an admin to look at it.
    pub is_held: bool,
    pub now: Timestamp,
}

/// Nothing where no ERP is connected.
pub async fn see_stock_standing(
    app: &App,
    actor: &Actor,
) -> Result<Option<StockStanding>, StockError> {
    let permit = actor.permit(Permission::ManageConnector)?;
    let (outlook, now) = (app.stock.outlook(&permit, None).await?, app.clock.now());
    Ok(outlook.erp.map(|erp| StockStanding {
        current: erp.current.map(|it| {
            let freshness = Freshness::of(it.as_of, erp.failing, now);
            (it, freshness)
        }),
        trouble: erp.trouble,
        is_held: erp.held.is_some(),
        now,
    }))
}
