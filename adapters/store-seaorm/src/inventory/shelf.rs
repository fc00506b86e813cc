//! A generation that somebody looks at: where its rows are, whose they are, and what was found out
//! about it already. It never changes, so neither does any of this.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use application::inventory::{ChangesPage, StockFilter, StockTotals, ValueCount};
use domain_inventory::{CustomerKey, StockColumn, Visibility};
use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::{lines::Cells, terms::Terms, timeline::counted};
use crate::{Corrupt, readers::Readers, rules::store_error};

/// Where the rows of a generation are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a file of their own.
    File(PathBuf),
    /// Among those of all other companies and generations.
    Shared { company: Uuid, generation: i64 },
}

pub(super) struct Shelf {
    pub(super) readers: Readers,
    pub(super) place: Place,
    pub(super) n_lines: u64,
    /// By the numbers that lines have for them.
    pub(super) customers: Vec<CustomerKey>,
    pub(super) parties: BTreeMap<CustomerKey, Party>,
    kept: Mutex<Kept>,
}

/// One whose lines the generation has.
pub(super) struct Party {
    pub(super) number: i32,
    pub(super) n_lines: u64,
    pub(super) units: Vec<UnitTotal>,
}

/// What there is of a unit in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnitTotal {
    pub(super) unit: Option<String>,
    pub(super) n_lines: u64,
    pub(super) millionths: i128,
    pub(super) n_decimals: u8,
}

/// Whose lines somebody sees, by their numbers in the generation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    All,
    /// In their order, and not everybody's.
    These(Vec<i32>),
}

/// A value of a column, and how it is compared with what somebody looks for.
pub(super) type FoldedValue = (String, ValueCount);
/// Since which generation, and for whom: nothing for those who see everybody's.
pub(super) type ChangesOf = (i64, Option<BTreeSet<CustomerKey>>);
/// As many as are kept, and how many there are.
pub(super) type FirstChanges = Arc<ChangesPage>;

/// It is not there, or not any more, since newer ones are.
#[derive(Debug, thiserror::Error)]
#[error("this generation of stock is not there")]
pub(super) struct Gone;

/// What was found out about a generation, within bounds: beyond them it is forgotten and found out
/// again.
#[derive(Default)]
struct Kept {
    totals: BTreeMap<(Whose, StockFilter), StockTotals>,
    values: BTreeMap<(Whose, StockColumn), Arc<Vec<FoldedValue>>>,
    changes: BTreeMap<ChangesOf, FirstChanges>,
}

impl Kept {
    const MOST_TOTALS: usize = 200;
    const MOST_VALUES: usize = 200_000;
    const MOST_CHANGES: usize = 2;
}

impl Shelf {
    /// Of a generation that is finished.
    pub(super) async fn open(readers: Readers, place: Place) -> Result<Self, StoreError> {
        let mut shelf = Self {
            readers,
            place,
            n_lines: 0,
            customers: Vec::new(),
            parties: BTreeMap::new(),
            kept: Mutex::default(),
        };
        let terms = Terms::of(&shelf);
        let sql = format!(
            "SELECT p.customer_key, p.n_lines FROM stock_parties p WHERE {} ORDER BY p.customer",
            terms.here("p"),
        );
        let rows = shelf.rows(terms, &sql).await?;
        for (number, row) in rows.iter().enumerate() {
            let key = CustomerKey::restore(row.try_get_by_index(0).map_err(store_error)?);
            let n_lines: i64 = row.try_get_by_index(1).map_err(store_error)?;
            let number = i32::try_from(number).unwrap_or(i32::MAX);
            let n_lines = counted(n_lines);
            shelf.n_lines += n_lines;
            shelf.customers.push(key.clone());
            shelf.parties.insert(key, Party { number, n_lines, units: Vec::new() });
        }
        let terms = Terms::of(&shelf);
        let sql = format!(
            "SELECT t.customer, t.unit, t.n_lines, t.millionths, t.n_decimals \
            FROM stock_totals t WHERE {} ORDER BY t.customer, t.number",
            terms.here("t"),
        );
        let rows = shelf.rows(terms, &sql).await?;
        for row in &rows {
            let (customer, total) = unit_total(row)?;
            let corrupt = Corrupt { table: "stock_totals", column: "customer" };
            let key = usize::try_from(customer).ok().and_then(|it| shelf.customers.get(it));
            let party = key.and_then(|it| shelf.parties.get_mut(it)).ok_or(corrupt)?;
            party.units.push(total);
        }
        Ok(shelf)
    }

    /// Of those whom somebody may see, the ones that were asked for: all of them if none was. `None`
    /// is nobody who has a line.
    pub(super) fn whose(
        &self,
        visibility: &Visibility,
        asked: &BTreeSet<CustomerKey>,
    ) -> Option<Whose> {
        let is_asked = |key: &CustomerKey| asked.is_empty() || asked.contains(key);
        let mut numbers = Vec::new();
        for (key, party) in &self.parties {
            if visibility.sees(key) && is_asked(key) {
                numbers.push(party.number);
            }
        }
        numbers.sort_unstable();
        match numbers.len() {
            0 => None,
            // An index leads to the lines of one customer, so all of one are these.
            n if 1 < n && n == self.parties.len() => Some(Whose::All),
            _ => Some(Whose::These(numbers)),
        }
    }

    pub(super) fn parties_of<'a>(&'a self, whose: &'a Whose) -> impl Iterator<Item = &'a Party> {
        self.parties.values().filter(move |it| whose.has(it.number))
    }

    /// Whether so many lines are theirs that it is quicker to look at all of them, one after the
    /// other, than to have an index lead from one to the next.
    pub(super) fn is_large(&self, whose: &Whose) -> bool {
        let n_lines: u64 = self.parties_of(whose).map(|it| it.n_lines).sum();
        self.n_lines < n_lines.saturating_mul(8)
    }

    pub(super) async fn rows(
        &self,
        terms: Terms<'_>,
        sql: &str,
    ) -> Result<Vec<QueryResult>, StoreError> {
        let statement = terms.statement(sql);
        let rows = self.readers.query_all_raw(statement).await.map_err(store_error)?;
        self.check().await?;
        Ok(rows)
    }

    /// That all rows are still there, after some were read: whoever removes them says so first. A file
    /// is there as long as it is read.
    pub(super) async fn check(&self) -> Result<(), StoreError> {
        if matches!(self.place, Place::File(_)) {
            return Ok(());
        }
        let terms = Terms::of(self);
        let here = terms.here("s");
        let sql = format!("SELECT 1 FROM stock_shelves s WHERE {here} AND s.n_lines IS NOT NULL");
        let found = self.readers.query_one_raw(terms.statement(&sql)).await.map_err(store_error)?;
        found.map(|_| ()).ok_or_else(|| StoreError::unavailable(Gone))
    }

    pub(super) fn kept_totals(&self, of: &(Whose, StockFilter)) -> Option<StockTotals> {
        self.kept().totals.get(of).cloned()
    }

    pub(super) fn keep_totals(&self, of: (Whose, StockFilter), totals: &StockTotals) {
        let mut kept = self.kept();
        let kept = &mut kept.totals;
        if Kept::MOST_TOTALS <= kept.len() {
            kept.clear();
        }
        kept.insert(of, totals.clone());
    }

    pub(super) fn kept_values(&self, of: &(Whose, StockColumn)) -> Option<Arc<Vec<FoldedValue>>> {
        self.kept().values.get(of).cloned()
    }

    pub(super) fn keep_values(&self, of: (Whose, StockColumn), values: &Arc<Vec<FoldedValue>>) {
        let mut kept = self.kept();
        let kept = &mut kept.values;
        let n_values: usize = kept.values().map(|it| it.len()).sum();
        if Kept::MOST_VALUES <= n_values + values.len() {
            kept.clear();
        }
        kept.insert(of, Arc::clone(values));
    }

    pub(super) fn kept_changes(&self, of: &ChangesOf) -> Option<FirstChanges> {
        self.kept().changes.get(of).cloned()
    }

    pub(super) fn keep_changes(&self, of: ChangesOf, changes: &FirstChanges) {
        let mut kept = self.kept();
        let kept = &mut kept.changes;
        if Kept::MOST_CHANGES <= kept.len() {
            kept.clear();
        }
        kept.insert(of, Arc::clone(changes));
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Whose {
    pub(super) fn has(&self, customer: i32) -> bool {
        match self {
            Self::All => true,
            Self::These(numbers) => numbers.binary_search(&customer).is_ok(),
        }
    }

    pub(super) fn is_one(&self) -> bool {
        matches!(self, Self::These(numbers) if numbers.len() == 1)
    }
}

fn unit_total(row: &QueryResult) -> Result<(i32, UnitTotal), StoreError> {
    let mut cells = Cells { row, next: 0 };
    let (customer, unit) = (cells.next()?, cells.next()?);
    let (n_lines, millionths) = (counted(cells.next()?), i128::from(cells.next::<i64>()?));
    let n_decimals = u8::try_from(cells.next::<i32>()?).unwrap_or_default();
    Ok((customer, UnitTotal { unit, n_lines, millionths, n_decimals }))
}
