//! All lines of a filter, a batch at a time.

use std::{collections::HashMap, sync::Arc};

use application::inventory::{LineBatches, StockFilter, StockOrder};
use async_trait::async_trait;
use domain_inventory::StockLine;
use domain_kernel::StoreError;
use sea_orm::{QueryResult, Statement};

use super::{
    lines::{Cells, READ, SortKey, line},
    shelf::{Gone, Place, Shelf, Whose},
    terms::{Terms, Way, says_nothing},
};

/// So many lines come at once.
const BATCH: usize = 2000;
/// So many numbers are asked for at once, where each has to be kept as a row.
const AT_ONCE: usize = 200_000;

/// The numbers of the lines in their order, four bytes each, and how many of them have come. Between
/// two batches no connection is kept, however long whoever takes them needs.
pub(super) struct Batches {
    shelf: Arc<Shelf>,
    numbers: Vec<u32>,
    n_come: usize,
}

impl Batches {
    pub(super) async fn of(
        shelf: Arc<Shelf>,
        whose: &Whose,
        filter: &StockFilter,
        order: StockOrder,
    ) -> Result<Self, StoreError> {
        let mut numbers = Vec::new();
        loop {
            let n_before = numbers.len();
            let statement = sorted(&shelf, whose, filter, order, n_before);
            let each = |row: &QueryResult| {
                let number: i64 = Cells { row, next: 0 }.next()?;
                numbers.push(u32::try_from(number).map_err(StoreError::corrupt)?);
                Ok(())
            };
            shelf.readers.each_row(statement, each).await?;
            let is_file = matches!(shelf.place, Place::File(_));
            if is_file || numbers.len() < n_before + AT_ONCE {
                break;
            }
        }
        shelf.check().await?;
        Ok(Self { shelf, numbers, n_come: 0 })
    }

    pub(super) fn none(shelf: Arc<Shelf>) -> Self {
        Self { shelf, numbers: Vec::new(), n_come: 0 }
    }
}

/// The numbers of lines in their order. A file gives them away one by one; a server, and a database
/// in memory, hands over all that it was asked for, so it is asked for some of them at once.
fn sorted(
    shelf: &Shelf,
    whose: &Whose,
    filter: &StockFilter,
    order: StockOrder,
    skip: usize,
) -> Statement {
    let mut terms = Terms::of(shelf);
    let key = SortKey::of(order.column);
    let way = match key.is_covered && says_nothing(filter) {
        true => Way::BySort,
        false => terms.way(whose, filter),
    };
    let conditions = [terms.theirs(whose, way), terms.having(filter)].concat();
    let (from, plain) = (terms.from(way), terms.sorted_by(way));
    let sql = key.sql.replace('#', &terms.here("p"));
    let direction = if order.is_descending { "DESC" } else { "ASC" };
    let limit = match shelf.place {
        Place::File(_) => String::new(),
        Place::Shared { .. } => format!(" LIMIT {AT_ONCE} OFFSET {skip}"),
    };
    let sql = format!("{plain}{sql}");
    let empty_last = key.empty_last(&sql, "ASC");
    let sql = format!(
        "SELECT l.line FROM {from} WHERE {conditions} \
        ORDER BY {empty_last}{sql} {direction}, l.line{limit}"
    );
    terms.statement(&sql)
}

#[async_trait]
impl LineBatches for Batches {
    async fn next(&mut self) -> Result<Option<Vec<StockLine>>, StoreError> {
        let rest = &self.numbers[self.n_come..];
        let batch = &rest[..rest.len().min(BATCH)];
        let Some(last) = batch.last() else {
            return Ok(None);
        };
        let mut terms = Terms::of(&self.shelf);
        // Always as many, so that it is always the same statement.
        let padding = std::iter::repeat_n(last, BATCH - batch.len());
        let numbers = batch.iter().chain(padding).map(|it| i64::from(*it));
        let numbers = terms.bind_all(numbers);
        let here = terms.here("l");
        let sql = format!("SELECT {READ} FROM stock_lines l WHERE {here} AND l.line IN {numbers}");
        let statement = terms.statement(&sql);
        let mut found = HashMap::with_capacity(batch.len());
        let customers = &self.shelf.customers;
        let each = |row: &QueryResult| {
            let (number, line) = line(row, customers)?;
            found.insert(number, line);
            Ok(())
        };
        self.shelf.readers.each_row(statement, each).await?;
        let lines = batch.iter().map(|it| found.remove(&i64::from(*it)));
        let lines: Option<Vec<StockLine>> = lines.collect();
        self.n_come += batch.len();
        match lines {
            Some(lines) => Ok(Some(lines)),
            None => Err(StoreError::unavailable(Gone)),
        }
    }
}
