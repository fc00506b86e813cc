//! What lines come to: totals, and the values of a column.

use std::{collections::BTreeMap, sync::Arc};

use application::inventory::{StockFilter, StockTotals, ValueCount};
use domain_inventory::{Quantity, StockColumn, StockKind, natural_key};
use domain_kernel::{StoreError, fold};
use sea_orm::DbBackend;

use super::{
    lines::Cells,
    shelf::{FoldedValue, Shelf, UnitTotal, Whose},
    terms::{Terms, Way, says_nothing},
    timeline::counted,
};

/// In which sums are summed up, so that no sum of an ERP's numbers is too long for a column.
pub(super) const BILLION: i128 = 1_000_000_000;

pub(super) async fn totals(
    shelf: &Shelf,
    whose: &Whose,
    filter: &StockFilter,
) -> Result<StockTotals, StoreError> {
    // When the generation was loaded they were summed up by customer.
    if says_nothing(filter) {
        return Ok(summed(shelf.parties_of(whose).flat_map(|it| &it.units).cloned()));
    }
    let of = (whose.clone(), filter.clone());
    if let Some(totals) = shelf.kept_totals(&of) {
        return Ok(totals);
    }
    let mut terms = Terms::of(shelf);
    let (billions, rest) = sums(terms.backend());
    let way = terms.way(whose, filter);
    let from = terms.from(way);
    let conditions = [terms.theirs(whose, way), terms.having(filter)].concat();
    let sql = format!(
        "SELECT l.unit, COUNT(*), {billions}, {rest}, MAX(l.n_decimals) \
        FROM {from} WHERE {conditions} GROUP BY l.unit"
    );
    let rows = shelf.rows(terms, &sql).await?;
    let units = rows.iter().map(|row| {
        let mut cells = Cells { row, next: 0 };
        let (unit, n_lines) = (cells.next()?, counted(cells.next()?));
        let (billions, rest) = (cells.next::<Option<i64>>()?, cells.next::<Option<i64>>()?);
        let millionths = i128::from(billions.unwrap_or_default()) * BILLION
            + i128::from(rest.unwrap_or_default());
        let n_decimals = u8::try_from(cells.next::<i32>()?).unwrap_or_default();
        Ok(UnitTotal { unit, n_lines, millionths, n_decimals })
    });
    let totals = summed(units.collect::<Result<Vec<_>, StoreError>>()?);
    shelf.keep_totals(of, &totals);
    Ok(totals)
}

/// The sum of the quantities of lines `l`, as billions of millionths and what is left of them.
fn sums(backend: DbBackend) -> (&'static str, &'static str) {
    match backend {
        DbBackend::MySql => (
            "CAST(SUM(l.quantity DIV 1000000000) AS SIGNED)",
            "CAST(SUM(l.quantity % 1000000000) AS SIGNED)",
        ),
        _ => (
            "CAST(SUM(l.quantity / 1000000000) AS BIGINT)",
            "CAST(SUM(l.quantity % 1000000000) AS BIGINT)",
        ),
    }
}

/// By unit, what has none last.
pub(super) fn summed(totals: impl IntoIterator<Item = UnitTotal>) -> StockTotals {
    let (mut n_lines, mut units) = (0, BTreeMap::new());
    for total in totals {
        n_lines += total.n_lines;
        let key = total.unit.as_deref().map(fold);
        let (millionths, n_decimals) =
            units.entry((key.is_none(), key, total.unit)).or_insert((0_i128, 0_u8));
        *millionths = millionths.saturating_add(total.millionths);
        *n_decimals = (*n_decimals).max(total.n_decimals);
    }
    let units = units.into_iter().map(|((_, _, unit), (millionths, n_decimals))| {
        // Beyond what a quantity may be, the largest one stands for it.
        (unit, Quantity::restore(bounded(millionths), n_decimals))
    });
    StockTotals { n_lines, units: units.collect() }
}

pub(super) fn bounded(millionths: i128) -> i64 {
    let bound = if millionths < 0 { i64::MIN } else { i64::MAX };
    i64::try_from(millionths).unwrap_or(bound)
}

/// So many at most, in natural order.
pub(super) async fn values(
    shelf: &Shelf,
    whose: &Whose,
    column: StockColumn,
    text: Option<&str>,
    most: usize,
) -> Result<Vec<ValueCount>, StoreError> {
    let of = (whose.clone(), column);
    let all = match shelf.kept_values(&of) {
        Some(all) => all,
        None => {
            let all = Arc::new(all_values(shelf, whose, column).await?);
            shelf.keep_values(of, &all);
            all
        }
    };
    let text = text.map(fold).unwrap_or_default();
    let found = all.iter().filter(|(folded, _)| folded.contains(&text)).take(most);
    Ok(found.map(|(_, value)| value.clone()).collect())
}

async fn all_values(
    shelf: &Shelf,
    whose: &Whose,
    column: StockColumn,
) -> Result<Vec<FoldedValue>, StoreError> {
    let values: Vec<(String, u64)> = match column {
        StockColumn::Customer => {
            let parties = shelf.parties.iter().filter(|(_, it)| whose.has(it.number));
            let counts = parties.map(|(key, it)| (key.as_str().to_owned(), it.n_lines));
            counts.collect()
        }
        _ => counts(shelf, whose, column).await?,
    };
    let key = |value: &str| match column.kind() {
        StockKind::Code => natural_key(value),
        _ => fold(value),
    };
    let values = values.into_iter();
    let mut keyed: Vec<_> = values.map(|(value, n)| (key(&value), value, n)).collect();
    keyed.sort_unstable();
    let folded =
        keyed.into_iter().map(|(_, value, n_lines)| (fold(&value), ValueCount { value, n_lines }));
    Ok(folded.collect())
}

/// In no order. Quantities and dates have no list of values.
async fn counts(
    shelf: &Shelf,
    whose: &Whose,
    column: StockColumn,
) -> Result<Vec<(String, u64)>, StoreError> {
    if matches!(column.kind(), StockKind::Quantity | StockKind::Date) {
        return Ok(Vec::new());
    }
    let mut terms = Terms::of(shelf);
    // An index of the values would lead to each line on its own.
    let way = if shelf.is_large(whose) { Way::Scan } else { Way::ByValue };
    let (from, name) = (terms.from(way), column.name());
    let theirs = terms.theirs(whose, way);
    let sql = format!(
        "SELECT l.{name}, COUNT(*) FROM {from} WHERE {theirs} AND l.{name} IS NOT NULL \
        GROUP BY l.{name}"
    );
    let rows = shelf.rows(terms, &sql).await?;
    let counts = rows.iter().map(|row| {
        let mut cells = Cells { row, next: 0 };
        Ok((cells.next()?, counted(cells.next()?)))
    });
    counts.collect()
}
