use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain_identity::PersonName;
use domain_inventory::{
    CustomerKey, CustomerName, Freshness, Generation, StockColumn, Trouble, Visibility,
};
use domain_kernel::{Actor, Date, Permit, PersonId, StoreError, Timestamp, days_later};

use super::{
    DateRange, FilterValues, NotYet, StockError, StockFilter, StockOrder, StockPage, StockQuery,
    StockScope, StockTotals,
    columns::hidden_by,
    desk::filter_values,
    look::{Look, Sight, look, name_of, names_of, stock_permit},
    visits::visit,
};
use crate::App;

/// Somebody looks at a page of stock.
#[derive(Clone, Debug)]
pub struct SeeStock {
    pub query: StockQuery,
    /// Shows it even if it is older than a day.
    pub insists: bool,
    /// The account with whose eyes an admin looks.
    pub whose: Option<PersonId>,
    pub today: Date,
}

/// What there is to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenStock {
    /// What the account is called with whose eyes an admin looks.
    pub whose: Option<PersonName>,
    pub stock: Result<Box<ShownStock>, NotYet>,
}

/// A page of stock, with all that stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is said in a place of its own")]
pub struct ShownStock {
    pub generation: Generation,
    pub freshness: Freshness,
    pub trouble: Option<Trouble>,
    /// The ERP is being asked.
    pub is_refreshing: bool,
    /// There is a newer generation than the one that the page was turned on.
    pub has_newer: bool,
    /// The page that was asked for is not there any more, so that this is the first one.
    pub is_restarted: bool,
    /// Whether there may be stock of more than one customer.
    pub has_several: bool,
    pub page: StockPage,
    pub totals: StockTotals,
    pub hidden: BTreeSet<StockColumn>,
    pub values: Arc<FilterValues>,
    /// What the customers are called that the page names.
    pub names: BTreeMap<CustomerKey, CustomerName>,
    /// Those whose stock this is, if they are few.
    pub customers: Vec<CustomerKey>,
    /// For customers, who come to look.
    pub glance: Option<Glance>,
    pub now: Timestamp,
}

/// Stock at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// How many lines expire within [`Glance::SOON`] days. Nothing where the ERP does not say.
    pub n_expiring: Option<u64>,
    pub last_moved_on: Option<Date>,
}

/// So many customers are named in a sentence.
const MOST_NAMED: usize = 3;

impl Glance {
    pub const SOON: i64 = 30;
}

impl ShownStock {
    /// Those that can be in the grid: what the ERP says, and the customer where there may be several.
    pub fn columns(&self) -> impl Iterator<Item = StockColumn> {
        let all = StockColumn::ALL.into_iter();
        let all = all.filter(move |it| self.generation.columns.contains(it));
        all.filter(move |it| *it != StockColumn::Customer || self.has_several)
    }

    /// Those that are in it.
    pub fn shown_columns(&self) -> impl Iterator<Item = StockColumn> {
        self.columns().filter(move |it| !self.hidden.contains(it))
    }
}

/// Whoever may see stock looks at a page of it.
pub async fn see_stock(
    app: &App,
    actor: &Actor,
    command: &SeeStock,
) -> Result<SeenStock, StockError> {
    let permit = stock_permit(actor, command.whose)?;
    let whose = name_of(app, &permit, command.whose).await?;
    let on = command.query.cursor.map(|it| it.generation);
    let how = Look { whose: command.whose, insists: command.insists, on };
    let stock = match look(app, &permit, how).await? {
        Ok(sight) => {
            if command.whose.is_none() {
                visit(app, &permit, &sight.outlook, sight.now).await?;
            }
            Ok(Box::new(shown(app, &permit, sight, command).await?))
        }
        Err(not_yet) => Err(not_yet),
    };
    Ok(SeenStock { whose, stock })
}

async fn shown(
    app: &App,
    permit: &Permit,
    sight: Sight,
    command: &SeeStock,
) -> Result<ShownStock, StoreError> {
    let (scope, has_several) = (sight.scope(), sight.has_several());
    let here = sight.generation.number;
    let cursor = command.query.cursor.filter(|it| it.generation == here);
    let is_restarted = cursor != command.query.cursor;
    let query = StockQuery { cursor, ..command.query.clone() };
    let page = app.stock.stock_page(&scope, &query).await?;
    let totals = app.stock.stock_totals(&scope, &query.filter).await?;
    let customers = few(sight.outlook.visibility());
    let (of, whose) = ((&scope, &sight.generation), (&customers[..], has_several));
    let values = filter_values(app, permit, of, whose).await?;
    let mut names = values.names.clone();
    if has_several {
        // Where there are too many for a menu, those of the page are not among them.
        let keys = others(&page, &query.filter, &names);
        names.extend(names_of(app, permit, &keys).await?);
    }
    let glance = glance(app, &sight, &scope, (&query, command.today)).await?;
    Ok(ShownStock {
        is_restarted: is_restarted || page.is_restarted,
        hidden: hidden_by(app, permit).await?,
        generation: sight.generation,
        freshness: sight.freshness,
        trouble: sight.trouble,
        is_refreshing: sight.is_refreshing,
        has_newer: sight.has_newer,
        has_several,
        page,
        totals,
        values,
        names,
        customers,
        glance,
        now: sight.now,
    })
}

fn few(visibility: &Visibility) -> Vec<CustomerKey> {
    match visibility {
        Visibility::Granted(keys) if keys.len() <= MOST_NAMED => keys.iter().cloned().collect(),
        Visibility::Granted(_) | Visibility::All => Vec::new(),
    }
}

/// The customers of the page that have not been named yet.
fn others(
    page: &StockPage,
    filter: &StockFilter,
    names: &BTreeMap<CustomerKey, CustomerName>,
) -> BTreeSet<CustomerKey> {
    let keys = page.lines.iter().map(|it| &it.customer).chain(&filter.customers);
    keys.filter(|it| !names.contains_key(it)).cloned().collect()
}

/// Only above the whole, and only for those to whom customers were granted.
async fn glance(
    app: &App,
    sight: &Sight,
    scope: &StockScope,
    (query, today): (&StockQuery, Date),
) -> Result<Option<Glance>, StoreError> {
    let is_whole = query.filter.is_empty() && query.cursor.is_none();
    if !is_whole || *sight.outlook.visibility() == Visibility::All {
        return Ok(None);
    }
    let has = |it| sight.generation.columns.contains(&it);
    let mut glance = Glance { n_expiring: None, last_moved_on: None };
    if has(StockColumn::ExpiresOn) {
        let soon = DateRange { from: Some(today), to: days_later(today, Glance::SOON) };
        let filter = StockFilter { expires: soon, ..StockFilter::default() };
        glance.n_expiring = Some(app.stock.stock_totals(scope, &filter).await?.n_lines);
    }
    if has(StockColumn::LastMovedOn) {
        let order = StockOrder { column: StockColumn::LastMovedOn, is_descending: true };
        let newest = StockQuery { filter: StockFilter::default(), order, cursor: None };
        let page = app.stock.stock_page(scope, &newest).await?;
        glance.last_moved_on = page.lines.first().and_then(|it| it.last_moved_on);
    }
    Ok(Some(glance))
}
