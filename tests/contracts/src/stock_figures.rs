use std::{collections::BTreeSet, sync::Arc};

use application::inventory::{
    ChangeKind, ChangesPage, DateRange, StockChange, StockFilter, StockScope, StockTotals,
    ValueCount,
};
use domain_inventory::{GenerationNumber, Quantity, StockColumn, StockLine, Visibility};

use crate::{
    AnyStore,
    stock::{by, first_page, key, line, load, only, scope, streamed, table},
    world::given_company,
};

/// Where which values are looked for, how many at most, and what is found.
type Case<'a> = (&'a StockScope, StockColumn, Option<&'a str>, u32, &'a [(&'a str, u64)]);

pub async fn a_filter_leaves_what_has_everything_it_says<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let table = table();
    load(&*store, 1, 1, &table).await.expect("loaded");
    let text = |it: &str| StockFilter { text: Some(it.to_owned()), ..StockFilter::default() };
    let set = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>();
    let day = |it: &str| Some(it.parse().expect("a date"));
    let expires = |from, to| {
        let expires = DateRange { from, to };
        StockFilter { expires, ..StockFilter::default() }
    };
    let bins = StockFilter { bins: set(&["A1-2", "b"]), ..StockFilter::default() };
    let parts = StockFilter { parts: set(&["A2", "00123", "x"]), ..StockFilter::default() };
    let statuses = StockFilter { statuses: set(&["OK"]), ..StockFilter::default() };
    let customers = StockFilter { customers: [key("x")].into(), ..StockFilter::default() };
    let moved = DateRange { from: None, to: day("2026-01-01") };
    let filters: [(StockFilter, &[usize]); 19] = [
        (StockFilter::default(), &[1, 2, 3, 4, 5, 6, 7, 8]),
        (text("TEA"), &[1, 2, 8]),
        (text("tea LOOSE"), &[1]),
        (text("éclair"), &[4]),
        (text("ÉCLAIR"), &[4]),
        (text("ملف"), &[5]),
        (text("a2"), &[2, 3, 7, 8]),
        (text("po10 r10"), &[2, 8]),
        (text("l9 r2"), &[1, 4]),
        (text("%"), &[]),
        (text("ct-7"), &[]),
        (bins.clone(), &[1, 5]),
        (parts.clone(), &[2, 5, 8]),
        (statuses.clone(), &[1, 5, 7]),
        (customers.clone(), &[4]),
        (expires(day("2026-05-01"), None), &[1, 4, 5]),
        (expires(day("2026-04-30"), day("2026-05-01")), &[1, 3, 4, 7]),
        (StockFilter { last_moved: moved, ..StockFilter::default() }, &[4, 6]),
        (StockFilter { statuses: set(&["OK"]), ..bins.clone() }, &[1, 5]),
    ];
    for visibility in [Visibility::All, only(&["292", "x"]), only(&["292"]), only(&["x"])] {
        let scope = scope(1, 1, visibility);
        for (filter, numbers) in &filters {
            let lines = numbers.iter().map(|it| &table[it - 1]);
            let expected: Vec<&StockLine> =
                lines.filter(|it| scope.visibility().sees(&it.customer)).collect();
            for order in [by(StockColumn::Part, false), by(StockColumn::Po, true)] {
                let query = first_page(filter.clone(), order);
                let page = store.stock_page(&scope, &query).await.expect("a page");
                let streamed = streamed(&*store, &scope, filter, order).await;
                assert_eq!(page.lines, streamed, "{filter:?}");
                let found = |it: &&&StockLine| streamed.contains(it);
                let n_found = expected.iter().filter(found).count();
                assert_eq!(
                    (streamed.len(), n_found),
                    (expected.len(), expected.len()),
                    "{filter:?}"
                );
            }
            let totals = store.stock_totals(&scope, filter).await.expect("totals");
            assert_eq!(totals.n_lines, u64::try_from(expected.len()).expect("few"), "{filter:?}");
            let again = store.stock_totals(&scope, filter).await.expect("totals");
            assert_eq!(again, totals, "{filter:?}");
        }
    }
}

pub async fn totals_are_by_unit_and_never_of_two_units<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    load(&*store, 1, 1, &table()).await.expect("loaded");
    let quantity = |it: &str| Quantity::parse(it).expect("a quantity");
    let unit = |unit: &str, sum| (Some(unit.to_owned()), quantity(sum));
    let all = StockFilter::default();
    let ok = StockFilter { statuses: ["OK".to_owned()].into(), ..StockFilter::default() };
    let everything = vec![
        unit("Carton", "-48"),
        unit("carton", "480"),
        unit("kg", "480.25"),
        unit("piece", "1000"),
        (None, quantity("-24")),
    ];
    let of_292 = vec![unit("Carton", "-48"), unit("carton", "480"), unit("kg", "480.0")];
    let ok_of_292 = vec![unit("carton", "480"), unit("kg", "480.0")];
    for (visibility, filter, n_lines, units) in [
        (Visibility::All, &all, 8, everything),
        (only(&["292"]), &all, 4, of_292),
        (only(&["292", "x"]), &ok, 2, ok_of_292),
        (only(&["x"]), &all, 1, vec![(None, quantity("0"))]),
    ] {
        let scope = scope(1, 1, visibility);
        let totals = store.stock_totals(&scope, filter).await.expect("totals");
        assert_eq!(totals, StockTotals { n_lines, units });
    }

    // The largest numbers that there are make no sum too long for its column.
    let largest = line("292;P;;;9223372036854.775807;kg");
    let smallest = line("292;P;;;-9223372036854.775807;kg");
    let lines = [&largest, &largest, &largest, &smallest, &smallest].map(StockLine::clone);
    load(&*store, 1, 2, &lines).await.expect("loaded");
    let part = StockFilter { parts: ["P".to_owned()].into(), ..StockFilter::default() };
    for filter in [all, part] {
        let totals = store.stock_totals(&scope(1, 2, Visibility::All), &filter).await;
        let units = vec![unit("kg", "9223372036854.775807")];
        assert_eq!(totals.expect("totals"), StockTotals { n_lines: 5, units });
    }
}

pub async fn values_of_a_column_are_counted_within_the_scope<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    load(&*store, 1, 1, &table()).await.expect("loaded");
    let (all, ours) = (scope(1, 1, Visibility::All), scope(1, 1, only(&["292", "x"])));
    let (bin, status, part) = (StockColumn::Bin, StockColumn::Status, StockColumn::Part);
    let bins: &[(&str, u64)] = &[("A1-2", 2), ("a1-2", 1), ("A1-10", 3), ("B", 1)];
    let cases: [Case<'_>; 9] = [
        (&all, bin, None, 50, bins),
        (&all, bin, None, 2, &bins[..2]),
        (&all, bin, Some("1-1"), 50, &[("A1-10", 3)]),
        (&all, bin, Some("b"), 50, &[("B", 1)]),
        (&ours, bin, None, 50, &[("A1-2", 2), ("a1-2", 1), ("A1-10", 2)]),
        (&ours, bin, Some("B"), 50, &[]),
        (&ours, status, None, 50, &[("held", 1), ("OK", 2), ("Quarantine", 1)]),
        (&ours, part, None, 50, &[("00123", 1), ("A2", 2), ("A10", 1), ("B1", 1)]),
        (
            &all,
            StockColumn::Unit,
            None,
            50,
            &[("Carton", 2), ("carton", 1), ("kg", 2), ("piece", 1)],
        ),
    ];
    for (scope, column, text, most, expected) in cases {
        // The second time it is known.
        for _ in 0..2 {
            let found = store.stock_values(scope, column, text, most).await.expect("values");
            let expected = expected.iter().map(|(value, n_lines)| ValueCount {
                value: (*value).to_owned(),
                n_lines: *n_lines,
            });
            assert_eq!(found, expected.collect::<Vec<_>>(), "{column:?} {text:?}");
        }
    }
}

pub async fn what_is_different_between_two_generations_is_listed<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let before = [
        "292;A2;;tea;10;kg;A1;;L1",
        "292;A10;;cake;5;kg;A1;;L1",
        "292;A10;;cake;5;kg;A1;;L1",
        "292;A3;;same;7;kg;A1",
        "292;A4;;gone;2;kg;A1",
        "x;A1;;hidden;1;kg;A1",
        "292;A5;;none;;kg;A1",
    ];
    let after = [
        "292;A3;;same;7.0;kg;A1",
        "292;A10;;cakes;8;kg;A1;;L1",
        "292;A2;;tea;4;kg;A1;;L1",
        "292;A2;;tea;6;kg;A2;;L1",
        "292;B1;;new;0.5;kg;;;",
        "x;A1;;hidden;2;kg;A1",
        "292;A5;;none;;kg;A1",
        "All;A1;;theirs;1;kg;A1",
    ];
    load(&*store, 1, 1, &before.map(line)).await.expect("loaded");
    load(&*store, 1, 2, &after.map(line)).await.expect("loaded");
    let change = |of: &str, lot: Option<&str>, bin: Option<&str>, sides: [&str; 2], kind| {
        let mut of = of.split(';').map(str::to_owned);
        let mut next = || of.next().expect("a word");
        let [before, after] = sides.map(|it| Quantity::parse(it).ok());
        StockChange {
            customer: key(&next()),
            part: next(),
            description: Some(next()),
            lot: lot.map(str::to_owned),
            bin: bin.map(str::to_owned),
            unit: Some("kg".to_owned()),
            before,
            after,
            kind,
        }
    };
    let (l1, a1) = (Some("L1"), Some("A1"));
    let ours = [
        change("292;A2;tea", l1, a1, ["10", "4"], ChangeKind::Moved),
        change("292;A2;tea", l1, Some("A2"), ["", "6"], ChangeKind::Moved),
        change("292;A4;gone", None, a1, ["2", ""], ChangeKind::Shipped),
        change("292;A10;cakes", l1, a1, ["10", "8"], ChangeKind::Counted),
        change("292;B1;new", None, None, ["", "0.5"], ChangeKind::Received),
    ];
    let others = [
        change("All;A1;theirs", None, a1, ["", "1"], ChangeKind::Received),
        change("x;A1;hidden", None, a1, ["1", "2"], ChangeKind::Counted),
    ];
    let everything: Vec<StockChange> = ours.iter().chain(&others).cloned().collect();
    let earlier = GenerationNumber(1);
    let theirs = scope(1, 2, only(&["292"]));
    for (skip, most, expected) in [(0, 10, &ours[..]), (1, 2, &ours[1..3]), (5, 3, &ours[..0])] {
        let page = store.stock_changes(&theirs, earlier, skip, most).await.expect("changes");
        assert_eq!(page, ChangesPage { changes: expected.to_vec(), n_matches: 5 });
    }
    let all = scope(1, 2, Visibility::All);
    let page = store.stock_changes(&all, earlier, 0, 50).await.expect("changes");
    assert_eq!(page, ChangesPage { changes: everything, n_matches: 7 });
    // Who is in neither, or in one of them only.
    let nobody = scope(1, 2, only(&["y"]));
    let page = store.stock_changes(&nobody, earlier, 0, 50).await.expect("changes");
    assert_eq!(page, ChangesPage::default());
    let new = scope(1, 2, only(&["All"]));
    let page = store.stock_changes(&new, earlier, 0, 50).await.expect("changes");
    assert_eq!(page, ChangesPage { changes: others[..1].to_vec(), n_matches: 1 });
    let same = store.stock_changes(&all, GenerationNumber(2), 0, 50).await.expect("none");
    assert_eq!(same, ChangesPage::default());
    assert!(store.stock_changes(&all, GenerationNumber(9), 0, 50).await.is_err());
}
