//! The store as it is at one moment.

use std::pin::Pin;

use application::backup::{BackedUpTable, Lines, NamedFile, Snapshot, TableLines};
use async_trait::async_trait;
use domain_audit::Seal;
use domain_kernel::StoreError;
use futures_util::TryStreamExt;
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Statement, StreamTrait};

use super::{
    catalog::{Table, tables},
    cells::Cell,
    named_files,
};
use crate::{audit, rules::store_error};

/// So much of a table is passed on at once.
const PIECE: usize = 64 * 1024;

pub(super) struct Moment {
    txn: DatabaseTransaction,
    changes: Vec<String>,
    tables: Vec<Table>,
    backed_up: Vec<BackedUpTable>,
}

impl Moment {
    /// The moment is that of the first look at a table, which is here.
    pub(super) async fn new(txn: DatabaseTransaction) -> Result<Self, StoreError> {
        let changes = changes(&txn).await?;
        let tables = tables(&txn).await?;
        let backed_up = tables.iter().map(Table::backed_up).collect();
        Ok(Self { txn, changes, tables, backed_up })
    }
}

async fn changes(db: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let query = "SELECT version FROM seaql_migrations ORDER BY version";
    let query = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(query).await.map_err(store_error)?;
    rows.iter().map(|it| it.try_get("", "version").map_err(store_error)).collect()
}

#[async_trait]
impl Snapshot for Moment {
    fn changes(&self) -> &[String] {
        &self.changes
    }

    fn tables(&self) -> &[BackedUpTable] {
        &self.backed_up
    }

    async fn rows<'a>(
        &'a self,
        table: &'a BackedUpTable,
    ) -> Result<Box<dyn TableLines + 'a>, StoreError> {
        let table = self.tables.iter().find(|it| it.name == table.name);
        let table = table.ok_or_else(|| StoreError::corrupt(NoSuchTable))?;
        let query = table.select(StreamTrait::get_database_backend(&self.txn));
        let rows = self.txn.stream_raw(query).await.map_err(store_error)?;
        let cells = table.columns.iter().map(|it| it.cell).collect();
        Ok(Box::new(Rows { rows: Box::pin(rows), cells }))
    }

    async fn seals(&self) -> Result<Vec<Seal>, StoreError> {
        audit::seals(&self.txn).await
    }

    async fn named_files(&self) -> Result<Vec<NamedFile>, StoreError> {
        named_files::named_files(&self.txn).await
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the database has no such table")]
pub(super) struct NoSuchTable;

struct Rows<'a> {
    rows: Pin<Box<<DatabaseTransaction as StreamTrait>::Stream<'a>>>,
    cells: Vec<Cell>,
}

#[async_trait]
impl TableLines for Rows<'_> {
    async fn next(&mut self) -> Result<Option<Lines>, StoreError> {
        let (mut text, mut n_rows) = (Vec::with_capacity(PIECE), 0);
        while text.len() < PIECE {
            let Some(row) = self.rows.try_next().await.map_err(store_error)? else { break };
            add_line(&mut text, &self.cells, &row)?;
            n_rows += 1;
        }
        Ok((0 < n_rows).then(|| Lines { text: text.into(), n_rows }))
    }
}

fn add_line(text: &mut Vec<u8>, cells: &[Cell], row: &QueryResult) -> Result<(), StoreError> {
    let cells = cells.iter().enumerate().map(|(place, cell)| cell.read(row, place));
    let cells: Vec<_> = cells.collect::<Result<_, _>>().map_err(store_error)?;
    serde_json::to_writer(&mut *text, &cells).map_err(StoreError::corrupt)?;
    text.push(b'\n');
    Ok(())
}
