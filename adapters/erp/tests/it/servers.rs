//! PostgreSQL and MariaDB, on the servers that tests/services/with starts.

use std::{net::SocketAddr, time::Duration};

use application::inventory::StockSources;
use domain_inventory::{ErpKind, Place, StockColumn, Trouble};
use erp::{Allowed, ConfiguredErp, ErpSources};
use sqlx::{Connection, Executor, MySqlConnection, PgConnection};
use tokio::net::TcpListener;

use crate::{
    contract,
    databases::{Erp, WAIT, allowed},
    fixture::{chosen, mapping, open, selects, usual_mapping},
};

async fn keeps_the_promises(erp: &Erp, product: &str) {
    let source = erp.about("SELECT * FROM stock -- all of it").await;
    let source = source.as_ref();
    contract::all_rows_come_once_and_as_they_are(source).await;
    contract::customers_come_with_their_keys(source).await;
    contract::the_columns_of_an_answer_are_told(source).await;
    contract::a_column_that_is_missing_is_named(source).await;
    contract::a_column_is_found_whatever_its_case(source).await;
    contract::it_says_what_it_is(source, product, Some(false)).await;

    let with = erp.about("WITH s AS (SELECT * FROM stock) SELECT * FROM s").await;
    contract::all_rows_come_once_and_as_they_are(with.as_ref()).await;
    let many = erp.about("SELECT * FROM many").await;
    contract::an_answer_that_is_half_read_and_dropped_does_not_matter(many.as_ref()).await;
    contract::a_column_of_another_type_is_named(many.as_ref()).await;
    let missing = erp.about("SELECT * FROM nothing").await;
    assert_eq!(contract::trouble(missing.as_ref()).await.0, Trouble::Refused);
}

#[tokio::test]
async fn postgres_keeps_the_promises() {
    keeps_the_promises(&Erp::postgres("promises").await, "PostgreSQL 1").await;
}

#[tokio::test]
async fn mariadb_keeps_the_promises() {
    keeps_the_promises(&Erp::mariadb("promises").await, "MariaDB 1").await;
}

#[tokio::test]
async fn whoever_could_write_is_told_so() {
    let erp = Erp::postgres("writer").await;
    let source = erp.as_user("postgres", "", "SELECT * FROM stock", WAIT).await;
    contract::it_says_what_it_is(source.expect("a source").as_ref(), "Postgre", Some(true)).await;

    let erp = Erp::mariadb("writer").await;
    let source = erp.as_user("root", "", "SELECT * FROM stock", WAIT).await;
    contract::it_says_what_it_is(source.expect("a source").as_ref(), "MariaDB", Some(true)).await;
}

#[tokio::test]
async fn a_question_that_takes_too_long_is_given_up() {
    let postgres = Erp::postgres("slow").await;
    let mariadb = Erp::mariadb("slow").await;
    for (erp, sleep) in [(&postgres, "pg_sleep(20)::text"), (&mariadb, "SLEEP(20)")] {
        let rest = "1 AS part, 1 AS description, 1 AS quantity, 1 AS unit, 1 AS bin, 1 AS lot, \
                    NULL AS expires_on";
        let source = erp.waiting(&format!("SELECT {sleep} AS customer, {rest}")).await;
        let (trouble, took) = contract::trouble(source.as_ref()).await;
        assert_eq!(trouble, Trouble::TimedOut, "{:?}", erp.kind);
        assert!(WAIT * 9 / 10 < took && took < WAIT * 10, "{:?}: {took:?}", erp.kind);
    }
}

/// By somebody who might, through a function that the SELECT calls.
#[tokio::test]
async fn nothing_is_written_through_a_function() {
    let rest = "1 AS part, 1 AS description, 1 AS quantity, 1 AS unit, 1 AS bin, 1 AS lot, \
                NULL AS expires_on";
    let question = format!("SELECT note() AS customer, {rest}");

    let erp = Erp::postgres("function").await;
    let url = std::env::var("TEST_POSTGRES").expect("tests/all names the server");
    let url = format!("{url}/{}", erp.database);
    let mut database = PgConnection::connect(&url).await.expect("a server");
    let function = "CREATE FUNCTION note() RETURNS text LANGUAGE sql AS
        $$INSERT INTO customers VALUES ('new', 'New') RETURNING 'new'$$";
    database.execute(function).await.expect("a function");
    let source = erp.as_user("postgres", "", &question, WAIT).await.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Refused);
    let set = question.replace("note()", "set_config('transaction_read_only', 'off', false)");
    let source = erp.as_user("postgres", "", &set, WAIT).await.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Refused);
    let count = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM customers");
    assert_eq!(count.fetch_one(&mut database).await.expect("a count"), 5);

    let erp = Erp::mariadb("function").await;
    let url = std::env::var("TEST_MARIADB").expect("tests/all names the server");
    let url = format!("{url}/{}", erp.database);
    let mut database = MySqlConnection::connect(&url).await.expect("a server");
    let function = "CREATE FUNCTION note() RETURNS TEXT MODIFIES SQL DATA BEGIN
        INSERT INTO customers VALUES ('new', 'New'); RETURN 'new'; END";
    sqlx::raw_sql(function).execute(&mut database).await.expect("a function");
    let source = erp.as_user("root", "", &question, WAIT).await.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Refused);
    let count = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM customers");
    assert_eq!(count.fetch_one(&mut database).await.expect("a count"), 5);
}

#[tokio::test]
async fn a_wrong_sign_in_is_refused() {
    // The PostgreSQL of the tests asks for no password.
    let postgres = Erp::postgres("sign_in").await;
    let mariadb = Erp::mariadb("sign_in").await;
    for (erp, user) in [(&postgres, "nobody_of_that_name"), (&mariadb, "reader_sign_in")] {
        let source = erp.as_user(user, "wrong", "SELECT * FROM stock", WAIT).await;
        let (trouble, _) = contract::trouble(source.expect("a source").as_ref()).await;
        assert_eq!(trouble, Trouble::SignInRefused, "{:?}", erp.kind);
    }
}

#[tokio::test]
async fn nobody_is_unreachable_and_somebody_who_says_nothing_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    for kind in [ErpKind::Postgres, ErpKind::Mysql] {
        let (trouble, took) = trouble_at(kind, address).await;
        assert_eq!(trouble, Trouble::TimedOut);
        assert!(WAIT * 9 / 10 < took && took < WAIT * 10, "{took:?}");
    }
    drop(listener);
    for kind in [ErpKind::Postgres, ErpKind::Mysql] {
        assert_eq!(trouble_at(kind, address).await.0, Trouble::Unreachable);
    }
}

async fn trouble_at(kind: ErpKind, address: SocketAddr) -> (Trouble, Duration) {
    let address = address.to_string();
    let allowed = Allowed { connect_timeout: WAIT, ..allowed(&address) };
    let place = chosen(kind, &address, Some("erp"));
    let source = open(allowed, place, "", &selects("SELECT * FROM stock")).await;
    contract::trouble(source.expect("a source").as_ref()).await
}

#[tokio::test]
async fn an_answer_that_the_server_ends_is_broken_off() {
    let erp = Erp::postgres("ended").await;
    let source = erp.about("SELECT * FROM many").await;
    let mut batches = source.stock(&usual_mapping()).await.expect("an answer");
    batches.next().await.expect("a batch").expect("lines");
    let url = std::env::var("TEST_POSTGRES").expect("tests/all names the server");
    let mut home = PgConnection::connect(&format!("{url}/postgres")).await.expect("a server");
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'erp_ended'";
    home.execute(end).await.expect("an end");
    let trouble = loop {
        match batches.next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("this is no end"),
            Err(error) => break error.trouble,
        }
    };
    assert_eq!(trouble, Trouble::BrokenOff);

    let erp = Erp::mariadb("ended").await;
    let source =
        erp.about("SELECT a.* FROM many a CROSS JOIN (SELECT 1 FROM many LIMIT 9) b").await;
    let mut batches = source.stock(&usual_mapping()).await.expect("an answer");
    batches.next().await.expect("a batch").expect("lines");
    let url = std::env::var("TEST_MARIADB").expect("tests/all names the server");
    let mut home = MySqlConnection::connect(&format!("{url}/mysql")).await.expect("a server");
    sqlx::raw_sql("KILL USER reader_ended").execute(&mut home).await.expect("an end");
    let trouble = loop {
        match batches.next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("this is no end"),
            Err(error) => break error.trouble,
        }
    };
    assert_eq!(trouble, Trouble::BrokenOff);
}

#[tokio::test]
async fn decimals_and_dates_of_databases_lose_nothing() {
    let postgres = Erp::postgres("types").await;
    let mariadb = Erp::mariadb("types").await;
    let mapping = mapping(
        &["customer", "part", "quantity", "expires_on", "lot"]
            .map(|it| (StockColumn::parse(it).expect("a column"), it)),
    );
    for erp in [postgres, mariadb] {
        let source = erp
            .about(
                "SELECT 292 AS customer, 9007199254740993 AS part, \
                 CAST('-123456789012.345670' AS DECIMAL(30, 6)) AS quantity, \
                 CAST('2024-02-29 23:59:59' AS DATE) AS expires_on, '1E5' AS lot",
            )
            .await;
        let read = contract::read(source.as_ref(), &mapping).await.expect("an answer");
        let line = read.lines.first().expect("a line");
        assert_eq!(read.flaws, []);
        assert_eq!((line.customer.as_str(), line.part.as_str()), ("292", "9007199254740993"));
        let quantity = line.quantity.map(|it| it.to_string());
        assert_eq!(quantity.as_deref(), Some("-123456789012.345670"));
        assert_eq!(line.expires_on.map(|it| it.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(line.lot.as_deref(), Some("1E5"));
    }
}

#[tokio::test]
async fn a_configured_server_is_signed_in_to_as_its_url_says() {
    let password = "pa%20ss%2Fw%40rd";
    let postgres = Erp::postgres("configured").await;
    let mariadb = Erp::mariadb("configured").await;
    for (scheme, erp) in [("postgres", postgres), ("mysql", mariadb)] {
        let at = format!("{}/{}", erp.address, erp.database);
        let url = format!("{scheme}://reader_configured:{password}@{at}?encrypt=no");
        let configured = Some(ConfiguredErp::parse(&url).expect("a URL"));
        let sources = ErpSources::new(Allowed { configured, ..Allowed::default() });
        let questions = selects("SELECT * FROM stock");
        let source = sources.open(&Place::Configured, None, &questions).await.expect("a source");
        contract::all_rows_come_once_and_as_they_are(source.as_ref()).await;
    }
}
