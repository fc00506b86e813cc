//! Everything that is stored, as lines, and back again. Tables and columns come from the database's
//! own catalog, so that one that is added later cannot be forgotten, and an older schema is read and
//! filled as it was.

mod catalog;
mod cells;
mod named_files;
mod references;
mod refill;
mod snapshot;

use application::backup::{Copies, Refill, Snapshot};
use async_trait::async_trait;
use domain_kernel::{Permit, StoreError};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::{SeaStore, rules::store_error, scope::Scope};

use refill::Filling;
use snapshot::Moment;

/// What is in no backup, and why.
const LEFT_OUT: [&str; 13] = [
    // Of the schema itself, whose changes a backup names.
    "seaql_migrations",
    // One that was ended since must not come back; people sign in again, and make new tokens.
    "api_tokens",
    "operator_sessions",
    "operator_sign_ins",
    "sessions",
    "sign_ins",
    // Of minutes.
    "throttles",
    // What programs with tokens were answered, of which none comes back.
    "once_requests",
    // Stock is the ERP's, and is loaded again.
    "stock_generations",
    "stock_lines",
    "stock_parties",
    "stock_shelves",
    "stock_totals",
];

/// What a restored row says instead, as SQL: there is no stock yet, nobody is loading it, and
/// somebody should at once; and nobody is telling a webhook anything.
const INSTEAD: [(&str, &str, &str); 8] = [
    ("stock_connectors", "current_number", "NULL"),
    ("stock_connectors", "held_number", "NULL"),
    ("stock_connectors", "loading_number", "NULL"),
    ("stock_connectors", "lease_id", "NULL"),
    ("stock_connectors", "lease_until", "NULL"),
    ("stock_connectors", "due_at", "0"),
    ("webhooks", "lease_id", "NULL"),
    ("webhooks", "busy_until", "0"),
];

/// A trigger of SQLite wants the department of a person to be there. All else that rows refer to
/// may come later.
const FIRST: &str = "departments";

/// For as long as it takes.
const POSTGRES: &str = "SET LOCAL statement_timeout = 0; \
     SET LOCAL idle_in_transaction_session_timeout = 0; \
     SET LOCAL lock_timeout = '60s'";

#[async_trait]
impl Copies for SeaStore {
    async fn begin_snapshot(&self, permit: &Permit) -> Result<Box<dyn Snapshot>, StoreError> {
        Scope::of(permit).check_platform()?;
        let is_sqlite = self.write.get_database_backend() == DbBackend::Sqlite;
        // The others ignore the mode, and SQLite always sees what was there when it first looked.
        let options = TransactionOptions {
            isolation_level: (!is_sqlite).then_some(IsolationLevel::RepeatableRead),
            access_mode: (!is_sqlite).then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        let txn = self.write.begin_with_options(options).await.map_err(store_error)?;
        take_time(&txn).await?;
        Ok(Box::new(Moment::new(txn).await?))
    }

    async fn begin_refill(&self, permit: &Permit) -> Result<Box<dyn Refill>, StoreError> {
        Scope::of(permit).check_platform()?;
        let txn = self.transaction().await?;
        take_time(&txn).await?;
        Ok(Box::new(Filling::new(txn).await?))
    }
}

async fn take_time(txn: &DatabaseTransaction) -> Result<(), StoreError> {
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared(POSTGRES).await.map_err(store_error)?;
    }
    Ok(())
}

fn quoted(backend: DbBackend, name: &str) -> String {
    match backend {
        DbBackend::MySql => format!("`{}`", name.replace('`', "``")),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}
