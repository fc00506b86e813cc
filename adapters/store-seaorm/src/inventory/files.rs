//! Generations as files: one SQLite database each, in a folder of the company's own. The product's
//! own database is never waited for, and a generation goes when its file does.

use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, File},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use domain_kernel::StoreError;
use sea_orm::{
    DbErr, RuntimeErr,
    sqlx::{self, ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions},
};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::{
    readers::{FileReaders, Readers},
    rules::store_error,
};

/// What the tables of a file are like, and how it is said; of another program's file nothing is read.
pub(super) const FORMAT: (i32, &str) = (1, "PRAGMA user_version = 1");

/// As many look into one generation at once.
const N_READERS: usize = 2;

/// One of a generation's columns says whose it is by a number, and one table what that stands for.
pub(super) const TABLES: &str = "\
    CREATE TABLE stock_lines ( \
        line INTEGER PRIMARY KEY, customer INTEGER NOT NULL, \
        part TEXT NOT NULL, part_key TEXT NOT NULL, customer_part TEXT, customer_part_key TEXT, \
        description TEXT, description_key TEXT, quantity INTEGER, n_decimals INTEGER NOT NULL, \
        unit TEXT, unit_key TEXT, bin TEXT, bin_key TEXT, reference TEXT, reference_key TEXT, \
        lot TEXT, lot_key TEXT, expires_on INTEGER, last_moved_on INTEGER, received_on INTEGER, \
        po TEXT, po_key TEXT, status TEXT, status_key TEXT, search TEXT NOT NULL); \
    CREATE TABLE stock_parties ( \
        customer INTEGER PRIMARY KEY, customer_key TEXT NOT NULL, place INTEGER NOT NULL, \
        n_lines INTEGER NOT NULL); \
    CREATE TABLE stock_totals ( \
        customer INTEGER NOT NULL, number INTEGER NOT NULL, unit TEXT, n_lines INTEGER NOT NULL, \
        millionths INTEGER NOT NULL, n_decimals INTEGER NOT NULL, \
        PRIMARY KEY (customer, number)) WITHOUT ROWID";

/// Each has the number of the line at its end, as every index of SQLite.
pub(super) const INDEXES: [&str; 5] = [
    "CREATE INDEX stock_lines_part_idx ON stock_lines (customer, part_key)",
    "CREATE INDEX stock_lines_bin_idx ON stock_lines (customer, bin_key)",
    "CREATE INDEX stock_lines_quantity_idx ON stock_lines (customer, quantity)",
    "CREATE INDEX stock_lines_expires_on_idx ON stock_lines (customer, expires_on)",
    "CREATE INDEX stock_lines_last_moved_on_idx ON stock_lines (customer, last_moved_on)",
];

pub(super) fn path(folder: &Path, company: Uuid, number: i64) -> PathBuf {
    folder.join(company.to_string()).join(format!("{number}.db"))
}

/// Where it is written, until it is whole.
pub(super) fn loading_path(folder: &Path, company: Uuid, number: i64) -> PathBuf {
    path(folder, company, number).with_extension("loading")
}

/// An empty file that nobody but its owner reads, instead of what was there.
pub(super) async fn begun(loading: PathBuf) -> Result<(), StoreError> {
    let begin = move || {
        if let Some(folder) = loading.parent() {
            let mut builder = DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder)?;
        }
        for old in [loading.clone(), loading.with_extension("db")] {
            removed(&old)?;
        }
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(loading).map(|_| ())
    };
    blocking(begin).await
}

/// Gives a file that is whole its name, and lets the disk have both.
pub(super) async fn finished(loading: PathBuf) -> Result<(), StoreError> {
    let finish = move || {
        File::open(&loading)?.sync_all()?;
        fs::rename(&loading, loading.with_extension("db"))?;
        match loading.parent() {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    };
    blocking(finish).await
}

/// Removes all but these, and those that are newer than all of these, which somebody may be about to
/// finish. Whoever is reading one goes on doing so.
pub(super) async fn swept(folder: PathBuf, kept: Vec<i64>) -> Result<(), StoreError> {
    let sweep = move || {
        let entries = match fs::read_dir(folder) {
            Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        let newest = kept.iter().max().copied();
        for entry in entries {
            let path = entry?.path();
            let number: Option<i64> =
                path.file_stem().and_then(OsStr::to_str).and_then(|it| it.parse().ok());
            let Some(number) = number else { continue };
            let is_newer = newest.is_some_and(|newest| newest < number);
            let is_whole = path.extension().is_some_and(|it| it == "db");
            if !(is_newer || is_whole && kept.contains(&number)) {
                removed(&path)?;
            }
        }
        Ok(())
    };
    blocking(sweep).await
}

pub(super) fn removed(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

pub(super) async fn is_there(path: PathBuf) -> Result<bool, StoreError> {
    blocking(move || fs::exists(path)).await
}

/// Where a file that nobody changes any more is looked into.
pub(super) fn readers(path: &Path) -> Readers {
    Readers::File(Arc::new(FileReaders::new(reading(path), N_READERS)))
}

/// One more connection, for whoever does something to it that others are not to find.
pub(super) async fn connection(path: &Path) -> Result<SqliteConnection, StoreError> {
    reading(path).connect().await.map_err(failed)
}

/// What SQLite calls it, so that it is opened beside another one and never changed.
pub(super) fn address(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{path}?mode=ro&immutable=1")
}

fn reading(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .immutable(true)
        .pragma("query_only", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cache_size", "-4000")
        // What is sorted may be more than there is room for in memory.
        .pragma("temp_store", "FILE")
        .disable_statement_logging()
}

/// The only connection to a file that is written. Whatever goes wrong, it is thrown away.
pub(super) async fn writer(path: &Path) -> Result<SqliteConnection, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .page_size(8192)
        .pragma("journal_mode", "OFF")
        .pragma("synchronous", "OFF")
        .pragma("locking_mode", "EXCLUSIVE")
        .pragma("cache_size", "-64000")
        .pragma("threads", "2")
        .disable_statement_logging();
    options.connect().await.map_err(failed)
}

pub(super) fn failed(err: sqlx::Error) -> StoreError {
    store_error(DbErr::Exec(RuntimeErr::SqlxError(err.into())))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    let done = spawn_blocking(work).await.map_err(StoreError::unavailable)?;
    done.map_err(StoreError::unavailable)
}
