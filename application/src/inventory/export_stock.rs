use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use domain_identity::PersonName;
use domain_inventory::{
    CustomerKey, CustomerName, Freshness, Generation, StockColumn, StockExported, StockLine,
    Visibility,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, StoreError, Timestamp};
use thiserror::Error;

use super::{
    ExportsUnderWay, LineBatches, NothingToExport, StockError, StockFilter, StockOrder,
    columns::hidden_by,
    desk::ExportUnderWay,
    look::{Look, Sight, look, name_of, names_of, stock_permit},
};
use crate::{App, exports::may_export, failure::failure, identity::TooOften, repeat};

/// Somebody takes away the stock that a page shows: all lines of its filter, in its order.
#[derive(Clone, Debug)]
pub struct ExportStock {
    pub filter: StockFilter,
    pub order: StockOrder,
    pub insists: bool,
    /// The account with whose eyes an admin looks.
    pub whose: Option<PersonId>,
}

/// Lines of one generation, some thousand at a time, so that a million need no more room than a few.
/// Whoever drops it stops.
pub struct StockExport {
    /// What stands above the lines.
    pub head: ExportHead,
    lines: Box<dyn LineBatches>,
    names: BTreeMap<CustomerKey, CustomerName>,
    watch: Watch,
    _under_way: ExportUnderWay,
}

/// What an export is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportHead {
    pub generation: Generation,
    pub freshness: Freshness,
    pub n_lines: u64,
    /// In the order of the grid.
    pub columns: Vec<StockColumn>,
    /// What the account is called with whose eyes an admin looks.
    pub whose: Option<PersonName>,
    /// What the customers are called by whom the lines are narrowed.
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

/// Some lines, and what their customers are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportedLines {
    pub lines: Vec<StockLine>,
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

/// Looks from time to time whether somebody may still see what they are being sent.
struct Watch {
    app: App,
    permit: Permit,
    whose: Option<PersonId>,
    visibility: Visibility,
    looked: Timestamp,
}

/// As often as that.
const LOOK_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug, Error)]
pub enum ExportStockError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    UnderWay(#[from] ExportsUnderWay),
    #[error(transparent)]
    Nothing(#[from] NothingToExport),
    #[error(transparent)]
    Stock(#[from] StockError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an export broke off. Whoever waits for it sees that it did, and no more.
#[derive(Debug, Error)]
pub enum ExportBroken {
    #[error("what is exported may not be seen any more")]
    NotTheirs,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whoever may see stock takes it away. That is on record before the first line goes.
pub async fn export_stock(
    app: &App,
    actor: &Actor,
    command: ExportStock,
) -> Result<StockExport, ExportStockError> {
    let permit = stock_permit(actor, command.whose)?;
    may_export(app, actor).await??;
    let under_way = app.desk.begin_export(actor)?;
    let whose = name_of(app, &permit, command.whose).await?;
    let how = Look { whose: command.whose, insists: command.insists, on: None };
    let sight = look(app, &permit, how).await?.map_err(NothingToExport)?;
    let scope = sight.scope();
    let n_lines = app.stock.stock_totals(&scope, &command.filter).await?.n_lines;
    let hidden = hidden_by(app, &permit).await?;
    let lines = app.stock.stock_lines(&scope, &command.filter, command.order).await?;
    let names = names_of(app, &permit, &command.filter.customers).await?;
    repeat(|| record(app, &permit, &sight, n_lines)).await?;
    let watch = Watch {
        app: app.clone(),
        permit,
        whose: command.whose,
        visibility: sight.outlook.visibility().clone(),
        looked: sight.now,
    };
    let columns = columns(&sight, &hidden);
    let Sight { generation, freshness, .. } = sight;
    let head = ExportHead { generation, freshness, n_lines, columns, whose, names: names.clone() };
    Ok(StockExport { head, lines, names, watch, _under_way: under_way })
}

fn columns(sight: &Sight, hidden: &BTreeSet<StockColumn>) -> Vec<StockColumn> {
    let all = StockColumn::ALL.into_iter().filter(|it| sight.generation.columns.contains(it));
    let all = all.filter(|it| *it != StockColumn::Customer || sight.has_several());
    all.filter(|it| !hidden.contains(it)).collect()
}

/// That somebody takes away so many lines of what they see.
pub(super) async fn record(
    app: &App,
    permit: &Permit,
    sight: &Sight,
    n_lines: u64,
) -> Result<(), ExportStockError> {
    let permission = Permission::SeeStock;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let exported = StockExported { company, number: sight.generation.number, n_lines };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl StockExport {
    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Option<ExportedLines>, ExportBroken> {
        self.watch.look().await?;
        let Some(lines) = self.lines.next().await? else {
            return Ok(None);
        };
        if self.head.columns.contains(&StockColumn::Customer) {
            let keys = lines.iter().map(|it| &it.customer);
            let unknown: BTreeSet<CustomerKey> =
                keys.filter(|it| !self.names.contains_key(it)).cloned().collect();
            self.watch.learn(&unknown, &mut self.names).await?;
        }
        Ok(Some(ExportedLines { lines, names: self.names.clone() }))
    }
}

impl Watch {
    async fn look(&mut self) -> Result<(), ExportBroken> {
        let now = self.app.clock.now();
        if now.since(self.looked) < LOOK_EVERY {
            return Ok(());
        }
        self.looked = now;
        let (app, permit) = (self.app.clone(), self.permit);
        // With other eyes it is the account's visibility that is looked at, and one's own account.
        let outlook = app.stock.outlook(&permit, self.whose).await?;
        if *outlook.visibility() != self.visibility || !is_active(&app, &permit).await? {
            return Err(ExportBroken::NotTheirs);
        }
        Ok(())
    }

    /// What customers are called that have not been named yet. Those that the ERP never named stand
    /// for themselves.
    async fn learn(
        &mut self,
        keys: &BTreeSet<CustomerKey>,
        names: &mut BTreeMap<CustomerKey, CustomerName>,
    ) -> Result<(), StoreError> {
        let (app, permit) = (self.app.clone(), self.permit);
        names.extend(names_of(&app, &permit, keys).await?);
        Ok(())
    }
}

/// Whether whoever began it may still come in. Operators have a visit, which ends by itself.
async fn is_active(app: &App, permit: &Permit) -> Result<bool, StoreError> {
    let Some(person) = permit.actor().person_id() else {
        return Ok(true);
    };
    let person = app.identity.person(permit, person).await?;
    Ok(person.is_some_and(|it| it.state.is_active()))
}

failure!(ExportStockError {
    TooOften(TooOften),
    UnderWay(ExportsUnderWay),
    Nothing(NothingToExport),
    Stock(StockError),
    Denied(Denied),
    Store(StoreError),
});
