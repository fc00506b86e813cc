//! What this process keeps in mind about who looks at stock.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use domain_inventory::{CustomerKey, CustomerName, Generation, StockColumn};
use domain_kernel::{Actor, OperatorId, Permit, PersonId, StoreError, Timestamp};

use super::{ExportsUnderWay, StockScope, ValueCount, look::names_of};
use crate::App;

/// What the filters of a grid can be set to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterValues {
    /// A column that has more than [`FilterValues::MOST`] has one more than that here.
    pub columns: BTreeMap<StockColumn, Vec<ValueCount>>,
    /// What the customers among them are called.
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

/// Exports that are under way, and values of filters, which stay the same as long as a generation
/// does.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    exports: Mutex<BTreeMap<Account, usize>>,
    /// The last asked for comes first.
    values: Mutex<VecDeque<(Of, Arc<FilterValues>)>>,
}

type Account = (Option<PersonId>, Option<OperatorId>);
/// What is seen of a load, and when it was loaded: whoever connects another ERP counts from one again.
type Of = (StockScope, Timestamp);

/// An export that is under way, for as long as this lives.
pub(super) struct ExportUnderWay {
    desk: Arc<Desk>,
    account: Account,
}

/// Of one account at once (spec: inventory, "The grid").
const MOST_EXPORTS: usize = 2;
/// So many scopes are kept in mind; a company has one for its own people, and one for each customer
/// who looks.
const MOST_SCOPES: usize = 64;

impl FilterValues {
    /// More are chosen on a page of their own.
    pub const MOST: u32 = 50;
    /// By which a grid is narrowed to one of several values.
    pub const COLUMNS: [StockColumn; 4] =
        [StockColumn::Customer, StockColumn::Part, StockColumn::Bin, StockColumn::Status];

    pub fn of(&self, column: StockColumn) -> &[ValueCount] {
        self.columns.get(&column).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those that can be chosen.
    pub(super) fn customers(&self) -> impl Iterator<Item = CustomerKey> {
        let values = self.of(StockColumn::Customer).iter();
        values.map(|it| CustomerKey::restore(it.value.clone()))
    }

    /// Whether a menu has no room for all of them.
    pub fn are_many(&self, column: StockColumn) -> bool {
        Self::MOST < u32::try_from(self.of(column).len()).unwrap_or(u32::MAX)
    }
}

impl Desk {
    /// Refuses a third one.
    pub(super) fn begin_export(
        self: &Arc<Self>,
        actor: &Actor,
    ) -> Result<ExportUnderWay, ExportsUnderWay> {
        let account = (actor.person_id(), actor.operator_id());
        let mut all = self.exports.lock().unwrap_or_else(PoisonError::into_inner);
        let n_under_way = all.entry(account).or_default();
        if MOST_EXPORTS <= *n_under_way {
            return Err(ExportsUnderWay);
        }
        *n_under_way += 1;
        Ok(ExportUnderWay { desk: Arc::clone(self), account })
    }

    fn kept_values(&self, of: &Of) -> Option<Arc<FilterValues>> {
        let mut all = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().position(|(it, _)| it == of)?;
        let found = all.remove(at)?;
        let values = Arc::clone(&found.1);
        all.push_front(found);
        Some(values)
    }

    fn keep_values(&self, of: Of, values: Arc<FilterValues>) {
        let mut all = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_front((of, values));
        all.truncate(MOST_SCOPES);
    }
}

impl Drop for ExportUnderWay {
    fn drop(&mut self) {
        let mut all = self.desk.exports.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n_under_way) = all.get_mut(&self.account) {
            *n_under_way -= 1;
            if *n_under_way == 0 {
                all.remove(&self.account);
            }
        }
    }
}

/// What is in the columns of a generation by which a grid is narrowed, and what customers are called,
/// for the first who looks after the switch, and for everybody else of the same scope.
pub(super) async fn filter_values(
    app: &App,
    permit: &Permit,
    (scope, generation): (&StockScope, &Generation),
    (few, has_several): (&[CustomerKey], bool),
) -> Result<Arc<FilterValues>, StoreError> {
    let of = (scope.clone(), generation.loaded_at);
    if let Some(kept) = app.desk.kept_values(&of) {
        return Ok(kept);
    }
    let mut values = FilterValues::default();
    for column in FilterValues::COLUMNS {
        let is_there = generation.columns.contains(&column);
        if !is_there || (column == StockColumn::Customer && !has_several) {
            continue;
        }
        let most = FilterValues::MOST + 1;
        values.columns.insert(column, app.stock.stock_values(scope, column, None, most).await?);
    }
    let keys = values.customers().chain(few.iter().cloned()).collect();
    values.names = names_of(app, permit, &keys).await?;
    let values = Arc::new(values);
    app.desk.keep_values(of, Arc::clone(&values));
    Ok(values)
}
