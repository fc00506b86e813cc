use application::inventory::{AnswerColumn, SourceError, SourceFacts};
use async_trait::async_trait;
use domain_inventory::Select;
use sqlx::{
    ConnectOptions, Executor, Row, Statement,
    postgres::{PgConnectOptions, PgConnection, PgRow, PgSslMode},
};

use crate::{
    address::{Encryption, Server},
    allowed::Selects,
    answer::Wanted,
    rows::{Feed, Rows, TextRow, rows},
    source::{About, Erp},
    sql::{Dialect, answer_columns, at, checked, names},
    trouble::{asking, connecting},
    waiting::{Waits, milliseconds, within},
};

/// A database of PostgreSQL, read in a transaction that can only read.
pub(crate) struct Postgres {
    pub(crate) server: Server,
    pub(crate) selects: Selects,
    pub(crate) waits: Waits,
}

const DIALECT: Dialect = Dialect { quote: '"', text: "TEXT" };
const BEGIN: &str = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// As many rows as are kept at once. Since each FETCH is a statement of its own, the time that we
/// take between two of them is not part of what PostgreSQL allows for one.
const FETCH: &str = "FETCH FORWARD 1000 FROM erp";
/// A superuser, or somebody who may change any table that is not PostgreSQL's own.
const CAN_WRITE: &str = "SELECT current_setting('is_superuser') = 'on' OR EXISTS (
    SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname <> 'information_schema'
        AND n.nspname NOT LIKE 'pg\\_%'
        AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))";

impl Postgres {
    async fn connect(&self) -> Result<PgConnection, SourceError> {
        let options = self.options();
        let connecting = async { options.connect().await.map_err(connecting) };
        let mut connection = within(self.waits.connect, connecting).await?;
        let wait = milliseconds(self.waits.statement);
        // All of the answer is planned for, not its first rows only.
        let settings = format!(
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY; SET statement_timeout = {wait}; \
             SET lock_timeout = {wait}; SET cursor_tuple_fraction = 1"
        );
        sqlx::raw_sql(checked(settings)).execute(&mut connection).await.map_err(asking)?;
        sqlx::raw_sql(BEGIN).execute(&mut connection).await.map_err(asking)?;
        Ok(connection)
    }

    /// Everything is said, so that nothing comes from the environment, which is for our own database.
    fn options(&self) -> PgConnectOptions {
        let server = &self.server;
        let options = PgConnectOptions::new_without_pgpass()
            .host(server.at.bare_host())
            .port(server.at.port)
            .username(&server.username)
            .password(&server.password.0)
            .database(server.database.as_ref().unwrap_or(&server.username))
            .application_name("shipshape")
            .ssl_mode(match server.encryption {
                Encryption::Usual => PgSslMode::Prefer,
                Encryption::Off => PgSslMode::Disable,
                Encryption::Unverified => PgSslMode::Require,
                Encryption::Verified => PgSslMode::VerifyFull,
            });
        options.disable_statement_logging()
    }

    fn select(&self, about: About) -> &Select {
        match about {
            About::Stock => &self.selects.stock,
            About::Customers => &self.selects.customers,
        }
    }
}

#[async_trait]
impl Erp for Postgres {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        let mut connection = self.connect().await?;
        let version = sqlx::query_scalar::<_, String>("SELECT current_setting('server_version')");
        let version = version.fetch_one(&mut connection).await.map_err(asking)?;
        let version = version.split(' ').next().unwrap_or_default();
        let can_write = sqlx::query_scalar::<_, bool>(CAN_WRITE);
        let can_write = can_write.fetch_one(&mut connection).await.map_err(asking)?;
        Ok(SourceFacts { product: format!("PostgreSQL {version}"), can_write: Some(can_write) })
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        let mut connection = self.connect().await?;
        let select = checked(self.selects.stock.as_str().to_owned());
        let statement = connection.prepare(select).await.map_err(asking)?;
        Ok(answer_columns(statement.columns()))
    }

    async fn rows(&self, about: About, wanted: &Wanted) -> Result<Rows, SourceError> {
        let mut connection = self.connect().await?;
        let select = self.select(about).as_str();
        let statement = connection.prepare(checked(select.to_owned())).await.map_err(asking)?;
        let names = names(statement.columns());
        let places = wanted.places_in(&names)?;
        let sql = DIALECT.as_texts(select, &at(&names, &places));
        let declare = checked(format!("DECLARE erp NO SCROLL CURSOR FOR {sql}"));
        sqlx::query(declare).persistent(false).execute(&mut connection).await.map_err(asking)?;
        let (feed, rows) = rows(self.waits.statement);
        Ok(rows.read_by(tokio::spawn(fetch(connection, feed))))
    }
}

async fn fetch(mut connection: PgConnection, mut feed: Feed) {
    loop {
        let fetched = match sqlx::query(FETCH).fetch_all(&mut connection).await {
            Ok(fetched) if fetched.is_empty() => return feed.end(Ok(())).await,
            Ok(fetched) => fetched,
            Err(error) => return feed.end(Err(asking(error))).await,
        };
        for row in fetched {
            let row = match texts(&row) {
                Ok(row) => row,
                Err(error) => return feed.end(Err(error)).await,
            };
            if feed.push(row).await.is_err() {
                return;
            }
        }
    }
}

fn texts(row: &PgRow) -> Result<TextRow, SourceError> {
    (0..row.len()).map(|at| row.try_get(at).map_err(asking)).collect()
}
