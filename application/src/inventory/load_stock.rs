//! Reads one company's ERP into a generation, while everybody looks at the one before.

use std::time::Duration;

use domain_inventory::{
    ErpCustomer, Failing, Generation, Place, SoftAge, StockColumn, StockMapping, Trouble, shrunk,
};
use domain_kernel::{CompanyId, StoreError, Timestamp};

use super::{
    LeasedLoad, LoadLease, Loaded, NextLoad, SourceError, StockSource,
    configure_erp::{is_anothers, mapping_of},
    connect::open_source,
};
use crate::{App, repeat};

/// What became of one go.
#[derive(Debug)]
pub enum LoadedOne {
    /// No ERP is due.
    Nothing,
    Shown {
        n_lines: u64,
        took: Duration,
    },
    /// It would take away so much that an admin is asked first.
    Held,
    Failed(SourceError),
    /// It is somebody else's to load by now.
    Over,
}

/// Longer than the ERP may take for its first row, and soon enough when an instance has died.
const LEASE: Duration = Duration::from_secs(90);
/// So often whoever loads says that they still do.
const HOLD_ON_EVERY: Duration = Duration::from_secs(20);
/// The ERP is asked whether anybody looks or not, so that stock stays comparable from day to day.
const UNASKED_EVERY: Duration = Duration::from_mins(5);
/// So long what changed can be looked up.
const KEPT_FOR: Duration = Duration::from_hours(7 * 24);

/// Why a load came to nothing.
enum NotRead {
    Source(SourceError),
    Store(StoreError),
    Over,
}

/// What an ERP said, written down where nobody looks yet.
struct Read {
    generation: Generation,
    loaded: Loaded,
    customers: Vec<ErpCustomer>,
}

/// Loads the ERP that is due the longest. Several instances may do it at once.
pub async fn load_stock(app: &App) -> Result<LoadedOne, StoreError> {
    let (lease, now) = (app.ids.next(), app.clock.now());
    let claimed = repeat(|| app.loads.claim_load(lease, now, now.plus(LEASE))).await?;
    let Some(load) = claimed else {
        return Ok(LoadedOne::Nothing);
    };
    match read(app, &load, lease, now).await {
        Ok(read) => settle(app, &load, lease, read).await,
        Err(NotRead::Source(err)) => fail(app, &load, lease, err).await,
        Err(NotRead::Store(err)) => Err(err),
        Err(NotRead::Over) => Ok(LoadedOne::Over),
    }
}

async fn read(
    app: &App,
    load: &LeasedLoad,
    lease: LoadLease,
    now: Timestamp,
) -> Result<Read, NotRead> {
    let settings = &load.connector.settings;
    if settings.place == Place::Configured && is_anothers(app, load.company, true).await? {
        return Err(NotRead::Source(Trouble::NotAllowed.into()));
    }
    let source = open_source(app, load.company, settings).await?;
    // Each question may take nearly as long as the lease.
    let mapping = mapping_of(app, settings, &*source).await?;
    hold_on(app, load, lease).await?;
    let customers = customers(&*source).await?;
    hold_on(app, load, lease).await?;

    let mut batches = source.stock(&mapping).await?;
    let mut loading = app.generations.begin_generation(load.company, load.number).await?;
    let (mut n_flawed, mut first_flaw) = (0_u64, None);
    let mut holds_until = app.clock.now().plus(HOLD_ON_EVERY);
    while let Some(batch) = batches.next().await? {
        n_flawed += u64::try_from(batch.flaws.len()).unwrap_or(u64::MAX);
        first_flaw = first_flaw.or_else(|| batch.flaws.first().map(|it| it.column));
        loading.add(batch.lines).await?;
        let now = app.clock.now();
        if holds_until <= now {
            holds_until = now.plus(HOLD_ON_EVERY);
            hold_on(app, load, lease).await?;
        }
    }
    let loaded = loading.finish().await?;

    if let Some(column) =
        first_flaw.filter(|_| !Generation::may_have_flaws(loaded.n_lines, n_flawed))
    {
        return Err(NotRead::Source(Trouble::Column(said(&mapping, column)).into()));
    }
    let generation = Generation {
        number: load.number,
        as_of: now,
        loaded_at: app.clock.now(),
        n_lines: loaded.n_lines,
        n_flawed,
        columns: mapping.columns().keys().copied().collect(),
    };
    Ok(Read { generation, loaded, customers })
}

/// Says that it is still being loaded, as long as it is ours to.
async fn hold_on(app: &App, load: &LeasedLoad, lease: LoadLease) -> Result<(), NotRead> {
    let until = app.clock.now().plus(LEASE);
    match app.loads.go_on(load, lease, until).await? {
        true => Ok(()),
        false => Err(NotRead::Over),
    }
}

/// What the column is called in the ERP.
fn said(mapping: &StockMapping, column: StockColumn) -> String {
    let name = mapping.columns().get(&column);
    name.map_or_else(|| column.name().to_owned(), |it| it.as_str().to_owned())
}

async fn customers(source: &dyn StockSource) -> Result<Vec<ErpCustomer>, SourceError> {
    let mut batches = source.customers().await?;
    let mut customers = Vec::new();
    while let Some(batch) = batches.next().await? {
        customers.extend(batch);
        if MOST_CUSTOMERS < customers.len() {
            return Err(Trouble::TooManyRows.into());
        }
    }
    Ok(customers)
}

/// More than any company has.
const MOST_CUSTOMERS: usize = 200_000;

async fn settle(
    app: &App,
    load: &LeasedLoad,
    lease: LoadLease,
    read: Read,
) -> Result<LoadedOne, StoreError> {
    let Read { generation, loaded, customers } = read;
    let took = generation.loaded_at.since(generation.as_of);
    let soft = load.connector.settings.soft_age.unwrap_or_else(|| SoftAge::after_load(took));
    let unasked = soft.duration().max(UNASKED_EVERY).max(took * 2);
    let next = NextLoad {
        soft_at: generation.as_of.plus(soft.duration()),
        at: generation.as_of.plus(unasked),
    };
    let shrank = match &load.current {
        Some(current) => {
            let before = app.generations.customers_in(load.company, current.number).await?;
            shrunk(&before, &loaded.customers)
        }
        None => Vec::new(),
    };
    if !shrank.is_empty() {
        let held = repeat(|| app.loads.hold_load(load, lease, &generation, next)).await?;
        sweep(app, load.company).await?;
        return Ok(if held { LoadedOne::Held } else { LoadedOne::Over });
    }
    // Names first: whoever sees a new line also sees whose it is.
    repeat(|| app.stock_customers.keep_customers(load.company, &customers, generation.as_of))
        .await?;
    let shown = repeat(|| app.loads.show_load(load, lease, &generation, next)).await?;
    sweep(app, load.company).await?;
    match shown {
        true => Ok(LoadedOne::Shown { n_lines: loaded.n_lines, took }),
        false => Ok(LoadedOne::Over),
    }
}

async fn fail(
    app: &App,
    load: &LeasedLoad,
    lease: LoadLease,
    err: SourceError,
) -> Result<LoadedOne, StoreError> {
    let now = app.clock.now();
    let [chance] = app.random.bytes();
    let failing = Failing::again(load.failing, now, chance);
    let failed = || app.loads.fail_load(load, lease, failing, &err.trouble, now);
    let is_ours = repeat(failed).await?;
    sweep(app, load.company).await?;
    Ok(if is_ours { LoadedOne::Failed(err) } else { LoadedOne::Over })
}

/// Removes what nobody looks at any more, half-read generations included.
async fn sweep(app: &App, company: CompanyId) -> Result<(), StoreError> {
    let since = app.clock.now().minus(KEPT_FOR);
    let kept = app.loads.kept_generations(company, since).await?;
    app.generations.keep_only(company, &kept).await
}

impl From<SourceError> for NotRead {
    fn from(err: SourceError) -> Self {
        Self::Source(err)
    }
}

impl From<StoreError> for NotRead {
    fn from(err: StoreError) -> Self {
        Self::Store(err)
    }
}
