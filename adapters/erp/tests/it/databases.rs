//! Databases of PostgreSQL and MariaDB for one test each, on the servers that tests/services/with
//! starts.

use std::time::Duration;

use application::inventory::{SourceError, StockSource};
use domain_inventory::{ErpKind, ErpUsername};
use erp::{Allowed, AllowedServer};
use sqlx::{AssertSqlSafe, Connection, Executor, MySqlConnection, PgConnection};

use crate::fixture::{COLUMNS, CUSTOMERS, N_MANY, STOCK, chosen, open, selects};

pub(crate) const WAIT: Duration = Duration::from_millis(500);
const PASSWORD: &str = "pa ss/w@rd";

/// A database of a server for one test, which goes with the server.
pub(crate) struct Erp {
    pub(crate) kind: ErpKind,
    pub(crate) address: String,
    pub(crate) database: String,
}

impl Erp {
    /// Named after the test: each has its own.
    pub(crate) async fn postgres(name: &str) -> Self {
        let url = std::env::var("TEST_POSTGRES").expect("tests/all names the server");
        let database = format!("erp_{name}");
        let mut home = PgConnection::connect(&format!("{url}/postgres")).await.expect("a server");
        for sql in [
            format!("DROP DATABASE IF EXISTS {database}"),
            format!("CREATE DATABASE {database}"),
            format!("DROP ROLE IF EXISTS reader_{name}"),
            format!("CREATE ROLE reader_{name} LOGIN PASSWORD '{PASSWORD}'"),
        ] {
            home.execute(AssertSqlSafe(sql)).await.expect("a database");
        }
        let mut erp = PgConnection::connect(&format!("{url}/{database}")).await.expect("a server");
        let series = format!("FROM generate_series(0, {}) AS i", N_MANY - 1);
        let grant = format!("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}");
        let schema = schema("'P-' || i", &series, "NUMERIC", "DATE");
        sqlx::raw_sql(AssertSqlSafe(schema + &grant)).execute(&mut erp).await.expect("a schema");
        Self { kind: ErpKind::Postgres, address: after_sign_in(&url), database }
    }

    pub(crate) async fn mariadb(name: &str) -> Self {
        let url = std::env::var("TEST_MARIADB").expect("tests/all names the server");
        let database = format!("erp_{name}");
        let mut home = MySqlConnection::connect(&format!("{url}/mysql")).await.expect("a server");
        let setup = format!(
            "DROP DATABASE IF EXISTS {database}; CREATE DATABASE {database} CHARACTER SET utf8mb4; \
             CREATE OR REPLACE USER reader_{name} IDENTIFIED BY '{PASSWORD}'; \
             GRANT SELECT ON {database}.* TO reader_{name}; USE {database};"
        );
        let series = format!("FROM (SELECT seq AS i FROM seq_0_to_{}) AS n", N_MANY - 1);
        let schema = schema("CONCAT('P-', i)", &series, "VARCHAR(40)", "DATE");
        let sql = AssertSqlSafe(setup + &schema);
        sqlx::raw_sql(sql).execute(&mut home).await.expect("a schema");
        Self { kind: ErpKind::Mysql, address: after_sign_in(&url), database }
    }

    pub(crate) async fn as_user(
        &self,
        user: &str,
        password: &str,
        stock: &str,
        statement_timeout: Duration,
    ) -> Result<Box<dyn StockSource>, SourceError> {
        let allowed = Allowed { statement_timeout, ..allowed(&self.address) };
        let mut place = chosen(self.kind, &self.address, Some(&self.database));
        place.username = Some(ErpUsername::parse(user).expect("a name"));
        open(allowed, place, password, &selects(stock)).await
    }

    pub(crate) async fn about(&self, stock: &str) -> Box<dyn StockSource> {
        let reader = self.database.replace("erp_", "reader_");
        let long = Duration::from_mins(1);
        self.as_user(&reader, PASSWORD, stock, long).await.expect("a source")
    }

    pub(crate) async fn waiting(&self, stock: &str) -> Box<dyn StockSource> {
        let reader = self.database.replace("erp_", "reader_");
        self.as_user(&reader, PASSWORD, stock, WAIT).await.expect("a source")
    }
}

pub(crate) fn allowed(address: &str) -> Allowed {
    let servers = vec![AllowedServer::parse(address).expect("a server")];
    Allowed { servers, connect_timeout: Duration::from_secs(5), ..Allowed::default() }
}

fn after_sign_in(url: &str) -> String {
    url.rsplit('@').next().expect("an address").to_owned()
}

fn schema(part: &str, series: &str, quantity: &str, date: &str) -> String {
    let kind = |it| match it {
        "quantity" => quantity,
        "expires_on" => date,
        _ => "VARCHAR(200)",
    };
    let columns = COLUMNS.map(|it| format!("{it} {}", kind(it))).join(", ");
    let text = |it: &str| format!("'{}'", it.replace('\'', "''"));
    let rows = STOCK.map(|row| {
        let values = row.map(|it| it.map_or("NULL".to_owned(), text));
        format!("({})", values.join(", "))
    });
    let customers = CUSTOMERS.map(|(key, name)| format!("({}, {})", text(key), text(name)));
    format!(
        "CREATE TABLE stock ({columns}); CREATE TABLE many ({columns}); \
         CREATE TABLE customers (customer VARCHAR(200), name VARCHAR(200)); \
         INSERT INTO stock VALUES {}; INSERT INTO customers VALUES {}; \
         INSERT INTO many (customer, part, quantity) SELECT '292', {part}, i {series};",
        rows.join(", "),
        customers.join(", "),
    )
}
