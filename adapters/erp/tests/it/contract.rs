//! What every ERP promises, as functions that run on each kind.

use std::time::{Duration, Instant};

use application::inventory::{SourceError, StockBatch, StockSource};
use domain_inventory::{StockColumn, StockMapping, Trouble};

use crate::fixture::{COLUMNS, CUSTOMERS, N_MANY, expected, mapping, sorted, told, usual_mapping};

/// As many lines as come at once.
const MOST_AT_ONCE: usize = 1000;

pub(crate) async fn read(
    source: &dyn StockSource,
    mapping: &StockMapping,
) -> Result<StockBatch, SourceError> {
    let mut batches = source.stock(mapping).await?;
    let mut all = StockBatch::default();
    while let Some(batch) = batches.next().await? {
        all.lines.extend(batch.lines);
        all.flaws.extend(batch.flaws);
    }
    Ok(all)
}

/// Why it cannot be read, and how long it took to find out. No end may come before the trouble.
pub(crate) async fn trouble(source: &dyn StockSource) -> (Trouble, Duration) {
    let begun = Instant::now();
    let error = read(source, &usual_mapping()).await.expect_err("a trouble");
    (error.trouble, begun.elapsed())
}

pub(crate) async fn all_rows_come_once_and_as_they_are(source: &dyn StockSource) {
    let read = read(source, &usual_mapping()).await.expect("an answer");

    assert_eq!(sorted(read.lines.iter().map(told).collect()), expected());
    assert_eq!(read.flaws, []);
}

pub(crate) async fn customers_come_with_their_keys(source: &dyn StockSource) {
    let mut batches = source.customers().await.expect("an answer");
    let mut customers = Vec::new();
    while let Some(batch) = batches.next().await.expect("a batch") {
        customers.extend(batch);
    }

    let told = customers.iter().map(|it| (it.key.as_str(), it.name.as_str()));
    assert_eq!(sorted(told.collect()), sorted(CUSTOMERS.to_vec()));
}

pub(crate) async fn the_columns_of_an_answer_are_told(source: &dyn StockSource) {
    let columns = source.columns().await.expect("columns");

    let names: Vec<&str> = columns.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, COLUMNS);
    assert!(columns.iter().all(|it| !it.kind.is_empty()), "{columns:?}");
}

pub(crate) async fn a_column_that_is_missing_is_named(source: &dyn StockSource) {
    let mapping = mapping(&[
        (StockColumn::Customer, "customer"),
        (StockColumn::Part, "part"),
        (StockColumn::Quantity, "quantity"),
        (StockColumn::Bin, "shelf"),
    ]);

    let error = read(source, &mapping).await.expect_err("no such column");
    assert_eq!(error.trouble, Trouble::Column("shelf".to_owned()));
}

pub(crate) async fn a_column_is_found_whatever_its_case(source: &dyn StockSource) {
    let mapping = mapping(&[
        (StockColumn::Customer, "CUSTOMER"),
        (StockColumn::Part, "Lot"),
        (StockColumn::Quantity, "quantity"),
    ]);

    let read = read(source, &mapping).await.expect("an answer");
    assert_eq!(sorted(read.lines.iter().map(|it| it.part.as_str()).collect()), ["0", "1E5"]);
    // A row without a part is none.
    assert_eq!(read.flaws.len(), 4);
}

/// Of a source with [`N_MANY`] lines, of which no part is a quantity.
pub(crate) async fn a_column_of_another_type_is_named(source: &dyn StockSource) {
    let mapping = mapping(&[
        (StockColumn::Customer, "customer"),
        (StockColumn::Part, "quantity"),
        (StockColumn::Quantity, "part"),
    ]);

    let error = read(source, &mapping).await.expect_err("no quantities");
    assert_eq!(error.trouble, Trouble::Column("part".to_owned()));
}

/// Of a source with [`N_MANY`] lines. What lies between it and us are a few batches.
pub(crate) async fn many_rows_come_a_few_at_a_time(source: &dyn StockSource) {
    let mut batches = source.stock(&usual_mapping()).await.expect("an answer");
    let (mut n_lines, mut n_units) = (0, 0);
    while let Some(batch) = batches.next().await.expect("a batch") {
        assert!(batch.lines.len() <= MOST_AT_ONCE);
        n_lines += batch.lines.len() as u64;
        let units = batch.lines.iter().filter_map(|it| it.quantity);
        n_units += units.map(|it| it.millionths() / 1_000_000).sum::<i64>();
    }

    let expected: u64 = (0..N_MANY).sum();
    assert_eq!((n_lines, n_units), (N_MANY, i64::try_from(expected).expect("small")));
}

/// Of a source with [`N_MANY`] lines.
pub(crate) async fn an_answer_that_is_half_read_and_dropped_does_not_matter(
    source: &dyn StockSource,
) {
    for _ in 0..3 {
        let mut batches = source.stock(&usual_mapping()).await.expect("an answer");
        let batch = batches.next().await.expect("a batch").expect("lines");
        assert_eq!(batch.lines.len(), MOST_AT_ONCE);
    }
    many_rows_come_a_few_at_a_time(source).await;
}

pub(crate) async fn it_says_what_it_is(
    source: &dyn StockSource,
    product: &str,
    can_write: Option<bool>,
) {
    let facts = source.probe().await.expect("facts");

    assert!(facts.product.starts_with(product), "{}", facts.product);
    assert_eq!(facts.can_write, can_write);
}
