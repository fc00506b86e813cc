//! The stock that customers of Harbour & Sons see: as it was yesterday, and as it is now.

use std::path::Path;

use anyhow::bail;
use application::{
    App,
    inventory::{Configured, LoadedOne, configure_erp, load_stock},
};

use super::{clock::DemoClock, erp};

pub(super) async fn stock_up(app: &App, clock: &DemoClock, file: &Path) -> anyhow::Result<()> {
    clock.put(1, 9 * 60);
    erp::make(file, clock.day(1)).await?;
    let Configured::Done = configure_erp(app).await? else {
        bail!("the demo's ERP is not configured");
    };
    load(app).await?;
    erp::live_a_day(file, clock.day(0)).await?;
    // Now, as late as it is.
    clock.put(0, 24 * 60);
    load(app).await
}

async fn load(app: &App) -> anyhow::Result<()> {
    match load_stock(app).await? {
        LoadedOne::Shown { .. } => Ok(()),
        LoadedOne::Failed(err) => Err(err.into()),
        other => bail!("the demo's stock is not loaded but {other:?}"),
    }
}
