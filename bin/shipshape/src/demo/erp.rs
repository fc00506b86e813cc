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

const LINES_OF_EACH: usize = 500;
const TABLES: [&str; 2] = [
    "CREATE TABLE stores (id TEXT PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE inventory (id INTEGER PRIMARY KEY, store_id TEXT NOT NULL REFERENCES stores, \
     part TEXT NOT NULL, store_part TEXT, product TEXT NOT NULL, quantity TEXT NOT NULL, \
     unit TEXT NOT NULL, bin TEXT NOT NULL, reference TEXT, lot TEXT, expires_on TEXT, \
     last_moved_on TEXT NOT NULL, received_on TEXT NOT NULL, po TEXT, status TEXT NOT NULL)",
];
/// How often something is picked or put away.
const MOVES_EVERY: Duration = Duration::from_secs(20);

struct Product {
    id: usize,
    number: &'static str,
    name: &'static str,
}

/// Makes the file as it was on the day before today.
pub(super) async fn make(path: &Path, today: Date) -> anyhow::Result<()> {
    let mut erp = open(path, true).await?;
    let mut all = erp.begin().await?;
    for table in TABLES {
        sqlx::query(table).execute(&mut *all).await?;
    }
    let stores: Vec<&str> = columns(STORES).map(|it| it[0]).collect();
    for store in columns(STORES) {
        let insert = sqlx::query("INSERT INTO stores VALUES (?, ?)");
        insert.bind(store[0]).bind(store[1]).execute(&mut *all).await?;
    }
    let products = products()?;
    let places: Vec<Vec<&str>> = columns(INVENTORY).collect();
    for (nth_store, store) in stores.iter().enumerate() {
        let mut lines = Vec::with_capacity(LINES_OF_EACH);
        for nth in 0..LINES_OF_EACH {
            // 13 has no factor in common with the number of places, so none comes twice.
            let place = &places[(nth_store * 271 + nth * 13) % places.len()];
            let id: usize = place[0].parse().context("a product's id is a number")?;
            let product = products.iter().find(|it| it.id == id);
            let product = product.context("each place is of a product")?;
            lines.push(Line::of(nth_store, nth, place, product, today)?);
        }
        insert(store, lines, &mut all).await?;
    }
    all.commit().await?;
    erp.close().await.context("the demo's ERP cannot be written")
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

fn columns(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().map(|it| it.split('\t').collect())
}

fn products() -> anyhow::Result<Vec<Product>> {
    let products = columns(PRODUCTS).map(|it| {
        let id = it[0].parse().context("a product's id is a number")?;
        Ok(Product { id, number: it[1], name: it[2] })
    });
    products.collect()
}

struct Line {
    part: &'static str,
    store_part: Option<String>,
    product: &'static str,
    quantity: String,
    unit: &'static str,
    bin: String,
    reference: Option<String>,
    lot: Option<String>,
    expires_on: Option<String>,
    last_moved_on: String,
    received_on: String,
    po: Option<String>,
    status: &'static str,
}

impl Line {
    /// The same each time, and of each store's own.
    fn of(
        nth_store: usize,
        nth: usize,
        place: &[&str],
        product: &Product,
        today: Date,
    ) -> anyhow::Result<Self> {
        let (location, shelf, bin) = (place[1], place[2], place[3]);
        let quantity: usize = place[4].parse().context("a quantity is a number")?;
        let mixed = nth_store * 31 + nth * 17 + product.id;
        let unit = match product.id % 11 {
            0 => "kg",
            3 => "box",
            _ => "piece",
        };
        let quantity = quantity + mixed % 97;
        let quantity = match unit {
            "kg" => format!("{quantity}.{}", ["000", "250", "500", "750"][mixed % 4]),
            _ if mixed.is_multiple_of(211) => format!("-{}", mixed % 24 + 1),
            _ => quantity.to_string(),
        };
        let aisle = if shelf == "N/A" { "Y" } else { shelf };
        let ago = |days: usize| {
            let days = i64::try_from(days).unwrap_or_default();
            domain_kernel::days_later(today, -days).unwrap_or(today)
        };
        let ahead = |days: usize| {
            let days = i64::try_from(days).unwrap_or_default();
            domain_kernel::days_later(today, days).unwrap_or(today)
        };
        let received = 40 + mixed % 400;
        let lot = (!mixed.is_multiple_of(3)).then(|| {
            let on = ago(received);
            let letter = char::from(b'A' + u8::try_from(mixed % 6).unwrap_or_default());
            format!("L{:02}{:02}-{letter}", on.year() % 100, on.month())
        });
        Ok(Self {
            part: product.number,
            store_part: (mixed % 4 != 1).then(|| format!("C{}-{}", nth_store + 1, product.id)),
            product: product.name,
            quantity,
            unit,
            bin: format!("{aisle}{bin}-{location:0>2}-{}", mixed % 4 + 1),
            reference: mixed.is_multiple_of(9).then(|| format!("R{mixed:05}")),
            expires_on: (unit == "kg" || mixed.is_multiple_of(13))
                .then(|| ahead(mixed % 900 + 5).to_string()),
            lot,
            last_moved_on: ago(1 + mixed % 39).to_string(),
            received_on: ago(received).to_string(),
            po: mixed.is_multiple_of(2).then(|| format!("PO-{}", 40_000 + mixed % 1_800)),
            status: match mixed % 127 {
                5 => "Quarantine",
                11 => "Count open",
                _ => "OK",
            },
        })
    }
}

async fn insert(store: &str, lines: Vec<Line>, erp: &mut SqliteConnection) -> anyhow::Result<()> {
    let mut insert: QueryBuilder<Sqlite> = QueryBuilder::new(
        "INSERT INTO inventory (store_id, part, store_part, product, quantity, unit, bin, \
         reference, lot, expires_on, last_moved_on, received_on, po, status) ",
    );
    insert.push_values(lines, |mut row, line| {
        row.push_bind(store.to_owned()).push_bind(line.part).push_bind(line.store_part);
        row.push_bind(line.product).push_bind(line.quantity).push_bind(line.unit);
        row.push_bind(line.bin).push_bind(line.reference).push_bind(line.lot);
        row.push_bind(line.expires_on).push_bind(line.last_moved_on).push_bind(line.received_on);
        row.push_bind(line.po).push_bind(line.status);
    });
    insert.build().execute(erp).await?;
    Ok(())
}
