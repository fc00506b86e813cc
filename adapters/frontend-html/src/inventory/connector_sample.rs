//! Connectors for the samples of their page.

use std::{collections::BTreeMap, time::Duration};

use application::inventory::{
    AnswerColumn, Checked, ConnectorView, ErpStanding, Flaw, FoundColumns, HeldLoad, Offers,
    SourceFacts,
};
use domain_inventory::{
    ChosenPlace, ColumnName, Connector, ConnectorSettings, DatabaseName, ErpKind, ErpUsername,
    Failing, GenerationNumber, Load, LoadOutcome, Place, PlaceAddress, Questions, SealedPassword,
    Select, Shrunk, SoftAge, StockColumn, StockMapping, Trouble,
};
use domain_kernel::{Timestamp, Version, Versioned};

use super::sample;

fn address(text: &str) -> PlaceAddress {
    PlaceAddress::restore(text.to_owned())
}

fn name(text: &str) -> ColumnName {
    ColumnName::restore(text.to_owned())
}

/// Nothing is allowed.
pub(super) fn closed() -> ConnectorView {
    ConnectorView {
        offers: Offers::default(),
        connector: None,
        is_fixed: false,
        erp: None,
        loads: Vec::new(),
        held: None,
        now: sample::now(),
    }
}

/// Something can be connected.
pub(super) fn open() -> ConnectorView {
    ConnectorView { offers: offers(), ..closed() }
}

fn offers() -> Offers {
    Offers {
        configured: Some(ErpKind::Sqlite),
        servers: vec![address("erp.harbour.example:5432")],
        folders: vec![address("/srv/erp")],
    }
}

fn mapping() -> StockMapping {
    let columns = [
        (StockColumn::Customer, name("cust_no")),
        (StockColumn::Part, name("part")),
        (StockColumn::Quantity, name("qty")),
        (StockColumn::ExpiresOn, name("best_before")),
    ];
    StockMapping::restore(columns.into())
}

fn settings() -> ConnectorSettings {
    let select = |it: &str| Select::restore(it.to_owned());
    ConnectorSettings {
        place: Place::Chosen(ChosenPlace {
            kind: ErpKind::Postgres,
            address: address("erp.harbour.example:5432"),
            database: Some(DatabaseName::restore("erp".to_owned())),
            username: Some(ErpUsername::restore("reader".to_owned())),
            password: Some(SealedPassword(vec![1])),
        }),
        questions: Questions::Selects {
            stock: select("SELECT cust_no, part, qty, best_before FROM stock WHERE qty <> 0"),
            customers: select("SELECT cust_no AS customer, name FROM customers"),
        },
        mapping: mapping(),
        soft_age: SoftAge::new(300),
    }
}

/// It is connected, has not answered for a while, and a load waits to be looked at.
pub(super) fn connected() -> ConnectorView {
    let at = |minutes| sample::now().minus(Duration::from_mins(minutes));
    let connector = Connector { settings: settings(), changed_at: at(90) };
    let failing = Failing { since: at(57), n_failures: 3, next_try: sample::now() };
    let shrunk = Shrunk { customer: sample::key("293"), n_before: 1_200, n_after: 14 };
    ConnectorView {
        offers: offers(),
        connector: Some(Versioned { value: connector, version: Version::FIRST }),
        is_fixed: false,
        erp: Some(ErpStanding {
            current: Some(sample::generation()),
            held: Some(GenerationNumber(11)),
            failing: Some(failing),
            trouble: Some(Trouble::TimedOut),
            loading_until: None,
            soft_at: at(30),
            next_at: sample::now(),
        }),
        loads: loads(at),
        held: Some(HeldLoad {
            number: GenerationNumber(11),
            shrunk: vec![shrunk],
            names: sample::names(),
        }),
        now: sample::now(),
    }
}

/// The operator has configured where it is and how it is asked.
pub(super) fn fixed() -> ConnectorView {
    let place = Place::Configured;
    let settings = ConnectorSettings { place, ..settings() };
    let connector = Connector { settings, changed_at: sample::now() };
    ConnectorView {
        connector: Some(Versioned { value: connector, version: Version::FIRST }),
        is_fixed: true,
        held: None,
        loads: Vec::new(),
        ..connected()
    }
}

fn loads(at: impl Fn(u64) -> Timestamp) -> Vec<Load> {
    let load = |number, minutes: u64, outcome| Load {
        number: GenerationNumber(number),
        began_at: at(minutes),
        outcome,
    };
    let after = |minutes: u64, seconds| at(minutes).plus(Duration::from_secs(seconds));
    let trouble = Trouble::Column("best_before".to_owned());
    vec![
        load(14, 0, LoadOutcome::UnderWay),
        load(13, 5, LoadOutcome::Failed { at: after(5, 60), trouble }),
        load(12, 10, LoadOutcome::Loaded { at: after(10, 4), n_lines: 20_000, n_flawed: 3 }),
        load(11, 15, LoadOutcome::Held { at: after(15, 2), n_lines: 900, n_flawed: 0 }),
        load(10, 20, LoadOutcome::Refused { at: after(20, 3), n_lines: 14 }),
        load(9, 25, LoadOutcome::Dropped),
    ]
}

fn answer() -> Vec<AnswerColumn> {
    let column = |it: &str, kind: &str| AnswerColumn { name: name(it), kind: kind.to_owned() };
    vec![
        column("cust_no", "text"),
        column("part", "text"),
        column("qty", "numeric"),
        column("best_before", "date"),
        column("price", "numeric"),
    ]
}

pub(super) fn found() -> FoundColumns {
    let by_name = BTreeMap::from([(StockColumn::Part, name("part"))]);
    FoundColumns { columns: answer(), by_name }
}

pub(super) fn checked(n_flawed: u64) -> Checked {
    let flaw = Flaw { column: StockColumn::ExpiresOn, found: "31.02.2026".to_owned() };
    let flaws = if n_flawed == 0 { Vec::new() } else { vec![flaw] };
    Checked {
        facts: SourceFacts {
            product: "PostgreSQL 15.18".to_owned(),
            can_write: Some(0 < n_flawed),
        },
        columns: answer(),
        mapping: mapping(),
        n_customers: 40,
        n_lines: 20_000,
        n_flawed,
        n_empty: BTreeMap::from([(StockColumn::ExpiresOn, 9_200)]),
        took: Duration::from_millis(2_140),
        is_cut: false,
        samples: sample::lines(),
        flaws,
    }
}
