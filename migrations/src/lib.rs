//! The database schema, one file per change, oldest first. Runs on SQLite, PostgreSQL and MariaDB
//! or MySQL, forward only, and is safe to run twice and by two processes at once.

mod m20261124_000001_identity;
mod m20261124_000002_audit;
mod tables;

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sea_orm_migration::{
    MigrationTrait, MigratorTrait, async_trait,
    sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, TransactionTrait},
};

pub struct Migrator;

/// Keeps two PostgreSQL or MariaDB clients from migrating at once. Any number will do, as long as
/// it stays the same.
const LOCK: i64 = 0x5348_4950;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_identity::Migration),
            Box::new(m20261124_000002_audit::Migration),
        ]
    }
}

/// Brings the schema up to date. `db` has two connections or more, unless it is SQLite, for which
/// `lock_file` is what two processes meet at.
pub async fn migrate(db: &DatabaseConnection, lock_file: Option<&Path>) -> Result<(), DbErr> {
    let (lock, unlock) = match db.get_database_backend() {
        DbBackend::Postgres => (format!("SELECT pg_advisory_xact_lock({LOCK})"), None),
        DbBackend::MySql => (
            format!("SELECT GET_LOCK('{LOCK}', 60)"),
            Some(format!("SELECT RELEASE_LOCK('{LOCK}')")),
        ),
        _ => {
            let _lock = match lock_file {
                Some(path) => Some(locked(path.to_owned()).await.map_err(|err| {
                    DbErr::Custom(format!("the lock file of the database cannot be taken: {err}"))
                })?),
                None => None,
            };
            return Migrator::up(db, None).await;
        }
    };
    // The lock belongs to a connection, and an open transaction keeps one for us.
    let holder = db.begin().await?;
    holder.execute_unprepared(&lock).await?;
    let migrated = Migrator::up(db, None).await;
    if let Some(unlock) = unlock {
        holder.execute_unprepared(&unlock).await?;
    }
    holder.commit().await?;
    migrated
}

/// The file, locked until it is dropped.
async fn locked(path: PathBuf) -> io::Result<File> {
    // Waiting for the lock would stop everything else on this thread.
    let waiting = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(file)
    });
    waiting.await.map_err(io::Error::other)?
}
