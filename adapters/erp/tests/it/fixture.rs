//! An ERP with some customers and some stock, of which nothing is as a program would like it.

use std::collections::BTreeMap;

use application::inventory::{SourceError, StockSource};
use domain_inventory::{
    ChosenPlace, ColumnName, DatabaseName, ErpFileName, ErpKind, ErpUsername, Place, PlaceAddress,
    Questions, Select, StockColumn, StockLine, StockMapping,
};
use erp::{Allowed, ErpSources};

pub(crate) type Values = [Option<&'static str>; 8];

pub(crate) const COLUMNS: [&str; 8] =
    ["customer", "part", "description", "quantity", "unit", "bin", "lot", "expires_on"];

pub(crate) const STOCK: [Values; 6] = [
    [
        Some("292"),
        Some("00123"),
        Some("Bolt"),
        Some("0.10"),
        Some("kg"),
        Some("A2"),
        Some("1E5"),
        Some("2026-01-05"),
    ],
    [Some("O'Neil"), Some("=1+1"), Some("a|b"), Some("-24"), Some("pcs"), None, None, None],
    [
        Some("All"),
        Some("P-3"),
        Some("شركة النور للتجارة"),
        Some("1250.500"),
        Some("m"),
        Some("A10"),
        Some("0"),
        Some("1900-01-01"),
    ],
    // Not the customer below.
    [
        Some("key  "),
        Some("P-4"),
        None,
        Some("123456789012.345678"),
        Some("pcs"),
        None,
        None,
        Some("9999-12-31"),
    ],
    [Some("key"), Some("P-5"), None, None, None, None, None, None],
    // The same line twice is two lines.
    [Some("key"), Some("P-5"), None, None, None, None, None, None],
];

pub(crate) const CUSTOMERS: [(&str, &str); 5] = [
    ("292", "Acme"),
    ("O'Neil", "O'Neil & Sons"),
    ("All", "شركة النور"),
    ("key  ", "Acme"),
    ("key", "*"),
];

pub(crate) const N_MANY: u64 = 100_000;

/// A line as the fixture has it. What means no date is none.
pub(crate) fn told(line: &StockLine) -> [Option<String>; 8] {
    [
        Some(line.customer.as_str().to_owned()),
        Some(line.part.clone()),
        line.description.clone(),
        line.quantity.map(|it| it.to_string()),
        line.unit.clone(),
        line.bin.clone(),
        line.lot.clone(),
        line.expires_on.map(|it| it.to_string()),
    ]
}

pub(crate) fn expected() -> Vec<[Option<String>; 8]> {
    let rows = STOCK.map(|row| {
        row.map(|it| it.filter(|it| !["1900-01-01", "9999-12-31"].contains(it)).map(str::to_owned))
    });
    sorted(rows.to_vec())
}

pub(crate) fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}

pub(crate) fn mapping(columns: &[(StockColumn, &str)]) -> StockMapping {
    let columns =
        columns.iter().map(|(column, name)| (*column, ColumnName::parse(name).expect("a name")));
    StockMapping::new(columns.collect::<BTreeMap<_, _>>()).expect("a mapping")
}

/// Each column by its own name.
pub(crate) fn usual_mapping() -> StockMapping {
    mapping(&COLUMNS.map(|it| (StockColumn::parse(it).expect("a column"), it)))
}

pub(crate) fn selects(stock: &str) -> Questions {
    Questions::Selects {
        stock: Select::parse(stock).expect("a select"),
        customers: Select::parse("SELECT customer, name FROM customers").expect("a select"),
    }
}

pub(crate) fn files(stock: &str, customers: &str) -> Questions {
    let name = |it| ErpFileName::parse(it).expect("a name");
    Questions::Files { stock: name(stock), customers: name(customers) }
}

pub(crate) fn chosen(kind: ErpKind, address: &str, database: Option<&str>) -> ChosenPlace {
    ChosenPlace {
        kind,
        address: PlaceAddress::parse(address).expect("an address"),
        database: database.map(|it| DatabaseName::parse(it).expect("a name")),
        username: Some(ErpUsername::parse("reader").expect("a name")),
        password: None,
    }
}

pub(crate) async fn open(
    allowed: Allowed,
    place: ChosenPlace,
    password: &str,
    questions: &Questions,
) -> Result<Box<dyn StockSource>, SourceError> {
    use application::inventory::StockSources;
    ErpSources::new(allowed).open(&Place::Chosen(place), Some(password), questions).await
}
