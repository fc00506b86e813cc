//! Everything that is stored, coming back in one transaction.

use application::backup::{BackedUpTable, Refill};
use async_trait::async_trait;
use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};
use serde_json::Value as Json;

use super::{
    catalog::{Table, tables},
    cells::Unfit,
    quoted,
    references::References,
    snapshot::NoSuchTable,
};
use crate::rules::store_error;

/// So many rows are written by one statement. Databases take 32,766 values at most, and no row has
/// as many as 60.
const MOST_ROWS: usize = 200;
/// A row that makes a statement longer than this is its last: servers take 16 MB, as a rule.
const MOST_BYTES: usize = 1024 * 1024;

pub(super) struct Filling {
    txn: DatabaseTransaction,
    tables: Vec<Table>,
    references: References,
    open: Option<Open>,
}

/// The table whose rows are coming.
struct Open {
    table: Table,
    /// Where each column of it stands in a line.
    places: Vec<usize>,
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    /// Of rows that are not written yet.
    values: Vec<Value>,
    n_waiting: usize,
    n_bytes: usize,
    n_rows: u64,
}

impl Filling {
    pub(super) async fn new(txn: DatabaseTransaction) -> Result<Self, StoreError> {
        let tables = tables(&txn).await?;
        Ok(Self { txn, tables, references: References::default(), open: None })
    }

    async fn write_waiting(&mut self) -> Result<(), StoreError> {
        let backend = self.txn.get_database_backend();
        let Some(statement) = self.open.as_mut().and_then(|it| it.insert(backend)) else {
            return Ok(());
        };
        self.txn.execute_raw(statement).await.map_err(store_error)?;
        Ok(())
    }
}

fn sorted(columns: impl Iterator<Item = impl Into<String>>) -> Vec<String> {
    let mut columns: Vec<String> = columns.map(Into::into).collect();
    columns.sort();
    columns
}

#[async_trait]
impl Refill for Filling {
    async fn is_empty(&self) -> Result<bool, StoreError> {
        let backend = self.txn.get_database_backend();
        for table in &self.tables {
            let sql = format!("SELECT 1 AS n FROM {} LIMIT 1", quoted(backend, &table.name));
            let row = self.txn.query_one_raw(Statement::from_string(backend, sql)).await;
            if row.map_err(store_error)?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn fits(&self, tables: &[BackedUpTable]) -> bool {
        let theirs = |it: &BackedUpTable| (it.name.clone(), sorted(it.columns.iter().cloned()));
        let mut theirs: Vec<_> = tables.iter().map(theirs).collect();
        let ours =
            |it: &Table| (it.name.clone(), sorted(it.columns.iter().map(|it| it.name.clone())));
        let mut ours: Vec<_> = self.tables.iter().map(ours).collect();
        theirs.sort();
        ours.sort();
        theirs == ours
    }

    async fn begin_table(&mut self, table: &BackedUpTable) -> Result<(), StoreError> {
        // Rows may come before those that they refer to.
        self.references.set_aside(&self.txn).await?;
        let ours = self.tables.iter().find(|it| it.name == table.name).cloned();
        let ours = ours.ok_or_else(|| StoreError::corrupt(NoSuchTable))?;
        let place = |name: &String| table.columns.iter().position(|it| it == name);
        let places: Option<Vec<usize>> = ours.columns.iter().map(|it| place(&it.name)).collect();
        let places = places.ok_or_else(|| StoreError::corrupt(NoSuchTable))?;
        self.open = Some(Open {
            table: ours,
            places,
            rest: Vec::new(),
            values: Vec::new(),
            n_waiting: 0,
            n_bytes: 0,
            n_rows: 0,
        });
        Ok(())
    }

    async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        let mut rest = piece;
        while let Some(end) = rest.iter().position(|it| *it == b'\n') {
            let (line, beyond) = rest.split_at(end);
            rest = &beyond[1..];
            let Some(open) = &mut self.open else {
                return Err(StoreError::corrupt(NoSuchTable));
            };
            open.take_line(line)?;
            if open.is_full() {
                self.write_waiting().await?;
            }
        }
        if let Some(open) = &mut self.open {
            open.rest.extend_from_slice(rest);
        }
        Ok(())
    }

    async fn end_table(&mut self) -> Result<u64, StoreError> {
        self.write_waiting().await?;
        let Some(open) = self.open.take() else {
            return Ok(0);
        };
        match open.rest.is_empty() {
            true => Ok(open.n_rows),
            false => Err(open.unfit()),
        }
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.references.check(&self.txn).await?;
        self.txn.commit().await.map_err(store_error)
    }
}

impl Open {
    fn unfit(&self) -> StoreError {
        Unfit { table: self.table.name.clone(), line: self.n_rows + 1 }.into()
    }

    fn take_line(&mut self, end: &[u8]) -> Result<(), StoreError> {
        let mut line = std::mem::take(&mut self.rest);
        line.extend_from_slice(end);
        let mut cells: Vec<Json> = serde_json::from_slice(&line).map_err(|_| self.unfit())?;
        if cells.len() != self.places.len() {
            return Err(self.unfit());
        }
        for (column, place) in self.table.columns.iter().zip(&self.places) {
            let value = column.cell.value(cells[*place].take()).ok_or_else(|| self.unfit())?;
            self.values.push(value);
        }
        self.n_waiting += 1;
        self.n_bytes += line.len();
        self.n_rows += 1;
        Ok(())
    }

    fn is_full(&self) -> bool {
        MOST_ROWS <= self.n_waiting || MOST_BYTES <= self.n_bytes
    }

    /// Of the rows that wait, if there are any.
    fn insert(&mut self, backend: DbBackend) -> Option<Statement> {
        if self.n_waiting == 0 {
            return None;
        }
        let columns: Vec<String> =
            self.table.columns.iter().map(|it| quoted(backend, &it.name)).collect();
        let mut number = 0;
        let mut row = || {
            let values: Vec<String> = self
                .table
                .columns
                .iter()
                .map(|it| {
                    number += 1;
                    placeholder(backend, number, it.cast)
                })
                .collect();
            format!("({})", values.join(", "))
        };
        let rows: Vec<String> = (0..self.n_waiting).map(|_| row()).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES {}",
            quoted(backend, &self.table.name),
            columns.join(", "),
            rows.join(", ")
        );
        (self.n_waiting, self.n_bytes) = (0, 0);
        Some(Statement::from_sql_and_values(backend, sql, std::mem::take(&mut self.values)))
    }
}

fn placeholder(backend: DbBackend, number: usize, cast: Option<&str>) -> String {
    match (backend, cast) {
        (DbBackend::MySql, _) => "?".to_owned(),
        (_, Some(kind)) => format!("CAST(${number} AS {kind})"),
        (_, None) => format!("${number}"),
    }
}
