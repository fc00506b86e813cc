//! Where everything goes that only looks.

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use domain_kernel::StoreError;
use futures_util::TryStreamExt;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult,
    RuntimeErr, Statement, Value,
    sqlx::{
        self, AssertSqlSafe, ConnectOptions, Connection, SqliteConnection,
        sqlite::{SqliteConnectOptions, SqliteRow},
    },
};
use sea_query_sqlx::SqlxValues;
use tokio::{sync::Semaphore, time::timeout};

use crate::{connect::PATIENCE, rules::store_error};

/// Somebody who is told of statements: the text, how long it took, and whether it failed.
pub type Observer = fn(&str, Duration, bool);

/// The connections of whatever only looks.
#[derive(Clone)]
pub enum Readers {
    /// Those of a server, or the only one of a database in memory.
    Pool(DatabaseConnection),
    /// Those of an SQLite file.
    File(Arc<FileReaders>),
}

/// A few connections to an SQLite file. Unlike those of a pool they are not asked whether they are
/// still there each time they come back: that wakes two threads, as a query of one row does.
pub struct FileReaders {
    options: SqliteConnectOptions,
    places: Semaphore,
    n_places: usize,
    idle: Mutex<Vec<SqliteConnection>>,
    observer: OnceLock<Observer>,
}

impl FileReaders {
    pub(crate) fn new(options: SqliteConnectOptions, n_connections: usize) -> Self {
        let places = Semaphore::new(n_connections);
        let idle = Mutex::new(Vec::with_capacity(n_connections));
        Self { options, places, n_places: n_connections, idle, observer: OnceLock::new() }
    }

    /// How many are at work, and how many there are at most.
    pub(crate) fn in_use(&self) -> (u32, u32) {
        let most = u32::try_from(self.n_places).unwrap_or(u32::MAX);
        let n_free = u32::try_from(self.places.available_permits()).unwrap_or(u32::MAX);
        (most.saturating_sub(n_free), most)
    }

    async fn rows(&self, statement: Statement) -> Result<Vec<SqliteRow>, DbErr> {
        let mut rows = Vec::new();
        let all = self.each_row(statement, |row| {
            rows.push(row);
            ControlFlow::Continue(())
        });
        all.await?;
        Ok(rows)
    }

    async fn each_row(
        &self,
        statement: Statement,
        each: impl FnMut(SqliteRow) -> ControlFlow<()> + Send,
    ) -> Result<(), DbErr> {
        let Some(observer) = self.observer.get() else {
            return self.answer(statement, each).await;
        };
        let (sql, begun) = (statement.sql.clone(), Instant::now());
        let answered = self.answer(statement, each).await;
        observer(&sql, begun.elapsed(), answered.is_err());
        answered
    }

    /// Whoever leaves in the middle, and whoever fails, leaves no connection behind, since nobody can
    /// say what state it is in.
    async fn answer(
        &self,
        statement: Statement,
        mut each: impl FnMut(SqliteRow) -> ControlFlow<()> + Send,
    ) -> Result<(), DbErr> {
        let place = timeout(PATIENCE, self.places.acquire()).await;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        let _place =
            place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(failed)?,
        };
        let Statement { sql, values, .. } = statement;
        let values = SqlxValues(values.unwrap_or_else(|| sea_orm::Values(Vec::<Value>::new())));
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        let mut rows = query.fetch(&mut connection);
        while let Some(row) = rows.try_next().await.map_err(failed)? {
            if each(row).is_break() {
                return Ok(());
            }
        }
        drop(rows);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        Ok(())
    }

    async fn close(&self) -> Result<(), DbErr> {
        self.places.close();
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            connection.close().await.map_err(failed)?;
        }
        Ok(())
    }
}

fn failed(err: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(err.into()))
}

impl Readers {
    pub(crate) fn observed(&mut self, observer: Observer) {
        match self {
            Self::Pool(pool) => pool.set_metric_callback(move |it| {
                observer(&it.statement.sql, it.elapsed, it.failed);
            }),
            Self::File(file) => {
                // Whoever is there already stays.
                let _ = file.observer.set(observer);
            }
        }
    }

    /// Gives each row of a file away before the next one comes, so that many take no room.
    pub(crate) async fn each_row(
        &self,
        statement: Statement,
        mut each: impl FnMut(&QueryResult) -> Result<(), StoreError> + Send,
    ) -> Result<(), StoreError> {
        match self {
            Self::Pool(pool) => {
                let rows = pool.query_all_raw(statement).await.map_err(store_error)?;
                rows.iter().try_for_each(each)
            }
            Self::File(file) => {
                let mut done = Ok(());
                let each = |row: SqliteRow| {
                    done = each(&row.into());
                    if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                };
                file.each_row(statement, each).await.map_err(store_error)?;
                done
            }
        }
    }

    /// Whether the database answers.
    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        match self {
            Self::Pool(pool) => pool.ping().await,
            Self::File(_) => {
                let nothing = Statement::from_string(DbBackend::Sqlite, "SELECT 1");
                self.query_one_raw(nothing).await.map(|_| ())
            }
        }
    }

    /// What is still at work then is not waited for.
    pub(crate) async fn close(self) -> Result<(), DbErr> {
        match self {
            Self::Pool(pool) => pool.close().await,
            Self::File(file) => file.close().await,
        }
    }
}

#[async_trait]
impl ConnectionTrait for Readers {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Pool(pool) => pool.get_database_backend(),
            Self::File(_) => DbBackend::Sqlite,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_raw(statement).await,
            Self::File(_) => Err(DbErr::Custom("readers change nothing".to_owned())),
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool) => pool.execute_unprepared(sql).await,
            Self::File(_) => Err(DbErr::Custom("readers change nothing".to_owned())),
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_one_raw(statement).await,
            Self::File(file) => Ok(file.rows(statement).await?.into_iter().next().map(Into::into)),
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await,
            Self::File(file) => {
                Ok(file.rows(statement).await?.into_iter().map(Into::into).collect())
            }
        }
    }
}
