use std::{collections::BTreeSet, sync::Arc};

use application::inventory::{StockCursor, StockFilter, StockPage, StockQuery, StockTotals, Turn};
use domain_inventory::{
    CustomerKey, GenerationNumber, Quantity, StockColumn, StockLine, Visibility,
};
use domain_kernel::StoreError;

use crate::{
    AnyStore,
    stock::{by, first_page, key, line, load, only, scope, streamed, table},
    world::{company, given_company},
};

/// The lines of the table by each column, and by it from its end. What is empty comes last either
/// way, and what is alike as it was loaded.
const SORTED: [(StockColumn, [usize; 8], [usize; 8]); 14] = [
    (StockColumn::Customer, [1, 2, 5, 8, 7, 6, 4, 3], [3, 4, 6, 7, 1, 2, 5, 8]),
    (StockColumn::Part, [5, 6, 2, 3, 8, 7, 1, 4], [4, 1, 7, 2, 3, 8, 5, 6]),
    (StockColumn::CustomerPart, [2, 3, 6, 8, 4, 1, 5, 7], [4, 2, 3, 6, 8, 1, 5, 7]),
    (StockColumn::Description, [7, 2, 8, 1, 6, 4, 5, 3], [5, 4, 6, 1, 2, 8, 7, 3]),
    (StockColumn::Quantity, [2, 7, 8, 3, 1, 5, 6, 4], [6, 1, 5, 3, 2, 7, 8, 4]),
    (StockColumn::Unit, [1, 2, 8, 3, 5, 6, 4, 7], [6, 3, 5, 1, 2, 8, 4, 7]),
    (StockColumn::Bin, [1, 4, 5, 2, 7, 8, 6, 3], [6, 2, 7, 8, 1, 4, 5, 3]),
    (StockColumn::Reference, [6, 7, 1, 4, 2, 8, 3, 5], [2, 8, 1, 4, 6, 7, 3, 5]),
    (StockColumn::Lot, [5, 7, 1, 4, 2, 8, 3, 6], [2, 8, 1, 4, 7, 5, 3, 6]),
    (StockColumn::ExpiresOn, [3, 7, 1, 4, 5, 2, 6, 8], [5, 1, 4, 3, 7, 2, 6, 8]),
    (StockColumn::LastMovedOn, [4, 6, 1, 2, 8, 3, 5, 7], [1, 2, 8, 6, 4, 3, 5, 7]),
    (StockColumn::ReceivedOn, [2, 3, 8, 6, 1, 4, 5, 7], [6, 2, 3, 8, 1, 4, 5, 7]),
    (StockColumn::Po, [7, 1, 4, 5, 2, 8, 3, 6], [2, 8, 1, 4, 5, 7, 3, 6]),
    (StockColumn::Status, [8, 1, 3, 5, 7, 4, 2, 6], [4, 1, 3, 5, 7, 8, 2, 6]),
];

pub async fn stock_is_sorted_by_every_column_both_ways<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let table = table();
    load(&*store, 1, 1, &table).await.expect("loaded");
    let all = StockFilter::default();
    let granted = ["292", "x"].map(|it| only(&[it]));
    for visibility in [Visibility::All, only(&["292", "x ", "All"])].into_iter().chain(granted) {
        let scope = scope(1, 1, visibility);
        for (column, forward, back) in SORTED {
            for (is_descending, order) in [(false, forward), (true, back)] {
                let lines = order.map(|it| table[it - 1].clone()).into_iter();
                let expected: Vec<StockLine> =
                    lines.filter(|it| scope.visibility().sees(&it.customer)).collect();
                let order = by(column, is_descending);
                let query = first_page(all.clone(), order);
                let page = store.stock_page(&scope, &query).await.expect("a page");
                assert_eq!(page.lines, expected, "{order:?} of {:?}", scope.visibility());
                assert_eq!((page.previous, page.next), (None, None));
                assert_eq!(streamed(&*store, &scope, &all, order).await, expected, "{order:?}");
            }
        }
    }
}

pub async fn pages_turned_forward_and_back_have_every_line_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let lines: Vec<StockLine> = (0..93).map(many).collect();
    load(&*store, 1, 1, &lines).await.expect("loaded");
    let filtered = StockFilter { text: Some("tea".to_owned()), ..StockFilter::default() };
    for visibility in [Visibility::All, only(&["292"])] {
        let scope = scope(1, 1, visibility);
        for column in StockColumn::ALL {
            for is_descending in [false, true] {
                for filter in [StockFilter::default(), filtered.clone()] {
                    let order = by(column, is_descending);
                    let expected = streamed(&*store, &scope, &filter, order).await;
                    let expected: Vec<_> = expected.chunks(25).map(<[_]>::to_vec).collect();
                    let mut query = first_page(filter, order);

                    let mut there = Vec::new();
                    let last = loop {
                        let page = store.stock_page(&scope, &query).await.expect("a page");
                        assert!(!page.is_restarted);
                        there.push(page.lines.clone());
                        match page.next {
                            Some(next) => query.cursor = Some(next),
                            None => break page,
                        }
                    };
                    assert_eq!(there, expected, "{order:?}");

                    let mut back = vec![last.lines];
                    let mut previous = last.previous;
                    while let Some(cursor) = previous {
                        query.cursor = Some(cursor);
                        let page = store.stock_page(&scope, &query).await.expect("a page");
                        assert!(page.next.is_some());
                        back.insert(0, page.lines);
                        previous = page.previous;
                    }
                    assert_eq!(back, expected, "{order:?} and back");
                }
            }
        }
    }
}

pub async fn a_place_outside_of_the_scope_leads_to_the_first_page<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    load(&*store, 1, 1, &table()).await.expect("loaded");
    let scope = scope(1, 1, only(&["292"]));
    let first = first_page(StockFilter::default(), by(StockColumn::Part, false));
    let expected = store.stock_page(&scope, &first).await.expect("a page").lines;
    for (generation, line) in [(1, 3), (1, 99), (1, 0), (1, -1), (2, 1)] {
        for turn in [Turn::Forward, Turn::Back] {
            let generation = GenerationNumber(generation);
            let cursor = Some(StockCursor { generation, line, turn });
            let page = store.stock_page(&scope, &StockQuery { cursor, ..first.clone() }).await;
            let restarted =
                StockPage { lines: expected.clone(), is_restarted: true, ..StockPage::default() };
            assert_eq!(page.expect("a page"), restarted, "{cursor:?}");
        }
    }
}

pub async fn stock_is_seen_by_its_customer_and_nobody_else<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let keys = ["292", "x", "x ", "X", "All", "a|b", "O'Neil", "عميل", "%", "a", "b"];
    let rows = keys.iter().enumerate();
    let lines: Vec<_> =
        rows.map(|(at, key)| line(&format!("{key};P{at};;thing;{at};kg;B{at}"))).collect();
    let loaded = load(&*store, 1, 1, &lines).await.expect("loaded");
    assert_eq!(loaded.n_lines, 11);
    assert_eq!(loaded.customers, keys.iter().map(|it| (key(it), 1)).collect());
    let number = GenerationNumber(1);
    let counted = store.customers_in(company(1), number).await.expect("counted");
    assert_eq!(counted, loaded.customers);

    let (all, order) = (StockFilter::default(), by(StockColumn::Part, false));
    for (name, line) in keys.iter().zip(&lines) {
        let scope = scope(1, 1, only(&[*name]));
        let asked_for: BTreeSet<CustomerKey> = keys.iter().map(|it| key(it)).collect();
        let asked_for = StockFilter { customers: asked_for, ..StockFilter::default() };
        for filter in [all.clone(), asked_for] {
            let query = first_page(filter.clone(), order);
            let page = store.stock_page(&scope, &query).await.expect("a page");
            assert_eq!(page.lines, std::slice::from_ref(line), "{name:?}");
            let totals = store.stock_totals(&scope, &filter).await.expect("totals");
            let units = vec![(Some("kg".to_owned()), line.quantity.expect("one"))];
            assert_eq!(totals, StockTotals { n_lines: 1, units }, "{name:?}");
            assert_eq!(streamed(&*store, &scope, &filter, order).await, std::slice::from_ref(line));
        }
        let bins = store.stock_values(&scope, StockColumn::Bin, None, 50).await.expect("bins");
        let bins: Vec<_> = bins.into_iter().map(|it| Some(it.value)).collect();
        assert_eq!(bins, std::slice::from_ref(&line.bin), "{name:?}");
    }
    for visibility in [only(&[]), only(&["29"]), only(&["all", "292 ", "o'neil"])] {
        let scope = scope(1, 1, visibility);
        let page = store.stock_page(&scope, &first_page(all.clone(), order)).await;
        assert_eq!(page.expect("a page"), StockPage::default());
        assert_eq!(store.stock_totals(&scope, &all).await.expect("totals").n_lines, 0);
        assert!(streamed(&*store, &scope, &all, order).await.is_empty());
        let parts = store.stock_values(&scope, StockColumn::Part, None, 50).await;
        assert_eq!(parts.expect("parts"), []);
    }
}

pub async fn what_is_not_finished_is_not_there<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
    }
    let (number, all) = (GenerationNumber(1), StockFilter::default());
    let query = first_page(all.clone(), by(StockColumn::Part, false));
    let ours = scope(1, 1, Visibility::All);
    let is_gone = |it: Result<StockPage, StoreError>| matches!(it, Err(StoreError::Unavailable(_)));
    assert!(is_gone(store.stock_page(&ours, &query).await));
    let mut loading = store.begin_generation(company(1), number).await.expect("begun");
    loading.add(table()).await.expect("added");
    assert!(is_gone(store.stock_page(&ours, &query).await));
    assert!(store.stock_totals(&ours, &all).await.is_err());
    assert!(store.customers_in(company(1), number).await.is_err());
    drop(loading);
    assert!(is_gone(store.stock_page(&ours, &query).await));

    // What was left of it is in nobody's way.
    load(&*store, 1, 1, &table()[..2]).await.expect("loaded");
    assert_eq!(store.stock_page(&ours, &query).await.expect("a page").lines.len(), 2);
    assert!(is_gone(store.stock_page(&scope(2, 1, Visibility::All), &query).await));
    assert!(is_gone(store.stock_page(&scope(1, 2, Visibility::All), &query).await));

    load(&*store, 1, 2, &[]).await.expect("an empty warehouse");
    let page = store.stock_page(&scope(1, 2, Visibility::All), &query).await;
    assert_eq!(page.expect("a page"), StockPage::default());
}

pub async fn generations_that_are_not_kept_are_gone<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
        for generation in 1..=4 {
            load(&*store, number, generation, &table()).await.expect("loaded");
        }
    }
    let query = first_page(StockFilter::default(), by(StockColumn::Part, false));
    let there = async |company| {
        let mut there = Vec::new();
        for generation in 1..=4 {
            let scope = scope(company, generation, Visibility::All);
            if store.stock_page(&scope, &query).await.is_ok() {
                there.push(generation);
            }
        }
        there
    };
    assert_eq!(there(1).await, [1, 2, 3, 4]);
    let keep = [3, 1].map(GenerationNumber);
    store.keep_only(company(1), &keep).await.expect("kept");
    assert_eq!(there(1).await, [1, 3, 4], "the last one may not be shown yet");
    store.keep_only(company(1), &[]).await.expect("kept");
    assert_eq!(there(1).await, [0; 0]);
    assert_eq!(there(2).await, [1, 2, 3, 4]);
}

/// Lines of two customers with much that is alike, and much that is empty.
fn many(number: usize) -> StockLine {
    let or_empty = |text: String, every: usize| {
        if number.is_multiple_of(every) { String::new() } else { text }
    };
    let customer = if number.is_multiple_of(4) { "x" } else { "292" };
    let date = |every| or_empty(format!("2026-0{}-01", number % 3 + 1), every);
    let cells = [
        customer.to_owned(),
        format!("P{}", number % 11),
        or_empty(format!("C{}", number % 3), 2),
        or_empty(format!("tea {}", number % 5), 3),
        or_empty(format!("{}", number % 7), 5),
        or_empty("kg".to_owned(), 2),
        or_empty(format!("A{}", number % 13), 6),
        or_empty(format!("R{}", number % 2), 3),
        or_empty(format!("L{number}"), 4),
        date(2),
        date(5),
        date(7),
        or_empty(format!("PO{}", number % 9), 8),
        or_empty("OK".to_owned(), 9),
    ];
    let line = line(&cells.join(";"));
    StockLine { quantity: line.quantity.map(|it| Quantity::restore(-it.millionths(), 0)), ..line }
}
