use std::{path::Path, time::Duration};

use application::inventory::StockSource;
use domain_inventory::{ChosenPlace, ErpKind, Questions, Select, Trouble};
use erp::Allowed;
use sqlx::{AssertSqlSafe, ConnectOptions, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use crate::{
    contract,
    fixture::{COLUMNS, CUSTOMERS, N_MANY, STOCK, chosen, open, selects, usual_mapping},
};

pub(crate) async fn make(path: &Path) {
    make_in("UTF-8", path).await;
}

async fn make_in(encoding: &str, path: &Path) {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let options = options.pragma("encoding", format!("'{encoding}'"));
    let mut database = options.connect().await.expect("a database");
    let columns = COLUMNS.map(|it| format!("{it} TEXT")).join(", ");
    let schema = format!(
        "CREATE TABLE stock ({columns}); CREATE TABLE many ({columns}); \
         CREATE TABLE customers (customer TEXT, name TEXT);
         WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {N_MANY} - 1)
         INSERT INTO many (customer, part, quantity) SELECT '292', 'P-' || i, i FROM n;"
    );
    sqlx::raw_sql(AssertSqlSafe(schema)).execute(&mut database).await.expect("a schema");
    for row in STOCK {
        let insert = "INSERT INTO stock VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        let insert = row.into_iter().fold(sqlx::query(insert), sqlx::query::Query::bind);
        insert.execute(&mut database).await.expect("a row");
    }
    for (key, name) in CUSTOMERS {
        let insert = sqlx::query("INSERT INTO customers VALUES (?, ?)").bind(key).bind(name);
        insert.execute(&mut database).await.expect("a row");
    }
}

struct Erp(TempDir);

impl Erp {
    async fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        make(&folder.path().join("erp.db")).await;
        Self(folder)
    }

    fn allowed(&self) -> Allowed {
        Allowed { folders: vec![self.0.path().to_owned()], ..Allowed::default() }
    }

    fn place(&self) -> ChosenPlace {
        chosen(ErpKind::Sqlite, self.0.path().to_str().expect("a path"), Some("erp.db"))
    }

    async fn about(&self, stock: &str) -> Box<dyn StockSource> {
        open(self.allowed(), self.place(), "", &selects(stock)).await.expect("a source")
    }
}

#[tokio::test]
async fn sqlite_keeps_the_promises() {
    let erp = Erp::new().await;
    let source = erp.about("SELECT * FROM stock -- all of it").await;
    let source = source.as_ref();
    contract::all_rows_come_once_and_as_they_are(source).await;
    contract::customers_come_with_their_keys(source).await;
    contract::the_columns_of_an_answer_are_told(source).await;
    contract::a_column_that_is_missing_is_named(source).await;
    contract::a_column_is_found_whatever_its_case(source).await;
    contract::it_says_what_it_is(source, "SQLite 3.", Some(false)).await;

    let many = erp.about("SELECT * FROM many").await;
    contract::an_answer_that_is_half_read_and_dropped_does_not_matter(many.as_ref()).await;
    contract::a_column_of_another_type_is_named(many.as_ref()).await;
}

#[tokio::test]
async fn texts_of_sqlite_are_read_however_it_keeps_them() {
    for encoding in ["UTF-16le", "UTF-16be"] {
        let erp = Erp(TempDir::new().expect("a folder"));
        make_in(encoding, &erp.0.path().join("erp.db")).await;
        let source = erp.about("SELECT * FROM stock").await;
        contract::all_rows_come_once_and_as_they_are(source.as_ref()).await;
        contract::customers_come_with_their_keys(source.as_ref()).await;
        contract::it_says_what_it_is(source.as_ref(), "SQLite 3.", Some(false)).await;
    }
}

#[tokio::test]
async fn a_table_that_sqlite_does_not_have_is_refused() {
    let erp = Erp::new().await;
    let source = erp.about("SELECT * FROM nothing").await;
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Refused);
}

#[tokio::test]
async fn a_question_to_sqlite_that_never_ends_is_given_up() {
    let erp = Erp::new().await;
    let forever = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT MAX(i) AS customer, 1 AS part, 1 AS description, 1 AS quantity, 1 AS unit, 1 AS bin,
            1 AS lot, 1 AS expires_on FROM n";
    let allowed = Allowed { statement_timeout: Duration::from_millis(500), ..erp.allowed() };
    let source = open(allowed, erp.place(), "", &selects(forever)).await.expect("a source");
    let (trouble, took) = contract::trouble(source.as_ref()).await;
    assert_eq!(trouble, Trouble::TimedOut);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[tokio::test]
async fn nothing_is_written_to_sqlite() {
    let erp = Erp::new().await;
    let before = std::fs::read(erp.0.path().join("erp.db")).expect("the file");
    let folder = erp.0.path();
    for write in ["INSERT INTO stock DEFAULT VALUES", "SELECT * INTO other FROM stock"] {
        let questions = Questions::Selects {
            stock: Select::restore(write.to_owned()),
            customers: Select::restore(write.to_owned()),
        };
        let refused =
            open(erp.allowed(), erp.place(), "", &questions).await.err().expect("refused");
        assert_eq!(refused.trouble, Trouble::Refused);
    }
    let source = erp.about("SELECT * FROM stock").await;
    source.stock(&usual_mapping()).await.expect("an answer");

    assert_eq!(std::fs::read(folder.join("erp.db")).expect("the file"), before);
    assert_eq!(std::fs::read_dir(folder).expect("the folder").count(), 1);
}

#[tokio::test]
async fn what_is_no_database_is_refused() {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("erp.db"), "customer;part\n".repeat(100)).expect("a file");
    let erp = Erp(folder);
    let source = erp.about("SELECT * FROM stock").await;
    let error = source.probe().await.expect_err("no database");
    assert_eq!(error.trouble, Trouble::Refused);
}

#[tokio::test]
async fn bytes_that_are_no_text_are_shown_as_such() {
    let erp = Erp::new().await;
    let source = erp
        .about(
            "SELECT '1' AS customer, CAST(x'41FF42' AS TEXT) AS part, 1 AS quantity, \
                '' AS description, '' AS unit, '' AS bin, '' AS lot, '' AS expires_on",
        )
        .await;
    let read = contract::read(source.as_ref(), &usual_mapping()).await.expect("an answer");
    assert_eq!(read.lines.first().map(|it| it.part.as_str()), Some("A\u{FFFD}B"));
}
