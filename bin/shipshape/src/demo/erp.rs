//! The ERP of Harbour & Sons: a SQLite file of its own, with the stock of forty customers, which
//! moves while somebody watches.

use std::{path::Path, time::Duration};

use anyhow::Context;
use jiff::civil::Date;
use sqlx::{
    ConnectOptions, Connection, QueryBuilder, Sqlite, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};
use tokio::time::sleep;

/// Id, number and name: of `AdventureWorks`, a sample of Microsoft's (`LICENSE` beside them), as are
/// the others.
const PRODUCTS: &str = include_str!("../../demo/erp/products.tsv");
/// Product, location, shelf, bin and quantity.
const INVENTORY: &str = include_str!("../../demo/erp/inventory.tsv");
/// Id and name.
const STORES: &str = include_str!("../../demo/erp/stores.tsv");

pub(super) const STOCK: &str = "\
    SELECT store_id AS customer, part, store_part AS customer_part, product AS description, \
    quantity, unit, bin, reference, lot, expires_on, last_moved_on, received_on, po, status \
    FROM inventory";
pub(super) const CUSTOMERS: &str = "SELECT id AS customer, name FROM stores";

const TABLES: &str = "\
    CREATE TABLE stores (id TEXT PRIMARY KEY, name TEXT NOT NULL); \
    CREATE TABLE inventory (id INTEGER PRIMARY KEY, store_id TEXT NOT NULL REFERENCES stores, \
        part TEXT NOT NULL, store_part TEXT, product TEXT NOT NULL, quantity TEXT NOT NULL, \
        unit TEXT NOT NULL, bin TEXT NOT NULL, reference TEXT, lot TEXT, expires_on TEXT, \
        last_moved_on TEXT NOT NULL, received_on TEXT NOT NULL, po TEXT, status TEXT NOT NULL); \
    CREATE TEMP TABLE products (id INTEGER PRIMARY KEY, number TEXT, name TEXT); \
    CREATE TEMP TABLE places (nth INTEGER PRIMARY KEY, product INTEGER, location INTEGER, \
        shelf TEXT, bin INTEGER, quantity INTEGER)";

/// Five hundred lines of each store, the same each time and each store's own, with days before and
/// after `?1`. 13 has no factor in common with the number of places, so none comes twice.
const LINES: &str = "\
    INSERT INTO inventory (store_id, part, store_part, product, quantity, unit, bin, reference, \
        lot, expires_on, last_moved_on, received_on, po, status) \
    WITH RECURSIVE \
        counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < 499), \
        own(id, nth) AS (SELECT id, ROW_NUMBER() OVER (ORDER BY rowid) - 1 FROM stores), \
        mixed AS (SELECT own.id AS store, own.nth, p.*, r.number, r.name, \
                own.nth * 31 + n * 17 + r.id AS m, \
                CASE r.id % 11 WHEN 0 THEN 'kg' WHEN 3 THEN 'box' ELSE 'piece' END AS unit \
            FROM own, counted \
            JOIN places p ON p.nth = (own.nth * 271 + n * 13) % (SELECT COUNT(*) FROM places) \
            JOIN products r ON r.id = p.product ORDER BY own.nth, n) \
    SELECT store, number, CASE WHEN m % 4 <> 1 THEN printf('C%d-%d', nth + 1, product) END, name, \
        CASE WHEN unit = 'kg' \
                THEN printf('%d.%s', quantity + m % 97, substr('000250500750', 1 + m % 4 * 3, 3)) \
            WHEN m % 211 = 0 THEN -(m % 24) - 1 ELSE quantity + m % 97 END, \
        unit, \
        printf('%s%d-%02d-%d', CASE shelf WHEN 'N/A' THEN 'Y' ELSE shelf END, bin, location, \
            m % 4 + 1), \
        CASE WHEN m % 9 = 0 THEN printf('R%05d', m) END, \
        CASE WHEN m % 3 <> 0 THEN printf('L%s-%s', \
            substr(strftime('%Y%m', ?1, '-' || (40 + m % 400) || ' days'), 3), \
            substr('ABCDEF', 1 + m % 6, 1)) END, \
        CASE WHEN unit = 'kg' OR m % 13 = 0 THEN date(?1, '+' || (5 + m % 900) || ' days') END, \
        date(?1, '-' || (1 + m % 39) || ' days'), date(?1, '-' || (40 + m % 400) || ' days'), \
        CASE WHEN m % 2 = 0 THEN 'PO-' || (40000 + m % 1800) END, \
        CASE m % 127 WHEN 5 THEN 'Quarantine' WHEN 11 THEN 'Count open' ELSE 'OK' END \
    FROM mixed";

/// How often something is picked or put away.
const MOVES_EVERY: Duration = Duration::from_secs(20);

/// Makes the file as it was on the day before today.
pub(super) async fn make(path: &Path, today: Date) -> anyhow::Result<()> {
    let mut erp = open(path, true).await?;
    sqlx::raw_sql(TABLES).execute(&mut erp).await?;
    fill("INSERT INTO stores (id, name) ", STORES, &mut erp).await?;
    fill("INSERT INTO products (id, number, name) ", PRODUCTS, &mut erp).await?;
    let places = "INSERT INTO places (product, location, shelf, bin, quantity) ";
    fill(places, INVENTORY, &mut erp).await?;
    // They are counted from nothing.
    sqlx::raw_sql("UPDATE places SET nth = nth - 1").execute(&mut erp).await?;
    sqlx::query(LINES).bind(today.to_string()).execute(&mut erp).await?;
    erp.close().await.context("the demo's ERP cannot be written")
}

/// Inserts the first columns of a table, as many as are named.
async fn fill(
    insert: &'static str,
    table: &'static str,
    erp: &mut SqliteConnection,
) -> anyhow::Result<()> {
    let n_columns = insert.matches(',').count() + 1;
    let mut insert: QueryBuilder<Sqlite> = QueryBuilder::new(insert);
    insert.push_values(table.lines(), |mut row, line| {
        for value in line.split('\t').take(n_columns) {
            row.push_bind(value);
        }
    });
    insert.build().execute(erp).await?;
    Ok(())
}

/// What happened since yesterday: goods came, left and were put elsewhere.
pub(super) async fn live_a_day(path: &Path, today: Date) -> anyhow::Result<()> {
    let mut erp = open(path, false).await?;
    let moves = [
        "UPDATE inventory SET quantity = quantity - 5, last_moved_on = ?1 \
         WHERE id % 97 = 3 AND unit = 'piece' AND 40 < CAST(quantity AS INTEGER)",
        "UPDATE inventory SET quantity = quantity + 120, last_moved_on = ?1, received_on = ?1 \
         WHERE id % 181 = 7 AND unit <> 'kg'",
        "UPDATE inventory SET bin = 'Z' || substr(bin, 2), last_moved_on = ?1 WHERE id % 499 = 11",
        "DELETE FROM inventory WHERE id % 997 = 13 AND ?1 <> ''",
    ];
    for moved in moves {
        sqlx::query(moved).bind(today.to_string()).execute(&mut erp).await?;
    }
    erp.close().await.context("the demo's ERP cannot be written")
}

/// Picks and puts away a few pieces now and again, until it is dropped.
pub(super) async fn move_on(path: &Path, today: Date) {
    for nth in 0_i64.. {
        sleep(MOVES_EVERY).await;
        // The demo goes on when its ERP does not.
        let _ = pick(path, nth, today).await;
    }
}

async fn pick(path: &Path, nth: i64, today: Date) -> anyhow::Result<()> {
    let mut erp = open(path, false).await?;
    let picked = sqlx::query(
        "UPDATE inventory SET quantity = CAST(quantity AS INTEGER) + ?1, last_moved_on = ?2 \
         WHERE id % 401 = ?3 AND unit = 'piece'",
    );
    let by = if nth % 3 == 0 { 24 } else { -1 };
    picked.bind(by).bind(today.to_string()).bind(nth * 7 % 401).execute(&mut erp).await?;
    erp.close().await.context("the demo's ERP cannot be written")
}

async fn open(path: &Path, is_new: bool) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(is_new);
    // Whoever reads never waits for whoever writes.
    let options =
        options.journal_mode(SqliteJournalMode::Delete).busy_timeout(Duration::from_secs(5));
    let opened = options.disable_statement_logging().connect().await;
    opened.context("the demo's ERP cannot be opened")
}
