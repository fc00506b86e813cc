//! How busy the store is, for whoever keeps an eye on it: counts over all companies, and nothing of
//! any of them.

use application::mail::MailState;
use domain_courses::SummaryStanding;
use domain_kernel::{StoreError, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Value, sqlx};

use crate::{Readers, SeaStore, by_hand::statement, rules::store_error};

/// The connections of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolUse {
    pub name: &'static str,
    pub in_use: u32,
    pub most: u32,
}

/// What waits for the workers beside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    pub mails: u32,
    /// When the one that waits longest was written.
    pub oldest_mail: Option<Timestamp>,
    pub summaries: u32,
    /// Of stock, that are due.
    pub loads: u32,
}

const MAILS: &str = "SELECT COUNT(*) AS n, MIN(written_at) AS oldest FROM mails WHERE state = $1";
const SUMMARIES: &str =
    "SELECT COUNT(*) AS n, MIN(asked_at) AS oldest FROM course_summaries WHERE state = $1";
const LOADS: &str =
    "SELECT COUNT(*) AS n, MIN(due_at) AS oldest FROM stock_connectors WHERE due_at <= $1";

impl SeaStore {
    /// On SQLite whoever writes has a connection apart from those who only look.
    pub fn pools(&self) -> Vec<PoolUse> {
        match &self.read {
            Readers::Pool(pool) => vec![pool_use("all", pool)],
            Readers::File(file) => {
                let (in_use, most) = file.in_use();
                let readers = PoolUse { name: "readers", in_use, most };
                vec![readers, pool_use("writer", &self.write)]
            }
        }
    }

    pub async fn backlog(&self, now: Timestamp) -> Result<Backlog, StoreError> {
        let (mails, oldest) = self.how_many(MAILS, MailState::Waiting.name().into()).await?;
        let (summaries, _) =
            self.how_many(SUMMARIES, SummaryStanding::Waiting.name().into()).await?;
        let (loads, _) = self.how_many(LOADS, now.micros().into()).await?;
        Ok(Backlog { mails, oldest_mail: oldest.map(Timestamp::from_micros), summaries, loads })
    }

    /// Mails of all companies that nobody tries to send any more.
    pub async fn failed_mails(&self) -> Result<u32, StoreError> {
        Ok(self.how_many(MAILS, MailState::Failed.name().into()).await?.0)
    }

    /// How many there are, and when the first of them began to wait.
    async fn how_many(&self, sql: &str, value: Value) -> Result<(u32, Option<i64>), StoreError> {
        let statement = statement(self.read.get_database_backend(), sql, vec![value]);
        let row = self.read.query_one_raw(statement).await.map_err(store_error)?;
        let Some(row) = row else {
            return Ok((0, None));
        };
        let n: i64 = row.try_get("", "n").map_err(store_error)?;
        let oldest = row.try_get("", "oldest").map_err(store_error)?;
        Ok((u32::try_from(n).unwrap_or(u32::MAX), oldest))
    }
}

fn pool_use(name: &'static str, pool: &DatabaseConnection) -> PoolUse {
    match pool.get_database_backend() {
        DbBackend::MySql => counted(name, pool.get_mysql_connection_pool()),
        DbBackend::Postgres => counted(name, pool.get_postgres_connection_pool()),
        _ => counted(name, pool.get_sqlite_connection_pool()),
    }
}

fn counted<D: sqlx::Database>(name: &'static str, pool: &sqlx::Pool<D>) -> PoolUse {
    let n_idle = u32::try_from(pool.num_idle()).unwrap_or(u32::MAX);
    let (in_use, most) = (pool.size().saturating_sub(n_idle), pool.options().get_max_connections());
    PoolUse { name, in_use, most }
}
