//! Stock for promises about it: a small table that has everything, and generations to load it into.

use std::{collections::BTreeMap, time::Duration};

use application::inventory::{
    Loaded, NextLoad, Outlook, StockFilter, StockOrder, StockQuery, StockScope,
};
use domain_inventory::{
    ChosenPlace, Connector, ConnectorSettings, CustomerKey, ErpKind, Generation, GenerationNumber,
    Place, Quantity, Questions, SealedPassword, Select, SoftAge, StockColumn, StockLine,
    StockMapping, Visibility,
};
use domain_kernel::{Line, StoreError};

use crate::{
    AnyStore,
    world::{company, noon},
};

/// In the order of `StockColumn::ALL`. Some are alike but for their case or a blank, or all but so.
pub const TABLE: [&str; 8] = [
    "292;A10;;Tea, loose;480;carton;A1-2;R2;L9;2026-05-01;2026-01-02;;PO2;OK",
    "292;A2;CT-7;tea bags;-24;Carton;A1-10;R10;L10;;2026-01-02;2025-12-01;PO10;",
    "x ;a2;CT-7;;0.25;kg;;;;2026-04-30;;2025-12-01;;ok",
    "x;B1;CT-10;Éclair;;;a1-2;R2;l9;2026-05-01;2025-11-30;;PO2;Quarantine",
    "292;00123;;ملف;480.0;kg;A1-2;;L1E5;2030-01-01;;;po2;OK",
    "O'Neil;123;ct-7;Zinc;1000;piece;B;R1;;;2026-01-01;2026-01-01;;",
    "All;A2-04;;apple;-24;;A1-10;R1;L2;2026-04-30;;;PO1;OK",
    "292;A2;CT-7;tea bags;-24;Carton;A1-10;R10;L10;;2026-01-02;2025-12-01;PO10;held",
];

pub fn table() -> Vec<StockLine> {
    TABLE.into_iter().map(line).collect()
}

/// A line by its cells, some of which may be missing at the end.
pub fn line(row: &str) -> StockLine {
    let mut cells = row.split(';');
    let mut next = || cells.next().filter(|it| !it.is_empty()).map(str::to_owned);
    let date = |it: Option<String>| it.map(|it| it.parse().expect("a date"));
    StockLine {
        customer: key(&next().expect("a customer")),
        part: next().expect("a part"),
        customer_part: next(),
        description: next(),
        quantity: next().map(|it| Quantity::parse(&it).expect("a quantity")),
        unit: next(),
        bin: next(),
        reference: next(),
        lot: next(),
        expires_on: date(next()),
        last_moved_on: date(next()),
        received_on: date(next()),
        po: next(),
        status: next(),
    }
}

pub fn key(key: &str) -> CustomerKey {
    CustomerKey::parse(key).expect("a key")
}

pub fn only(keys: &[&str]) -> Visibility {
    Visibility::Granted(keys.iter().map(|it| key(it)).collect())
}

/// What is seen of a generation of a company by whoever sees so much.
pub fn scope(of: u128, generation: i64, visibility: Visibility) -> StockScope {
    Outlook::new(company(of), visibility, None).scope(GenerationNumber(generation))
}

/// Loads a generation in batches of so many lines.
pub async fn load(
    store: &dyn AnyStore,
    of: u128,
    generation: i64,
    lines: &[StockLine],
) -> Result<Loaded, StoreError> {
    let number = GenerationNumber(generation);
    let mut loading = store.begin_generation(company(of), number).await?;
    for batch in lines.chunks(7) {
        loading.add(batch.to_vec()).await?;
    }
    loading.finish().await
}

pub fn by(column: StockColumn, is_descending: bool) -> StockOrder {
    StockOrder { column, is_descending }
}

pub fn first_page(filter: StockFilter, order: StockOrder) -> StockQuery {
    StockQuery { filter, order, cursor: None }
}

/// Everything that comes of a stream.
pub async fn streamed(
    store: &dyn AnyStore,
    scope: &StockScope,
    filter: &StockFilter,
    order: StockOrder,
) -> Vec<StockLine> {
    let mut batches = store.stock_lines(scope, filter, order).await.expect("a stream");
    let mut lines = Vec::new();
    while let Some(batch) = batches.next().await.expect("a batch") {
        lines.extend(batch);
    }
    lines
}

/// One with everything that a connector can have.
pub fn connector() -> Connector {
    let columns = [("Kunde", StockColumn::Customer), ("Teil \"A\"", StockColumn::Part)]
        .into_iter()
        .chain([("Menge", StockColumn::Quantity), ("verfällt", StockColumn::ExpiresOn)])
        .map(|(name, column)| (column, Line::restore(name.to_owned())));
    let settings = ConnectorSettings {
        place: Place::Chosen(ChosenPlace {
            kind: ErpKind::Postgres,
            address: Line::restore("erp.harbour.example:5432".to_owned()),
            database: Some(Line::restore("erp".to_owned())),
            username: Some(Line::restore("reader".to_owned())),
            password: Some(SealedPassword(vec![0, 255, 7])),
        }),
        questions: Questions::Selects {
            stock: Select::restore("SELECT * FROM stock WHERE x = 'y'".to_owned()),
            customers: Select::restore("SELECT 1".to_owned()),
        },
        mapping: StockMapping::restore(columns.collect::<BTreeMap<_, _>>()),
        soft_age: SoftAge::new(90),
    };
    Connector { settings, changed_at: noon() }
}

/// What came of loading the table.
pub fn generation(number: i64) -> Generation {
    let as_of = noon().plus(Duration::from_secs(15));
    Generation {
        number: GenerationNumber(number),
        as_of,
        loaded_at: as_of.plus(Duration::from_secs(15)),
        n_lines: 8,
        n_flawed: 1,
        columns: [StockColumn::Customer, StockColumn::Part, StockColumn::LastMovedOn].into(),
    }
}

pub fn next() -> NextLoad {
    NextLoad {
        soft_at: noon().plus(Duration::from_mins(5)),
        at: noon().plus(Duration::from_hours(1)),
    }
}
