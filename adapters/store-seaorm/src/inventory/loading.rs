//! A generation while it is written into a file of its own.

use std::{path::PathBuf, sync::Arc};

use application::inventory::{Loaded, Loading};
use async_trait::async_trait;
use domain_inventory::StockLine;
use domain_kernel::StoreError;
use sea_orm::{
    Value, Values,
    sqlx::{self, AssertSqlSafe, Connection, Executor, SqliteConnection},
};
use sea_query_sqlx::SqlxValues;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::JoinHandle,
};

use super::{
    files::{self, FORMAT, INDEXES, TABLES},
    lines::{WRITTEN, values},
    tally::Tally,
};

/// So many lines are one statement: enough that it costs little, and few enough that it is short.
const ROWS: usize = 100;

/// So many statements wait while one runs.
const AHEAD: usize = 4;

/// A statement and its values.
type Write = (Arc<str>, Vec<Value>);
/// The file, once everything is in it.
type Written = JoinHandle<Result<SqliteConnection, StoreError>>;

pub(super) struct FileLoading {
    path: PathBuf,
    /// Whoever writes, so that lines are taken apart while those before them are written. Nothing
    /// once there is nothing more to write.
    writer: Option<(Sender<Write>, Written)>,
    tally: Tally,
    /// Lines that wait until they are a statement.
    waiting: Vec<Value>,
    /// Of a whole statement.
    insert: Arc<str>,
}

/// Writing failed, and this is not the first to hear of it; or it is over.
#[derive(Debug, thiserror::Error)]
#[error("nothing is written into this generation of stock any more")]
struct Over;

impl FileLoading {
    pub(super) async fn begin(path: PathBuf) -> Result<Self, StoreError> {
        files::begun(path.clone()).await?;
        let mut connection = files::writer(&path).await?;
        run(&mut connection, TABLES).await?;
        run(&mut connection, "BEGIN").await?;
        let (sender, receiver) = mpsc::channel(AHEAD);
        Ok(Self {
            path,
            writer: Some((sender, tokio::spawn(written(connection, receiver)))),
            tally: Tally::default(),
            waiting: Vec::with_capacity(ROWS * WRITTEN.len()),
            insert: insert("stock_lines", &WRITTEN, ROWS).into(),
        })
    }

    async fn write(&mut self, sql: Arc<str>, values: Vec<Value>) -> Result<(), StoreError> {
        let Some((sender, _)) = &self.writer else {
            return Err(StoreError::corrupt(Over));
        };
        if sender.send((sql, values)).await.is_ok() {
            return Ok(());
        }
        // It has stopped, and says why.
        self.connection().await?;
        Err(StoreError::corrupt(Over))
    }

    /// What was written to, once all of it is.
    async fn connection(&mut self) -> Result<SqliteConnection, StoreError> {
        let (sender, writer) = self.writer.take().ok_or_else(|| StoreError::corrupt(Over))?;
        drop(sender);
        writer.await.map_err(StoreError::unavailable)?
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let n_rows = self.waiting.len() / WRITTEN.len();
        if n_rows == 0 {
            return Ok(());
        }
        let next = Vec::with_capacity(ROWS * WRITTEN.len());
        let values = std::mem::replace(&mut self.waiting, next);
        let sql = match n_rows == ROWS {
            true => Arc::clone(&self.insert),
            false => insert("stock_lines", &WRITTEN, n_rows).into(),
        };
        self.write(sql, values).await
    }

    async fn sum_up(&mut self) -> Result<(), StoreError> {
        let columns = ["customer", "customer_key", "place", "n_lines"];
        let sql: Arc<str> = insert("stock_parties", &columns, 1).into();
        for row in self.tally.parties() {
            let values =
                vec![row.customer.into(), row.key.into(), row.place.into(), row.n_lines.into()];
            self.write(Arc::clone(&sql), values).await?;
        }
        let columns = ["customer", "number", "unit", "n_lines", "millionths", "n_decimals"];
        let sql: Arc<str> = insert("stock_totals", &columns, 1).into();
        for row in self.tally.totals() {
            let values = vec![
                row.customer.into(),
                row.number.into(),
                row.unit.into(),
                row.n_lines.into(),
                row.millionths.into(),
                row.n_decimals.into(),
            ];
            self.write(Arc::clone(&sql), values).await?;
        }
        Ok(())
    }
}

async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), StoreError> {
    let done = connection.execute(sql).await;
    done.map(|_| ()).map_err(files::failed)
}

/// Writes everything that comes, or until something cannot be written.
async fn written(
    mut connection: SqliteConnection,
    mut writes: Receiver<Write>,
) -> Result<SqliteConnection, StoreError> {
    while let Some((sql, values)) = writes.recv().await {
        let query = sqlx::query_with(AssertSqlSafe(sql), SqlxValues(Values(values)));
        query.execute(&mut connection).await.map_err(files::failed)?;
    }
    Ok(connection)
}

fn insert(table: &str, columns: &[&str], n_rows: usize) -> String {
    let row = format!("({})", vec!["?"; columns.len()].join(", "));
    format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), vec![row; n_rows].join(", "))
}

#[async_trait]
impl Loading for FileLoading {
    async fn add(&mut self, lines: Vec<StockLine>) -> Result<(), StoreError> {
        for line in lines {
            let (number, customer) = self.tally.count(&line);
            values(line, number, customer, &mut self.waiting);
            if self.waiting.len() == ROWS * WRITTEN.len() {
                self.flush().await?;
            }
        }
        Ok(())
    }

    async fn finish(mut self: Box<Self>) -> Result<Loaded, StoreError> {
        self.flush().await?;
        self.sum_up().await?;
        let mut connection = self.connection().await?;
        for index in INDEXES {
            run(&mut connection, index).await?;
        }
        run(&mut connection, "COMMIT").await?;
        run(&mut connection, FORMAT.1).await?;
        connection.close().await.map_err(files::failed)?;
        files::finished(self.path.clone()).await?;
        Ok(self.tally.loaded())
    }
}

/// What was not finished is nobody's; what was has another name by now.
impl Drop for FileLoading {
    fn drop(&mut self) {
        // If it cannot be removed now, whoever sweeps tries again.
        drop(files::removed(&self.path));
    }
}
