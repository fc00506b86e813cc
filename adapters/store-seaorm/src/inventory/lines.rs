//! A stock line as a row, and back: the same columns in a file of a generation as in the tables that
//! all generations share.

use domain_inventory::{CustomerKey, Quantity, StockColumn, StockLine, natural_key};
use domain_kernel::{Date, StoreError, days_between, days_later, fold};
use sea_orm::{QueryResult, TryGetable, Value};

use crate::{Corrupt, rules::store_error};

/// In the order of [`values`].
pub(super) const WRITTEN: [&str; 26] = [
    "line",
    "customer",
    "part",
    "part_key",
    "customer_part",
    "customer_part_key",
    "description",
    "description_key",
    "quantity",
    "n_decimals",
    "unit",
    "unit_key",
    "bin",
    "bin_key",
    "reference",
    "reference_key",
    "lot",
    "lot_key",
    "expires_on",
    "last_moved_on",
    "received_on",
    "po",
    "po_key",
    "status",
    "status_key",
    "search",
];

/// In the order of [`line`].
pub(super) const READ: &str = "l.line, l.customer, l.part, l.customer_part, l.description, \
    l.quantity, l.n_decimals, l.unit, l.bin, l.reference, l.lot, l.expires_on, l.last_moved_on, \
    l.received_on, l.po, l.status";

/// So many characters of a text decide where it is sorted to, which more than one database has an
/// index on.
const KEY_CHARS: usize = 200;

/// Days are counted from here.
const FIRST_DAY: Date = Date::constant(1970, 1, 1);

/// The columns of a line, its number and that of its customer, appended to what is there.
pub(super) fn values(line: StockLine, number: i64, customer: i32, row: &mut Vec<Value>) {
    let search = search(&line);
    let part_key = code_key(&line.part);
    let customer_part_key = line.customer_part.as_deref().map(code_key);
    let description_key = line.description.as_deref().map(fold);
    let unit_key = line.unit.as_deref().map(words_key);
    let bin_key = line.bin.as_deref().map(code_key);
    let reference_key = line.reference.as_deref().map(code_key);
    let lot_key = line.lot.as_deref().map(code_key);
    let po_key = line.po.as_deref().map(code_key);
    let status_key = line.status.as_deref().map(words_key);
    let cells: [Value; WRITTEN.len()] = [
        number.into(),
        customer.into(),
        line.part.into(),
        part_key.into(),
        line.customer_part.into(),
        customer_part_key.into(),
        line.description.into(),
        description_key.into(),
        line.quantity.map(Quantity::millionths).into(),
        line.quantity.map_or(0, |it| i32::from(it.n_decimals())).into(),
        line.unit.into(),
        unit_key.into(),
        line.bin.into(),
        bin_key.into(),
        line.reference.into(),
        reference_key.into(),
        line.lot.into(),
        lot_key.into(),
        line.expires_on.map(day_number).into(),
        line.last_moved_on.map(day_number).into(),
        line.received_on.map(day_number).into(),
        line.po.into(),
        po_key.into(),
        line.status.into(),
        status_key.into(),
        search.into(),
    ];
    row.extend(cells);
}

/// What is searched beside the description.
fn search(line: &StockLine) -> String {
    let others = [&line.lot, &line.reference, &line.po];
    let mut all = line.part.clone();
    for text in others.into_iter().flatten() {
        // Which is in no word that anybody searches for.
        all.push('\n');
        all.push_str(text);
    }
    fold(&all)
}

/// By what codes are sorted and found.
pub(super) fn code_key(text: &str) -> String {
    shortened(natural_key(text))
}

/// By what words are sorted and found.
pub(super) fn words_key(text: &str) -> String {
    shortened(fold(text))
}

fn shortened(mut key: String) -> String {
    if KEY_CHARS < key.len()
        && let Some((end, _)) = key.char_indices().nth(KEY_CHARS)
    {
        key.truncate(end);
    }
    key
}

pub(super) fn day_number(date: Date) -> i32 {
    i32::try_from(days_between(FIRST_DAY, date)).unwrap_or(i32::MAX)
}

fn day(number: i32) -> Result<Date, Corrupt> {
    let corrupt = Corrupt { table: "stock_lines", column: "expires_on" };
    days_later(FIRST_DAY, number.into()).ok_or(corrupt)
}

/// A line that was read by [`READ`], with its number in the generation.
pub(super) fn line(
    row: &QueryResult,
    customers: &[CustomerKey],
) -> Result<(i64, StockLine), StoreError> {
    let mut cells = Cells { row, next: 0 };
    let number = cells.next()?;
    let customer: i32 = cells.next()?;
    let corrupt = Corrupt { table: "stock_lines", column: "customer" };
    let customer =
        usize::try_from(customer).ok().and_then(|it| customers.get(it)).ok_or(corrupt)?;
    let (part, customer_part, description) = (cells.next()?, cells.next()?, cells.next()?);
    let (millionths, n_decimals) = (cells.next::<Option<i64>>()?, cells.next::<i32>()?);
    let n_decimals = u8::try_from(n_decimals).unwrap_or(Quantity::DECIMALS);
    let line = StockLine {
        customer: customer.clone(),
        part,
        customer_part,
        description,
        quantity: millionths.map(|it| Quantity::restore(it, n_decimals)),
        unit: cells.next()?,
        bin: cells.next()?,
        reference: cells.next()?,
        lot: cells.next()?,
        expires_on: cells.next::<Option<i32>>()?.map(day).transpose()?,
        last_moved_on: cells.next::<Option<i32>>()?.map(day).transpose()?,
        received_on: cells.next::<Option<i32>>()?.map(day).transpose()?,
        po: cells.next()?,
        status: cells.next()?,
    };
    Ok((number, line))
}

/// The cells of a row from left to right, which costs less than finding each by its name.
pub(super) struct Cells<'a> {
    pub(super) row: &'a QueryResult,
    pub(super) next: usize,
}

impl Cells<'_> {
    pub(super) fn next<T: TryGetable>(&mut self) -> Result<T, StoreError> {
        let cell = self.row.try_get_by_index(self.next).map_err(store_error)?;
        self.next += 1;
        Ok(cell)
    }
}

/// By what lines are sorted in a column, and what that is.
pub(super) struct SortKey {
    /// Of the line `l`; `#` is what its company and generation are compared with.
    pub(super) sql: &'static str,
    pub(super) kind: KeyKind,
    /// Whether it may be empty.
    pub(super) has_empty: bool,
    /// Whether there is an index by customer and it.
    pub(super) has_index: bool,
    /// Whether some index has all that sorting takes, so that no line is read for it.
    pub(super) is_covered: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    Text,
    Integer,
    BigInteger,
}

impl SortKey {
    /// What comes before its order, since what is empty comes last either way.
    pub(super) fn empty_last(&self, key: &str, order: &str) -> String {
        if self.has_empty { format!("{key} IS NULL {order}, ") } else { String::new() }
    }

    pub(super) fn of(column: StockColumn) -> Self {
        use KeyKind::{BigInteger, Integer, Text};
        let key = |sql, kind, has_index| Self {
            sql,
            kind,
            has_empty: true,
            has_index,
            is_covered: has_index,
        };
        match column {
            StockColumn::Customer => Self {
                sql: "(SELECT p.place FROM stock_parties p WHERE # AND p.customer = l.customer)",
                kind: Integer,
                has_empty: false,
                has_index: false,
                is_covered: true,
            },
            StockColumn::Part => Self { has_empty: false, ..key("l.part_key", Text, true) },
            StockColumn::CustomerPart => key("l.customer_part_key", Text, false),
            StockColumn::Description => key("l.description_key", Text, false),
            StockColumn::Quantity => key("l.quantity", BigInteger, true),
            StockColumn::Unit => key("l.unit_key", Text, false),
            StockColumn::Bin => key("l.bin_key", Text, true),
            StockColumn::Reference => key("l.reference_key", Text, false),
            StockColumn::Lot => key("l.lot_key", Text, false),
            StockColumn::ExpiresOn => key("l.expires_on", Integer, true),
            StockColumn::LastMovedOn => key("l.last_moved_on", Integer, true),
            StockColumn::ReceivedOn => key("l.received_on", Integer, false),
            StockColumn::Po => key("l.po_key", Text, false),
            StockColumn::Status => key("l.status_key", Text, false),
        }
    }
}
