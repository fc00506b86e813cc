use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use application::inventory::{AnswerColumn, SourceError, SourceFacts};
use async_trait::async_trait;
use domain_inventory::{Select, Trouble};
use futures_util::TryStreamExt;
use sqlx::{
    ConnectOptions, Executor, Row, Statement,
    sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow},
};
use tokio::task::spawn_blocking;

use crate::{
    allowed::Selects,
    answer::Wanted,
    places::{Found, Walls},
    rows::{Rows, TextRow, pump, rows},
    source::{About, Erp},
    sql::{Dialect, answer_columns, at, checked, names},
    trouble::{asking, connecting},
    waiting::{Waits, within},
};

/// A SQLite file. It is opened for reading, and told to write nothing.
pub(crate) struct Sqlite {
    pub(crate) file: SqliteFile,
    pub(crate) walls: Arc<Walls>,
    pub(crate) selects: Selects,
    pub(crate) waits: Waits,
}

#[derive(Clone)]
pub(crate) enum SqliteFile {
    At(PathBuf),
    In { folder: PathBuf, name: String },
}

const DIALECT: Dialect = Dialect { quote: '"', text: "TEXT" };
/// After so many steps of its machine SQLite asks whether somebody still waits.
const STEPS: i32 = 10_000;

/// A connection, and whether somebody still waits for what it does: a step of SQLite may take as long
/// as it likes, and would otherwise go on for nobody.
struct Open {
    connection: SqliteConnection,
    given_up: GivenUp,
}

struct GivenUp(Arc<AtomicBool>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Sqlite {
    /// The file that it is, if it may be. Disks may take longer than others should wait.
    pub(crate) async fn find(&self) -> Result<Found, SourceError> {
        let (walls, file) = (Arc::clone(&self.walls), self.file.clone());
        let finding = spawn_blocking(move || match &file {
            SqliteFile::At(path) => walls.check(path),
            SqliteFile::In { folder, name } => walls.find(folder, name),
        });
        finding.await.map_err(|error| SourceError::new(Trouble::Unreachable, error))?
    }

    async fn connect(&self) -> Result<Open, SourceError> {
        let found = self.find().await?;
        let options = SqliteConnectOptions::new()
            .filename(&found.path)
            .read_only(true)
            .create_if_missing(false)
            .busy_timeout(self.waits.connect)
            .pragma("query_only", "ON")
            // A view of somebody else's file calls no function that could do harm.
            .pragma("trusted_schema", "OFF")
            .disable_statement_logging();
        let connecting = async { options.connect().await.map_err(connecting) };
        let mut connection = within(self.waits.connect, connecting).await?;
        // Nobody may have put another file there meanwhile.
        if !found.is_still_there() {
            return Err(Trouble::NotAllowed.into());
        }
        let given_up = Arc::new(AtomicBool::new(false));
        let watched = Arc::clone(&given_up);
        let mut handle = connection.lock_handle().await.map_err(asking)?;
        handle.set_progress_handler(STEPS, move || !watched.load(Ordering::Relaxed));
        drop(handle);
        Ok(Open { connection, given_up: GivenUp(given_up) })
    }

    fn select(&self, about: About) -> &Select {
        match about {
            About::Stock => &self.selects.stock,
            About::Customers => &self.selects.customers,
        }
    }
}

#[async_trait]
impl Erp for Sqlite {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        let mut open = self.connect().await?;
        let version = sqlx::query("SELECT sqlite_version()");
        let version = version.fetch_one(&mut open.connection).await.map_err(asking)?;
        let version = texts(&version)?.into_iter().flatten().collect::<String>();
        // What is no database shows when it is read.
        let first = sqlx::query("SELECT name FROM sqlite_master LIMIT 1");
        first.fetch_optional(&mut open.connection).await.map_err(asking)?;
        Ok(SourceFacts { product: format!("SQLite {version}"), can_write: Some(false) })
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        let mut open = self.connect().await?;
        let select = checked(self.selects.stock.as_str().to_owned());
        let statement = open.connection.prepare(select).await.map_err(asking)?;
        let mut columns = answer_columns(statement.columns());
        for column in &mut columns {
            // What is calculated has no type before it is.
            if column.kind == "null" {
                "any".clone_into(&mut column.kind);
            }
        }
        Ok(columns)
    }

    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError> {
        let Open { mut connection, given_up } = self.connect().await?;
        let select = self.select(about).as_str();
        let statement = connection.prepare(checked(select.to_owned())).await.map_err(asking)?;
        let names = names(statement.columns());
        let places = wanted.places_in(&names)?;
        let sql = DIALECT.as_texts(select, &at(&names, &places));
        let (feed, rows) = rows(self.waits.statement);
        let reading = tokio::spawn(async move {
            let _given_up = given_up;
            let found = sqlx::query(checked(sql)).persistent(false).fetch(&mut connection);
            let found = found.map_err(asking).and_then(|row| async move { texts(&row) });
            pump(found, feed).await;
        });
        Ok(rows.read_by(reading))
    }
}

/// SQLite takes whatever bytes somebody calls a text.
fn texts(row: &SqliteRow) -> Result<TextRow, SourceError> {
    let values = (0..row.len()).map(|at| {
        let value: Option<Vec<u8>> = row.try_get_unchecked(at).map_err(asking)?;
        Ok(value.map(|it| String::from_utf8_lossy(&it).into_owned()))
    });
    values.collect()
}
