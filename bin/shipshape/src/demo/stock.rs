//! The stock that customers of Harbour & Sons see: as it was yesterday, for what changed since.

use std::path::Path;

use anyhow::bail;
use application::{
    App,
    inventory::{Configured, LoadedOne, configure_erp, load_stock},
};

use super::{clock::DemoClock, erp};

pub(super) async fn stock_up(app: &App, clock: &DemoClock, file: &Path) -> anyhow::Result<()> {
    // Before those come who look at it on that day.
    clock.put(1, 7 * 60);
    erp::make(file, clock.day(1)).await?;
    let Configured::Done = configure_erp(app).await? else {
        bail!("the demo's ERP is not configured");
    };
    match load_stock(app).await? {
        LoadedOne::Shown { .. } => {}
        LoadedOne::Failed(err) => return Err(err.into()),
        other => bail!("the demo's stock is not loaded but {other:?}"),
    }
    // What there is now is loaded as soon as pages are served, while somebody signs in.
    erp::live_a_day(file, clock.day(0)).await
}
