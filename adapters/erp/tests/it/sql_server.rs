//! SQL Server, for which the server of tests/tds stands in.

use std::{net::SocketAddr, time::Duration};

use application::inventory::{SourceError, StockSource, StockSources};
use domain_inventory::{ErpKind, Place, StockColumn, Trouble};
use erp::{Allowed, AllowedServer, ConfiguredErp, ErpSources};
use tds::{
    DEADLOCK, FakeServer, Fault, INVALID_OBJECT, Kind, LOCK_TIMEOUT, Rows, Running, Table, Value,
};

use crate::{
    contract,
    fixture::{COLUMNS, CUSTOMERS, N_MANY, STOCK, chosen, mapping, open, selects},
};

const WAIT: Duration = Duration::from_millis(400);
/// For an answer that has to come, however slow the machine is.
const PATIENCE: Duration = Duration::from_mins(1);

fn value(column: &str, value: Option<&str>) -> Value {
    match (column, value) {
        (_, None) => Value::Null,
        ("expires_on", Some(day)) => {
            let parts: Vec<i32> = day.split('-').filter_map(|it| it.parse().ok()).collect();
            Value::Day(parts[0], parts[1], parts[2])
        }
        (_, Some(text)) => Value::Text(text.to_owned()),
    }
}

fn columns() -> Vec<(&'static str, Kind)> {
    let kind = |it| match it {
        "part" | "unit" => Kind::Varchar,
        "expires_on" => Kind::Date,
        _ => Kind::NVarchar,
    };
    COLUMNS.map(|it| (it, kind(it))).to_vec()
}

fn many(number: u64) -> Vec<Value> {
    let text = |it: &str| Value::Text(it.to_owned());
    let part = text(&format!("P-{number}"));
    let mut row = vec![text("292"), part, Value::Null, text(&number.to_string())];
    row.resize(COLUMNS.len(), Value::Null);
    row
}

pub(crate) fn server() -> FakeServer {
    let stock = STOCK.map(|row| {
        COLUMNS.iter().zip(row).map(|(column, it)| value(column, it)).collect::<Vec<_>>()
    });
    let customers = CUSTOMERS
        .map(|(key, name)| vec![Value::Text(key.to_owned()), Value::Text(name.to_owned())]);
    let table = |columns, rows| Table { columns, rows };
    let named = vec![("customer", Kind::NVarchar), ("name", Kind::NVarchar)];
    FakeServer {
        user: "reader".to_owned(),
        password: "pa ss/wörd".to_owned(),
        tables: vec![
            ("from stock".to_owned(), table(columns(), Rows::Given(stock.to_vec()))),
            ("from customers".to_owned(), table(named, Rows::Given(customers.to_vec()))),
            ("from some".to_owned(), table(columns(), Rows::Made(5_000, many))),
            ("from many".to_owned(), table(columns(), Rows::Made(N_MANY, many))),
        ],
        can_write: false,
        is_encrypted: false,
        fault: None,
        spared: None,
    }
}

fn allowed(address: SocketAddr) -> Allowed {
    Allowed {
        servers: vec![AllowedServer::parse(&format!("{address}?encrypt=no")).expect("a server")],
        connect_timeout: WAIT,
        statement_timeout: WAIT,
        ..Allowed::default()
    }
}

async fn about(running: &Running, stock: &str) -> Result<Box<dyn StockSource>, SourceError> {
    waiting(running, stock, WAIT).await
}

async fn waiting(
    running: &Running,
    stock: &str,
    statement_timeout: Duration,
) -> Result<Box<dyn StockSource>, SourceError> {
    let place = chosen(ErpKind::SqlServer, &running.address().to_string(), Some("erp"));
    let allowed = Allowed { statement_timeout, ..allowed(running.address()) };
    open(allowed, place, "pa ss/wörd", &selects(stock)).await
}

async fn usual(running: &Running) -> Box<dyn StockSource> {
    about(running, "SELECT * FROM stock").await.expect("a source")
}

#[tokio::test]
async fn sql_server_keeps_the_promises() {
    let running = tds::start(server()).await.expect("a server");
    let source = usual(&running).await;
    let source = source.as_ref();
    contract::all_rows_come_once_and_as_they_are(source).await;
    contract::customers_come_with_their_keys(source).await;
    contract::the_columns_of_an_answer_are_told(source).await;
    contract::a_column_that_is_missing_is_named(source).await;
    contract::a_column_is_found_whatever_its_case(source).await;
    contract::it_says_what_it_is(source, "SQL Server 16.0", Some(false)).await;
}

#[tokio::test]
async fn a_large_answer_of_sql_server_is_half_read_and_read_again() {
    let running = tds::start(server()).await.expect("a server");
    let source = waiting(&running, "SELECT * FROM many", PATIENCE).await.expect("a source");
    contract::an_answer_that_is_half_read_and_dropped_does_not_matter(source.as_ref()).await;
    contract::a_column_of_another_type_is_named(source.as_ref()).await;
}

#[tokio::test]
async fn sql_server_is_told_to_let_nothing_be_written() {
    let running = tds::start(server()).await.expect("a server");
    contract::all_rows_come_once_and_as_they_are(usual(&running).await.as_ref()).await;

    let said = running.said();
    assert_eq!(said[0], "reader signs in, read-only: true");
    assert_eq!(said[1], "SET LOCK_TIMEOUT 400; SET XACT_ABORT ON; BEGIN TRANSACTION");
    assert_eq!(said[2], "SELECT * FROM stock");
    assert_eq!(said.len(), 3);
}

#[tokio::test]
async fn somebody_who_could_write_is_told_so() {
    let running = tds::start(FakeServer { can_write: true, ..server() }).await.expect("a server");
    contract::it_says_what_it_is(usual(&running).await.as_ref(), "SQL Server", Some(true)).await;
}

#[tokio::test]
async fn a_configured_sql_server_is_signed_in_to_as_its_url_says() {
    let running = tds::start(server()).await.expect("a server");
    let url = format!("mssql://reader:pa%20ss%2Fw%C3%B6rd@{}/erp?encrypt=no", running.address());
    let configured = Some(ConfiguredErp::parse(&url).expect("a URL"));
    let sources = ErpSources::new(Allowed { configured, ..Allowed::default() });
    let source = sources.open(&Place::Configured, None, &selects("SELECT * FROM stock")).await;
    contract::all_rows_come_once_and_as_they_are(source.expect("a source").as_ref()).await;
}

#[tokio::test]
async fn a_server_that_cannot_encrypt_is_not_spoken_to_in_the_clear() {
    let running = tds::start(server()).await.expect("a server");
    let servers = vec![AllowedServer::parse(&running.address().to_string()).expect("a server")];
    let allowed = Allowed { servers, ..allowed(running.address()) };
    let place = chosen(ErpKind::SqlServer, &running.address().to_string(), None);
    let source = open(allowed, place, "pa ss/wörd", &selects("SELECT * FROM stock")).await;
    let (trouble, _) = contract::trouble(source.expect("a source").as_ref()).await;
    assert_eq!(trouble, Trouble::Unreachable);
    assert_eq!(running.said(), Vec::<String>::new());
}

#[tokio::test]
async fn each_trouble_of_sql_server_has_its_class() {
    for (fault, expected) in [
        (Fault::StallsBeforeSignIn, Trouble::TimedOut),
        (Fault::StallsAfterSignIn, Trouble::TimedOut),
        (Fault::StallsMidRow, Trouble::TimedOut),
        (Fault::ResetsMidRow, Trouble::BrokenOff),
        (Fault::HangsUpBetweenRows, Trouble::BrokenOff),
        (Fault::Refuses(LOCK_TIMEOUT), Trouble::TimedOut),
        (Fault::Refuses(DEADLOCK), Trouble::BrokenOff),
        (Fault::Refuses(INVALID_OBJECT), Trouble::Refused),
        (Fault::BreaksOff(LOCK_TIMEOUT), Trouble::TimedOut),
        (Fault::BreaksOff(DEADLOCK), Trouble::BrokenOff),
    ] {
        let running = tds::start(FakeServer { fault: Some(fault), ..server() }).await;
        let running = running.expect("a server");
        // Where rows come first, also where they are more than those on their way.
        let comes_first = !matches!(fault, Fault::Refuses(_) | Fault::StallsAfterSignIn);
        let questions = ["SELECT * FROM stock", "SELECT * FROM some"];
        for question in questions.into_iter().take(1 + usize::from(comes_first)) {
            let stalls = expected == Trouble::TimedOut && !matches!(fault, Fault::BreaksOff(_));
            let wait = if stalls { WAIT } else { PATIENCE };
            let source = waiting(&running, question, wait).await.expect("a source");
            let (trouble, took) = contract::trouble(source.as_ref()).await;
            assert_eq!(trouble, expected, "{fault:?} of {question}");
            if matches!(fault, Fault::StallsBeforeSignIn | Fault::StallsAfterSignIn) {
                assert!(WAIT * 9 / 10 < took && took < WAIT * 10, "{fault:?} after {took:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_nobody_is_unreachable() {
    let running = tds::start(server()).await.expect("a server");
    let place = chosen(ErpKind::SqlServer, &running.address().to_string(), Some("erp"));
    let question = selects("SELECT * FROM stock");
    let source = open(allowed(running.address()), place.clone(), "wrong", &question).await;
    let source = source.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::SignInRefused);
    assert_eq!(source.probe().await.expect_err("refused").trouble, Trouble::SignInRefused);
    assert_eq!(source.columns().await.expect_err("refused").trouble, Trouble::SignInRefused);

    let address = running.address();
    drop(running);
    tokio::task::yield_now().await;
    let source = open(allowed(address), place, "wrong", &question).await.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Unreachable);
}

#[tokio::test]
async fn a_table_that_sql_server_does_not_have_is_refused() {
    let running = tds::start(server()).await.expect("a server");
    let source = about(&running, "SELECT * FROM nothing").await.expect("a source");
    assert_eq!(contract::trouble(source.as_ref()).await.0, Trouble::Refused);
    assert_eq!(source.columns().await.expect_err("refused").trouble, Trouble::Refused);
}

#[tokio::test]
async fn types_of_sql_server_lose_nothing() {
    let text = |it: &str| Value::Text(it.to_owned());
    let columns = vec![
        ("customer", Kind::Int),
        ("part", Kind::BigInt),
        ("quantity", Kind::Decimal(3)),
        ("status", Kind::Bit),
        ("expires_on", Kind::Date),
        ("received_on", Kind::DateTime),
        ("last_moved_on", Kind::DateTime2),
        ("description", Kind::NVarchar),
        ("lot", Kind::Varchar),
    ];
    let day = Value::Day(2024, 2, 29);
    // Half of a pair, which is no character.
    let half = Value::Units(vec![0x41, 0xD800, 0x42]);
    let rows = vec![vec![
        Value::Number(292),
        Value::Number(9_007_199_254_740_993),
        Value::Number(-1_250_500),
        Value::Number(1),
        day.clone(),
        day.clone(),
        day,
        half,
        text("Größe"),
    ]];
    let table = Table { columns, rows: Rows::Given(rows) };
    let tables = vec![("from types".to_owned(), table)];
    let running = tds::start(FakeServer { tables, ..server() }).await.expect("a server");
    let source = about(&running, "SELECT * FROM types").await.expect("a source");
    let all = [
        "customer",
        "part",
        "quantity",
        "status",
        "expires_on",
        "received_on",
        "last_moved_on",
        "description",
        "lot",
    ];
    let mapping = mapping(&all.map(|it| (StockColumn::parse(it).expect("a column"), it)));

    let read = contract::read(source.as_ref(), &mapping).await.expect("an answer");
    let line = read.lines.first().expect("a line");
    assert_eq!(read.flaws, []);
    assert_eq!((line.customer.as_str(), line.part.as_str()), ("292", "9007199254740993"));
    assert_eq!(line.quantity.map(|it| it.to_string()).as_deref(), Some("-1250.500"));
    assert_eq!(line.status.as_deref(), Some("1"));
    for date in [line.expires_on, line.received_on, line.last_moved_on] {
        assert_eq!(date.map(|it| it.to_string()).as_deref(), Some("2024-02-29"));
    }
    assert_eq!(line.description.as_deref(), Some("A\u{FFFD}B"));
    assert_eq!(line.lot.as_deref(), Some("Größe"));
    let kinds = source.columns().await.expect("columns");
    assert_eq!(kinds[2].kind, "decimal(38,3)");
}
