//! What is different between two generations.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use application::inventory::{ChangeKind, ChangesPage, StockChange, StockScope};
use domain_inventory::{CustomerKey, Quantity, Visibility};
use domain_kernel::StoreError;
use sea_orm::{
    DbBackend, QueryResult, Statement, Value, Values,
    sqlx::{self, AssertSqlSafe, Connection, Sqlite},
};
use sea_query_sqlx::SqlxValues;

use super::{
    figures::{BILLION, bounded},
    files,
    lines::Cells,
    shelf::{FirstChanges, Place, Shelf, Whose},
    terms::Terms,
    timeline::counted,
};
use crate::rules::store_error;

/// So many are found at once and kept, so that only the first page is waited for.
const AT_ONCE: usize = 20_000;

/// Which of the columns of [`CHANGED`] says how many there are.
const N_MATCHES: usize = 16;

/// Lines of both generations side by side. Sums are of billions of millionths and of what is left of
/// them, so that none is too long.
const CHANGED: &str = "\
    WITH sides (customer_key, part, part_key, lot, lot_key, bin, bin_key, unit, unit_key, \
        description, n_decimals, is_after, billions, rest) AS ( \
        SELECT p.customer_key, l.part, l.part_key, l.lot, l.lot_key, l.bin, l.bin_key, l.unit, \
            l.unit_key, l.description, l.n_decimals, 1, {billions}, l.quantity % 1000000000 \
        FROM {main}stock_lines l JOIN {main}stock_parties p ON p.customer = l.customer \
        WHERE {after} \
        UNION ALL \
        SELECT p.customer_key, l.part, l.part_key, l.lot, l.lot_key, l.bin, l.bin_key, l.unit, \
            l.unit_key, l.description, l.n_decimals, 0, {billions}, l.quantity % 1000000000 \
        FROM {earlier}stock_lines l JOIN {earlier}stock_parties p ON p.customer = l.customer \
        WHERE {before}), \
    changed AS ( \
        SELECT customer_key, part, lot, bin, unit, MIN(part_key) AS part_key, \
            MIN(lot_key) AS lot_key, MIN(bin_key) AS bin_key, MIN(unit_key) AS unit_key, \
            COALESCE(MAX((CASE WHEN is_after = 1 THEN description END){c}), \
                MAX(description{c})) AS description, \
            SUM(is_after) AS n_after, SUM(1 - is_after) AS n_before, \
            MAX(CASE WHEN is_after = 1 THEN n_decimals ELSE 0 END) AS decimals_after, \
            MAX(CASE WHEN is_after = 0 THEN n_decimals ELSE 0 END) AS decimals_before, \
            COALESCE(SUM(CASE WHEN is_after = 1 THEN billions END), 0) AS billions_after, \
            COALESCE(SUM(CASE WHEN is_after = 1 THEN rest END), 0) AS rest_after, \
            COALESCE(SUM(CASE WHEN is_after = 0 THEN billions END), 0) AS billions_before, \
            COALESCE(SUM(CASE WHEN is_after = 0 THEN rest END), 0) AS rest_before \
        FROM sides GROUP BY customer_key, part, lot, bin, unit \
        HAVING SUM(is_after) = 0 OR SUM(1 - is_after) = 0 \
            OR SUM(CASE WHEN is_after = 1 THEN billions ELSE -billions END) * 1000000000 \
                + SUM(CASE WHEN is_after = 1 THEN rest ELSE -rest END) <> 0) \
    SELECT customer_key, part, description, lot, bin, unit, CAST(n_before AS {integer}), \
        CAST(n_after AS {integer}), CAST(decimals_before AS {integer}), \
        CAST(decimals_after AS {integer}), CAST(billions_before AS {integer}), \
        CAST(rest_before AS {integer}), CAST(billions_after AS {integer}), \
        CAST(rest_after AS {integer}), \
        CAST(SUM(billions_after - billions_before) OVER \
            (PARTITION BY customer_key, part, lot, unit) AS {integer}), \
        CAST(SUM(rest_after - rest_before) OVER \
            (PARTITION BY customer_key, part, lot, unit) AS {integer}), \
        COUNT(*) OVER () \
    FROM changed \
    ORDER BY customer_key{c}, part_key{c}, lot IS NULL, lot_key{c}, bin IS NULL, bin_key{c}, \
        unit IS NULL, unit_key{c}, part{c}, lot{c}, bin{c}, unit{c}";

pub(super) async fn changes(
    shelf: &Shelf,
    earlier: &Shelf,
    scope: &StockScope,
    number: i64,
    (skip, most): (usize, usize),
) -> Result<ChangesPage, StoreError> {
    let whose = |it: &Shelf| it.whose(scope.visibility(), &BTreeSet::new());
    let sides = (whose(shelf), whose(earlier));
    if sides == (None, None) {
        return Ok(ChangesPage::default());
    }
    let keys = match scope.visibility() {
        Visibility::All => None,
        Visibility::Granted(keys) => Some(keys.clone()),
    };
    let of = (number, keys);
    let first = match shelf.kept_changes(&of) {
        Some(first) => first,
        None => {
            let first: FirstChanges = Arc::new(found(shelf, earlier, &sides, (0, AT_ONCE)).await?);
            shelf.keep_changes(of, &first);
            first
        }
    };
    let (n_first, n_matches) = (first.changes.len(), first.n_matches);
    let changes = if n_first < AT_ONCE || skip + most <= n_first {
        first.changes.iter().skip(skip).take(most).cloned().collect()
    } else {
        found(shelf, earlier, &sides, (skip, most)).await?.changes
    };
    Ok(ChangesPage { changes, n_matches })
}

async fn found(
    shelf: &Shelf,
    earlier: &Shelf,
    (after, before): &(Option<Whose>, Option<Whose>),
    (skip, most): (usize, usize),
) -> Result<ChangesPage, StoreError> {
    let mut terms = Terms::of(shelf);
    let after = side(&mut terms, after.as_ref(), "$2");
    let number = match earlier.place {
        Place::File(_) => String::new(),
        Place::Shared { generation, .. } => terms.bind(generation),
    };
    let before = side(&mut terms, before.as_ref(), &number);
    let is_file = number.is_empty();
    let (billions, integer) = match terms.backend() {
        DbBackend::MySql => ("l.quantity DIV 1000000000", "SIGNED"),
        _ => ("l.quantity / 1000000000", "BIGINT"),
    };
    let collation = match terms.backend() {
        DbBackend::Postgres => " COLLATE \"C\"",
        _ => "",
    };
    let sql = CHANGED
        .replace("{billions}", billions)
        .replace("{integer}", integer)
        .replace("{c}", collation)
        .replace("{main}", if is_file { "main." } else { "" })
        .replace("{earlier}", if is_file { "earlier." } else { "" })
        .replace("{after}", &after)
        .replace("{before}", &before);
    let sql = format!("{sql} LIMIT {most} OFFSET {skip}");
    let rows = match (&shelf.place, &earlier.place) {
        (Place::File(path), Place::File(earlier)) => {
            rows_of_both(path, earlier, terms.statement(&sql)).await?
        }
        _ => {
            let rows = shelf.rows(terms, &sql).await?;
            earlier.check().await?;
            rows
        }
    };
    let changes = rows.iter().map(change).collect::<Result<Vec<_>, _>>()?;
    let n_matches = rows.first().map(|it| it.try_get_by_index::<i64>(N_MATCHES)).transpose();
    let n_matches = counted(n_matches.map_err(store_error)?.unwrap_or_default());
    Ok(ChangesPage { changes, n_matches })
}

/// Which lines `l` and customers `p` are those of a side.
fn side(terms: &mut Terms<'_>, whose: Option<&Whose>, generation: &str) -> String {
    let here = match terms.is_shared() {
        true => ["l", "p"]
            .map(|it| format!("{it}.company_id = $1 AND {it}.generation = {generation}"))
            .join(" AND "),
        false => "1 = 1".to_owned(),
    };
    match whose {
        None => format!("{here} AND 1 = 0"),
        Some(Whose::All) => here,
        Some(Whose::These(numbers)) => {
            format!("{here} AND l.customer IN {}", terms.bind_all(numbers.iter().copied()))
        }
    }
}

/// Of the file of a generation and that of an earlier one, on a connection of its own.
async fn rows_of_both(
    path: &Path,
    earlier: &Path,
    statement: Statement,
) -> Result<Vec<QueryResult>, StoreError> {
    let mut connection = files::connection(path).await?;
    let attached =
        sqlx::query::<Sqlite>("ATTACH DATABASE $1 AS earlier").bind(files::address(earlier));
    attached.execute(&mut connection).await.map_err(files::failed)?;
    let Statement { sql, values, .. } = statement;
    let values = SqlxValues(values.unwrap_or_else(|| Values(Vec::<Value>::new())));
    let query = sqlx::query_with(AssertSqlSafe(sql), values);
    let rows = query.fetch_all(&mut connection).await.map_err(files::failed)?;
    connection.close().await.map_err(files::failed)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

fn change(row: &QueryResult) -> Result<StockChange, StoreError> {
    let mut cells = Cells { row, next: 0 };
    let customer = CustomerKey::restore(cells.next()?);
    let (part, description, lot) = (cells.next()?, cells.next()?, cells.next()?);
    let (bin, unit) = (cells.next()?, cells.next()?);
    let (n_before, n_after) = (cells.next::<i64>()?, cells.next::<i64>()?);
    let (decimals_before, decimals_after) = (cells.next::<i64>()?, cells.next::<i64>()?);
    let (before, after) = (sum(&mut cells)?, sum(&mut cells)?);
    let net = sum(&mut cells)?;
    let quantity = |n_lines: i64, millionths: i128, n_decimals: i64| {
        let n_decimals = u8::try_from(n_decimals).unwrap_or(Quantity::DECIMALS);
        (0 < n_lines).then(|| Quantity::restore(bounded(millionths), n_decimals))
    };
    let kind = match (n_before, n_after) {
        _ if net == 0 && before != after => ChangeKind::Moved,
        (0, _) => ChangeKind::Received,
        (_, 0) => ChangeKind::Shipped,
        _ => ChangeKind::Counted,
    };
    Ok(StockChange {
        customer,
        part,
        description,
        lot,
        bin,
        unit,
        before: quantity(n_before, before, decimals_before),
        after: quantity(n_after, after, decimals_after),
        kind,
    })
}

/// Billions of millionths and what is left of them, put together.
fn sum(cells: &mut Cells<'_>) -> Result<i128, StoreError> {
    Ok(i128::from(cells.next::<i64>()?) * BILLION + i128::from(cells.next::<i64>()?))
}
