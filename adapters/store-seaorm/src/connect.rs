use std::{path::PathBuf, str::FromStr, sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr,
    Statement,
    sqlx::{ConnectOptions as _, Connection as _, Executor, sqlite::SqliteConnectOptions},
};

use crate::readers::{FileReaders, Observer, Readers};

/// The connections to a database, and what it takes to bring its schema up to date.
#[derive(Clone)]
pub struct Connected {
    pub write: DatabaseConnection,
    pub read: Readers,
    /// Where two processes that migrate one SQLite file meet.
    pub lock_file: Option<PathBuf>,
    /// The folder beside an SQLite file where each generation of stock has one of its own. In other
    /// databases they are rows.
    pub stock: Option<PathBuf>,
}

impl Connected {
    /// Waits for no disk from now on, which is for a SQLite file that is thrown away in the end:
    /// one that the power fails for may be broken.
    pub async fn forgo_durability(&self) -> Result<(), DbErr> {
        // The pool of the writer is this one connection, for as long as it is open.
        self.write.execute_unprepared("PRAGMA synchronous = OFF").await.map(|_| ())
    }

    /// Tells `observer` of every statement, as soon as it is answered: its text, in which there are
    /// no values, how long it took, and whether it failed. Beginnings and ends of transactions are
    /// no such statements. Ask before anything else, since copies that there are go on without it.
    #[must_use]
    pub fn observed(mut self, observer: Observer) -> Self {
        self.write.set_metric_callback(move |it| {
            observer(&it.statement.sql, it.elapsed, it.failed);
        });
        self.read.observed(observer);
        self
    }

    /// How many others have this database of a server open. Nobody counts those of an SQLite file,
    /// which has a lock. Ask before anything else: our own second connection is another one.
    pub async fn n_others(&self) -> Result<i64, DbErr> {
        let backend = self.write.get_database_backend();
        let query = match backend {
            DbBackend::Postgres => OTHERS_OF_POSTGRES,
            DbBackend::MySql => OTHERS_OF_MARIADB,
            _ => return Ok(0),
        };
        let row = self.write.query_one_raw(Statement::from_string(backend, query)).await?;
        row.map_or(Ok(0), |it| it.try_get("", "n"))
    }

    /// Lets SQLite put everything into one file.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

const OTHERS_OF_POSTGRES: &str = "\
    SELECT COUNT(*) AS n FROM pg_stat_activity \
    WHERE datname = current_database() AND pid <> pg_backend_pid() \
        AND backend_type = 'client backend'";
const OTHERS_OF_MARIADB: &str = "\
    SELECT COUNT(*) AS n FROM information_schema.processlist \
    WHERE db = DATABASE() AND id <> CONNECTION_ID()";

/// How long a statement waits for a lock before it is given up.
const BUSY: Duration = Duration::from_secs(5);
/// How long somebody waits for a connection before they are told that nobody is free.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// As many look into an SQLite file at once.
const N_READERS: usize = 2;
/// A server's pool for each core, at least.
const CONNECTIONS_PER_CORE: u32 = 4;
/// What a connection to MariaDB or MySQL relies on, whatever the server's own settings are. By its
/// default a transaction goes on seeing what was there when it began, a text that is too long may
/// be cut off, and a lock is waited for almost a minute, or a day.
const MARIADB: [&str; 3] = [
    "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')",
    "SET SESSION innodb_lock_wait_timeout = 5, lock_wait_timeout = 5",
];

/// Opens the pools. `sqlite::memory:` is one connection, which is gone with its data when it is
/// dropped; another SQLite file is made if it is not there.
pub async fn connect(url: &str) -> Result<Connected, DbErr> {
    if url.starts_with("sqlite:") { sqlite(url).await } else { server(url).await }
}

async fn sqlite(url: &str) -> Result<Connected, DbErr> {
    if url.contains(":memory:") {
        let one = Database::connect(sqlite_options(url)).await?;
        let read = Readers::Pool(one.clone());
        return Ok(Connected { write: one, read, lock_file: None, stock: None });
    }
    // The writer first: it makes the file and turns the write-ahead log on.
    let write = Database::connect(sqlite_options(url)).await?;
    write.execute_unprepared("PRAGMA journal_mode = WAL").await?;
    let file = SqliteConnectOptions::from_str(url)
        .map_err(|err| DbErr::Conn(RuntimeErr::SqlxError(err.into())))?;
    let mut lock_file = file.get_filename().as_os_str().to_owned();
    lock_file.push(".migrating");
    let stock = file.get_filename().with_file_name("stock");
    let readers = settings(file).pragma("query_only", "ON").disable_statement_logging();
    let read = Readers::File(Arc::new(FileReaders::new(readers, N_READERS)));
    Ok(Connected { write, read, lock_file: Some(lock_file.into()), stock: Some(stock) })
}

/// One connection.
fn sqlite_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).min_connections(1);
    options.sqlx_logging(false).test_before_acquire(false);
    options.idle_timeout(None).max_lifetime(None);
    options.acquire_timeout(PATIENCE);
    options.map_sqlx_sqlite_opts(settings);
    // When there is no room left, SQLite ends a transaction by itself, and the connection goes on
    // counting one. All that came after would be inside of it and never be committed.
    options.map_sqlx_sqlite_pool_opts(|it| {
        it.before_acquire(|connection, _| {
            Box::pin(async move { Ok(!connection.is_in_transaction()) })
        })
    });
    options
}

/// The settings of spec: quality, 3, and defaults, 7.
fn settings(file: SqliteConnectOptions) -> SqliteConnectOptions {
    file.create_if_missing(true)
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .pragma("synchronous", "FULL")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-4000")
        .pragma("wal_autocheckpoint", "1000")
        .pragma("journal_size_limit", "67108864")
        .statement_cache_capacity(200)
}

async fn server(url: &str) -> Result<Connected, DbErr> {
    let n_cores = std::thread::available_parallelism().map_or(2, usize::from);
    let n_connections = u32::try_from(n_cores).unwrap_or(2).max(2) * CONNECTIONS_PER_CORE;
    let mut options = ConnectOptions::new(url);
    options.max_connections(n_connections).min_connections(1);
    options.sqlx_logging(false);
    options.acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
    options.idle_timeout(Duration::from_mins(10)).max_lifetime(Duration::from_mins(30));
    options.map_sqlx_postgres_opts(|it| {
        it.options([
            ("default_transaction_isolation", "read committed"),
            ("statement_timeout", "15s"),
            ("lock_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "30s"),
        ])
    });
    options.map_sqlx_mysql_pool_opts(|it| {
        it.after_connect(|connection, _| {
            Box::pin(async move {
                for setting in MARIADB {
                    connection.execute(setting).await?;
                }
                Ok(())
            })
        })
    });
    let pool = Database::connect(options).await?;
    let read = Readers::Pool(pool.clone());
    Ok(Connected { write: pool, read, lock_file: None, stock: None })
}
