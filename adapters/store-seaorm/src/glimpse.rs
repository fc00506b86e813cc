//! A look at a database from outside, for whoever wants to know what is wrong with it: nothing is
//! made, changed or migrated.

use std::{collections::BTreeSet, path::PathBuf, str::FromStr, time::Duration};

use domain_kernel::Timestamp;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, QueryResult,
    RuntimeErr, Statement, sqlx::sqlite::SqliteConnectOptions,
};

/// One connection to a database that is there.
pub struct Glimpse {
    connection: DatabaseConnection,
}

/// What a database says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseFacts {
    pub product: Product,
    /// As it says so, such as `15.18 (Debian 15.18-0)`.
    pub version: String,
    /// Of its texts, such as `UTF8`; of a server only.
    pub encoding: String,
    /// How it sorts texts where nobody says so; of a server only.
    pub collation: String,
    /// What a file is safe by, such as `wal`; of SQLite only.
    pub journal: String,
    /// What it takes for now; of a server only.
    pub clock: Option<Timestamp>,
    /// How many connections it has for us at most, beside those of others; of a server only.
    pub most_connections: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Sqlite,
    Postgres,
    MariaDb,
    MySql,
}

/// How long a server may take to let us in.
const PATIENCE: Duration = Duration::from_secs(8);
/// How long a lock is waited for.
const BUSY: Duration = Duration::from_secs(2);
/// So many flaws of a file are told.
const MOST_FLAWS: usize = 5;

const SQLITE: &str = "SELECT sqlite_version() AS version";
const POSTGRES: &str = "
SELECT current_setting('server_version') AS version,
  current_setting('server_encoding') AS encoding,
  CAST(d.datcollate AS text) AS collation,
  CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS bigint) AS clock,
  CAST(LEAST(
    CAST(current_setting('max_connections') AS bigint)
      - CAST(current_setting('superuser_reserved_connections') AS bigint),
    NULLIF(d.datconnlimit, -1), NULLIF(r.rolconnlimit, -1)) AS bigint) AS most
FROM pg_database d, pg_roles r
WHERE d.datname = current_database() AND r.rolname = current_user";
const MYSQL: &str = "
SELECT VERSION() AS version,
  CAST(@@character_set_database AS CHAR) AS encoding,
  CAST(@@collation_database AS CHAR) AS collation,
  CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED) AS clock,
  CAST(IF(@@max_user_connections = 0, @@max_connections,
    LEAST(@@max_connections, @@max_user_connections)) AS SIGNED) AS most";

impl Glimpse {
    /// `None` for an SQLite file that is not there, which is not made.
    pub async fn of(url: &str) -> Result<Option<Self>, DbErr> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).min_connections(1).sqlx_logging(false);
        options.connect_timeout(PATIENCE).acquire_timeout(PATIENCE);
        if url.starts_with("sqlite:") {
            if file(url)?.is_some_and(|it| !it.exists()) {
                return Ok(None);
            }
            options.map_sqlx_sqlite_opts(|it| {
                it.create_if_missing(false).read_only(true).busy_timeout(BUSY)
            });
        }
        Ok(Some(Self { connection: Database::connect(options).await? }))
    }

    /// The same for a connection that is open already.
    pub fn through(connection: DatabaseConnection) -> Self {
        Self { connection }
    }

    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    pub async fn facts(&self) -> Result<DatabaseFacts, DbErr> {
        let backend = self.backend();
        let about = match backend {
            DbBackend::Postgres => POSTGRES,
            DbBackend::MySql => MYSQL,
            _ => SQLITE,
        };
        let row = self.row(about).await?;
        let version: String = row.try_get("", "version")?;
        let mut facts = DatabaseFacts {
            product: product(backend, &version),
            version,
            encoding: String::new(),
            collation: String::new(),
            journal: String::new(),
            clock: None,
            most_connections: None,
        };
        if facts.product == Product::Sqlite {
            facts.journal = self.row("PRAGMA journal_mode").await?.try_get_by_index(0)?;
        } else {
            facts.encoding = row.try_get("", "encoding")?;
            facts.collation = row.try_get("", "collation")?;
            facts.clock = Some(Timestamp::from_micros(row.try_get("", "clock")?));
            let most: Option<i64> = row.try_get("", "most")?;
            facts.most_connections = most.map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        }
        Ok(facts)
    }

    /// The names of the tables that are there.
    pub async fn tables(&self) -> Result<BTreeSet<String>, DbErr> {
        let names = match self.backend() {
            DbBackend::Postgres => {
                "SELECT CAST(table_name AS text) AS name FROM information_schema.tables \
                 WHERE table_schema = current_schema()"
            }
            DbBackend::MySql => {
                "SELECT CAST(table_name AS CHAR) AS name FROM information_schema.tables \
                 WHERE table_schema = DATABASE()"
            }
            _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
        };
        let rows = self.rows(names).await?;
        rows.iter().map(|it| it.try_get("", "name")).collect()
    }

    /// What SQLite finds wrong with its file, the first of it. Nothing of a server, which looks itself.
    pub async fn damage(&self) -> Result<Vec<String>, DbErr> {
        if self.backend() != DbBackend::Sqlite {
            return Ok(Vec::new());
        }
        let rows = self.rows(&format!("PRAGMA quick_check({MOST_FLAWS})")).await?;
        let said = rows.iter().map(|it| it.try_get_by_index::<String>(0));
        let said: Vec<String> = said.collect::<Result<_, _>>()?;
        Ok(said.into_iter().filter(|it| it != "ok").collect())
    }

    /// The tables of an SQLite file with rows whose parents are not there. Servers keep that from
    /// happening.
    pub async fn orphans(&self) -> Result<BTreeSet<String>, DbErr> {
        if self.backend() != DbBackend::Sqlite {
            return Ok(BTreeSet::new());
        }
        let rows = self.rows("PRAGMA foreign_key_check").await?;
        rows.iter().map(|it| it.try_get_by_index(0)).collect()
    }

    /// When the newest entry of any trail was written.
    pub async fn newest_entry(&self) -> Result<Option<Timestamp>, DbErr> {
        let newest: Option<i64> =
            self.row("SELECT MAX(at) AS newest FROM audit_trail").await?.try_get("", "newest")?;
        Ok(newest.map(Timestamp::from_micros))
    }

    fn backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn row(&self, sql: &str) -> Result<QueryResult, DbErr> {
        let row = self.connection.query_one_raw(self.statement(sql)).await?;
        row.ok_or_else(|| DbErr::Custom("the database says nothing of itself".to_owned()))
    }

    async fn rows(&self, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
        self.connection.query_all_raw(self.statement(sql)).await
    }

    fn statement(&self, sql: &str) -> Statement {
        Statement::from_string(self.backend(), sql)
    }
}

fn product(backend: DbBackend, version: &str) -> Product {
    match backend {
        DbBackend::Postgres => Product::Postgres,
        DbBackend::MySql if version.to_lowercase().contains("mariadb") => Product::MariaDb,
        DbBackend::MySql => Product::MySql,
        _ => Product::Sqlite,
    }
}

/// Where an SQLite database is, unless it is in memory.
fn file(url: &str) -> Result<Option<PathBuf>, DbErr> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|err| DbErr::Conn(RuntimeErr::SqlxError(err.into())))?;
    let is_in_memory = url.contains(":memory:");
    Ok((!is_in_memory).then(|| options.get_filename().to_owned()))
}
