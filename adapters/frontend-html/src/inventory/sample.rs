//! Stock for the samples of pages, as the prototypes have it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use application::{
    Page, PageNumber,
    inventory::{
        ChangeKind, FilterValues, Glance, SeenChanges, ShownStock, StockChange, StockCursor,
        StockPage, StockTotals, Turn, ValueCount,
    },
};
use domain_inventory::{
    CustomerKey, CustomerName, Freshness, Generation, GenerationNumber, Quantity, StockColumn,
    StockLine, Trouble,
};
use domain_kernel::{Date, Timestamp};

/// 27 November 2026, 13:02:30 UTC
pub(super) fn now() -> Timestamp {
    Timestamp::from_micros(1_795_784_550_000_000)
}

pub(super) fn today() -> Date {
    "2026-11-27".parse().unwrap_or_default()
}

pub(super) fn key(key: &str) -> CustomerKey {
    CustomerKey::restore(key.to_owned())
}

pub(super) fn names() -> BTreeMap<CustomerKey, CustomerName> {
    let names = [("292", "Calder Tea Company"), ("293", "Calder Gifts")];
    names.map(|(it, name)| (key(it), CustomerName::restore(name.to_owned()))).into()
}

pub(super) fn line(part: &str) -> StockLine {
    let text = |it: &str| Some(it.to_owned());
    StockLine {
        customer: key("292"),
        part: part.to_owned(),
        customer_part: text("CT-88"),
        description: text("Assam breakfast, 40 × 250 g"),
        quantity: Quantity::parse("480").ok(),
        unit: text("carton"),
        bin: text("A2-04-1"),
        reference: None,
        lot: text("L2609-A"),
        expires_on: "2028-03-14".parse().ok(),
        last_moved_on: "2026-11-19".parse().ok(),
        received_on: None,
        po: None,
        status: text("OK"),
    }
}

pub(super) fn lines() -> Vec<StockLine> {
    let text = |it: &str| Some(it.to_owned());
    vec![
        line("00123"),
        StockLine {
            customer_part: None,
            description: text("Chamomile flowers, cut"),
            quantity: Quantity::parse("88.250").ok(),
            unit: text("kg"),
            expires_on: "2026-12-18".parse().ok(),
            status: text("Quarantine"),
            ..line("00152")
        },
        StockLine {
            customer: key("293"),
            description: text("<b>Tin</b>, 125 g, cream"),
            quantity: Quantity::parse("-24").ok(),
            unit: text("piece"),
            lot: None,
            expires_on: "2026-11-26".parse().ok(),
            status: text("Count open"),
            ..line("00168")
        },
    ]
}

pub(super) fn generation() -> Generation {
    let none = [StockColumn::Reference, StockColumn::ReceivedOn, StockColumn::Po];
    let columns = StockColumn::ALL.into_iter().filter(|it| !none.contains(it));
    Generation {
        number: GenerationNumber(12),
        as_of: now().minus(Duration::from_mins(1)),
        loaded_at: now().minus(Duration::from_secs(58)),
        n_lines: 20_000,
        n_flawed: 0,
        columns: columns.collect(),
    }
}

pub(super) fn shown() -> ShownStock {
    let value = |it: &str, n_lines| ValueCount { value: it.to_owned(), n_lines };
    let values = BTreeMap::from([
        (StockColumn::Customer, vec![value("292", 300), value("293", 12)]),
        (StockColumn::Status, vec![value("Count open", 1), value("OK", 310)]),
        (StockColumn::Bin, (0..51).map(|it| value(&format!("A{it}"), 6)).collect()),
        (StockColumn::Part, vec![value("00123", 2)]),
    ]);
    let total =
        |unit: Option<&str>, it: &str| Some((unit.map(str::to_owned), Quantity::parse(it).ok()?));
    let units = [
        total(Some("carton"), "6214"),
        total(Some("kg"), "9880.250"),
        total(Some("piece"), "84336"),
        total(None, "2"),
    ];
    let cursor = |line, turn| Some(StockCursor { generation: GenerationNumber(12), line, turn });
    ShownStock {
        generation: generation(),
        freshness: Freshness::Fresh,
        trouble: None,
        is_refreshing: false,
        has_newer: false,
        is_restarted: false,
        has_several: true,
        page: StockPage {
            lines: lines(),
            previous: cursor(26, Turn::Back),
            next: cursor(50, Turn::Forward),
            is_restarted: false,
        },
        totals: StockTotals { n_lines: 312, units: units.into_iter().flatten().collect() },
        hidden: BTreeSet::from([StockColumn::LastMovedOn]),
        values: Arc::new(FilterValues { columns: values, names: names() }),
        names: names(),
        customers: Vec::new(),
        glance: None,
        now: now(),
    }
}

/// What a customer sees whose ERP has not answered for a while.
pub(super) fn stale() -> ShownStock {
    let since = now().minus(Duration::from_mins(57));
    ShownStock {
        freshness: Freshness::Stale {
            failing_since: since,
            next_try: now().plus(Duration::from_mins(3)),
        },
        trouble: Some(Trouble::Unreachable),
        is_refreshing: true,
        has_newer: true,
        is_restarted: true,
        customers: vec![key("292"), key("293")],
        glance: Some(Glance { n_expiring: Some(1), last_moved_on: "2026-11-24".parse().ok() }),
        hidden: BTreeSet::new(),
        ..shown()
    }
}

pub(super) fn changes() -> SeenChanges {
    let change = |kind, before: Option<&str>, after: Option<&str>| {
        let amount = |it: Option<&str>| Quantity::parse(it?).ok();
        let StockLine { customer, part, description, lot, bin, unit, .. } = line("00123");
        let (before, after) = (amount(before), amount(after));
        StockChange { customer, part, description, lot, bin, unit, before, after, kind }
    };
    let items = vec![
        change(ChangeKind::Received, None, Some("480")),
        change(ChangeKind::Shipped, Some("12"), None),
        change(ChangeKind::Counted, Some("36"), Some("-2.5")),
        change(ChangeKind::Moved, Some("10"), Some("14")),
    ];
    let before = Generation {
        number: GenerationNumber(8),
        as_of: now().minus(Duration::from_hours(25)),
        ..generation()
    };
    SeenChanges {
        generation: generation(),
        freshness: Freshness::Fresh,
        last_visit: Some(now().minus(Duration::from_hours(30))),
        before: Some(before),
        has_several: true,
        changes: Page { items, number: PageNumber::FIRST, n_matches: 40 },
        names: names(),
    }
}
