//! Lines of the grid, cell by cell.

use std::collections::BTreeMap;

use application::inventory::Glance;
use domain_inventory::{CustomerKey, CustomerName, Quantity, StockColumn, StockKind, StockLine};
use domain_kernel::{Date, days_between, fold};
use serde::Serialize;

use super::words;
use crate::reader::Reader;

#[derive(Debug, Serialize)]
pub(super) struct Row {
    cells: Vec<Cell>,
}

/// A cell as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    text: String,
    /// The part, which says what the line is.
    is_head: bool,
    class: &'static str,
    mark: Option<Mark>,
}

/// What is the matter with it, said by an icon, a tone and a word that is read out.
#[derive(Debug, Serialize)]
struct Mark {
    tone: &'static str,
    icon: Option<&'static str>,
    word: String,
}

/// What the lines of a page have in common.
pub(super) struct RowContext<'a> {
    pub(super) columns: &'a [StockColumn],
    pub(super) names: &'a BTreeMap<CustomerKey, CustomerName>,
    pub(super) today: Date,
    pub(super) reader: &'a Reader,
}

impl Row {
    pub(super) fn new(line: &StockLine, context: &RowContext<'_>) -> Self {
        let cells = context.columns.iter().map(|column| Cell::new(line, *column, context));
        Self { cells: cells.collect() }
    }
}

impl Cell {
    fn new(line: &StockLine, column: StockColumn, context: &RowContext<'_>) -> Self {
        let (text, mark) = match column.kind() {
            StockKind::Quantity => amount(line.quantity, context.reader),
            StockKind::Date => day(line.date(column), column, context),
            StockKind::Code | StockKind::Words => text(line, column, context),
        };
        Self { text, is_head: column == StockColumn::Part, class: class(column), mark }
    }
}

pub(super) fn is_number(column: StockColumn) -> bool {
    column.kind() == StockKind::Quantity
}

fn class(column: StockColumn) -> &'static str {
    match (column, column.kind()) {
        (StockColumn::Description, _) => "grow",
        (_, StockKind::Code) => "code",
        (_, StockKind::Quantity) => "num",
        (_, StockKind::Date) => "nowrap",
        (_, StockKind::Words) => "",
    }
}

/// A customer by name, where the ERP gave it one.
pub(super) fn customer<'a>(
    key: &'a CustomerKey,
    names: &'a BTreeMap<CustomerKey, CustomerName>,
) -> &'a str {
    names.get(key).map_or(key.as_str(), CustomerName::as_str)
}

fn amount(amount: Option<Quantity>, reader: &Reader) -> (String, Option<Mark>) {
    let Some(amount) = amount else {
        return (String::new(), None);
    };
    let mark = amount.is_negative().then(|| Mark {
        tone: "late",
        icon: None,
        word: reader.say("stock-negative"),
    });
    (words::quantity(amount, reader), mark)
}

/// A day on which something expires presses when it is near.
fn day(day: Option<Date>, column: StockColumn, context: &RowContext<'_>) -> (String, Option<Mark>) {
    let Some(day) = day else {
        return (String::new(), None);
    };
    let said = |tone, icon, key| Mark { tone, icon: Some(icon), word: context.reader.say(key) };
    let mark = match (column, days_between(context.today, day)) {
        (StockColumn::ExpiresOn, ..0) => {
            Some(said("late", "exclamation-triangle", "stock-expired"))
        }
        (StockColumn::ExpiresOn, 0..=Glance::SOON) => {
            Some(said("soon", "clock", "stock-expires-soon"))
        }
        _ => None,
    };
    (context.reader.brief_date(day), mark)
}

fn text(line: &StockLine, column: StockColumn, context: &RowContext<'_>) -> (String, Option<Mark>) {
    if column == StockColumn::Customer {
        return (customer(&line.customer, context.names).to_owned(), None);
    }
    let text = line.text(column).unwrap_or_default();
    let is_marked = column == StockColumn::Status && !is_ok(text);
    let mark = is_marked.then(|| Mark {
        tone: "soon",
        icon: Some("exclamation-triangle"),
        word: context.reader.say("stock-status-other"),
    });
    (text.to_owned(), mark)
}

/// What needs no second look. Every other word of an ERP does, since we know none of them.
fn is_ok(status: &str) -> bool {
    ["", "ok"].contains(&fold(status.trim()).as_str())
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;

    use super::*;
    use crate::{inventory::sample, tests::given};

    fn marks(line: &StockLine) -> Vec<(StockColumn, &'static str)> {
        let (reader, names) = (given::reader(Language::English), BTreeMap::new());
        let columns = StockColumn::ALL;
        let today = sample::today();
        let context = RowContext { columns: &columns, names: &names, today, reader: &reader };
        let row = Row::new(line, &context);
        let cells = columns.into_iter().zip(row.cells);
        cells.filter_map(|(column, it)| Some((column, it.mark?.tone))).collect()
    }

    #[test]
    fn what_presses_is_marked() {
        let line = |expires: &str, status: &str, quantity: &str| StockLine {
            expires_on: expires.parse().ok(),
            status: Some(status.to_owned()),
            quantity: Quantity::parse(quantity).ok(),
            ..sample::line("00123")
        };
        let (expires, status) = (StockColumn::ExpiresOn, StockColumn::Status);
        for (line, expected) in [
            (line("2026-12-28", "OK", "1"), vec![]),
            (line("2026-12-27", "ok", "0"), vec![(expires, "soon")]),
            (line("2026-11-27", "", "1"), vec![(expires, "soon")]),
            (line("2026-11-26", "OK", "1"), vec![(expires, "late")]),
            (line("", "Quarantine", "1"), vec![(status, "soon")]),
            (line("", "OK", "-1"), vec![(StockColumn::Quantity, "late")]),
        ] {
            assert_eq!(marks(&line), expected, "{line:?}");
        }
    }
}
