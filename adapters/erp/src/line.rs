//! Stock lines and customers, out of rows of texts.

use application::inventory::{Flaw, StockBatch};
use domain_inventory::{CustomerKey, CustomerName, ErpCustomer, Quantity, StockColumn, StockLine};
use domain_kernel::Date;

use crate::{
    rows::TextRow,
    text::{date, is_printable, shown},
};

/// So much of a value that could not be read is shown.
const MOST_FOUND: usize = 100;

/// The lines of some rows, and what was wrong with these. A row without a customer or a part is no
/// line: it is left out, and is a flaw. The dates are those that mean none.
pub(crate) fn batch(columns: &[StockColumn], rows: Vec<TextRow>, no_dates: &[Date]) -> StockBatch {
    let mut batch = StockBatch::default();
    for values in rows {
        let mut row = Row { columns, values, no_dates, flaws: &mut batch.flaws };
        let line = row.line();
        batch.lines.extend(line);
    }
    batch
}

/// Of so many values one at least is what its column says, unless the column is another one.
const ENOUGH: usize = 20;

/// A column of which nothing could be read, though there was enough: it is of the wrong type, or
/// another one than was meant.
pub(crate) fn column_of_the_wrong_type(batch: &StockBatch) -> Option<StockColumn> {
    StockColumn::ALL.into_iter().find(|column| {
        let is_read = |line: &StockLine| match column {
            StockColumn::Quantity => line.quantity.is_some(),
            StockColumn::ExpiresOn => line.expires_on.is_some(),
            StockColumn::LastMovedOn => line.last_moved_on.is_some(),
            StockColumn::ReceivedOn => line.received_on.is_some(),
            // Every other column is of text, which everything is. A line has a customer and a part.
            _ => true,
        };
        let n_flaws = batch.flaws.iter().filter(|it| it.column == *column).count();
        ENOUGH <= n_flaws && !batch.lines.iter().any(is_read)
    })
}

struct Row<'a> {
    columns: &'a [StockColumn],
    values: TextRow,
    no_dates: &'a [Date],
    flaws: &'a mut Vec<Flaw>,
}

impl Row<'_> {
    fn line(&mut self) -> Option<StockLine> {
        let (customer, part) = (self.customer(), self.text(StockColumn::Part));
        if part.is_none() {
            self.flaw(StockColumn::Part, "");
        }
        Some(StockLine {
            customer: customer?,
            part: part?,
            customer_part: self.text(StockColumn::CustomerPart),
            description: self.text(StockColumn::Description),
            quantity: self.quantity(),
            unit: self.text(StockColumn::Unit),
            bin: self.text(StockColumn::Bin),
            reference: self.text(StockColumn::Reference),
            lot: self.text(StockColumn::Lot),
            expires_on: self.date(StockColumn::ExpiresOn),
            last_moved_on: self.date(StockColumn::LastMovedOn),
            received_on: self.date(StockColumn::ReceivedOn),
            po: self.text(StockColumn::Po),
            status: self.text(StockColumn::Status),
        })
    }

    fn take(&mut self, column: StockColumn) -> Option<String> {
        let at = self.columns.iter().position(|it| *it == column)?;
        self.values.get_mut(at)?.take()
    }

    fn text(&mut self, column: StockColumn) -> Option<String> {
        shown(&self.take(column)?)
    }

    fn customer(&mut self) -> Option<CustomerKey> {
        let raw = self.take(StockColumn::Customer).unwrap_or_default();
        let key = key(&raw);
        if key.is_none() {
            self.flaw(StockColumn::Customer, &raw);
        }
        key
    }

    fn quantity(&mut self) -> Option<Quantity> {
        let raw = self.take(StockColumn::Quantity)?;
        let text = shown(&raw)?;
        let quantity = Quantity::parse(&text);
        if quantity.is_err() {
            self.flaw(StockColumn::Quantity, &text);
        }
        quantity.ok()
    }

    fn date(&mut self, column: StockColumn) -> Option<Date> {
        let raw = self.take(column)?;
        date(&raw, self.no_dates).unwrap_or_else(|_| {
            self.flaw(column, &raw);
            None
        })
    }

    fn flaw(&mut self, column: StockColumn, found: &str) {
        let found = shown(found).unwrap_or_default().chars().take(MOST_FOUND).collect();
        self.flaws.push(Flaw { column, found });
    }
}

/// Blanks at the end of a key are data. A key of which a character cannot be shown is none: with
/// something else in its place, two customers could become one.
fn key(raw: &str) -> Option<CustomerKey> {
    CustomerKey::parse(raw).ok().filter(|_| is_printable(raw) && !raw.trim().is_empty())
}

/// The customers of some rows, each a key and a name. One without a name is called as its key, and
/// one without a key is none.
pub(crate) fn customers(rows: Vec<TextRow>) -> Vec<ErpCustomer> {
    let customers = rows.into_iter().filter_map(|row| {
        let mut values = row.into_iter();
        let key = key(&values.next()??)?;
        let name = values.next().flatten().and_then(|it| name(&it));
        let name = name.or_else(|| name_of_key(&key))?;
        Some(ErpCustomer { key, name })
    });
    customers.collect()
}

fn name(raw: &str) -> Option<CustomerName> {
    let text = shown(raw)?;
    let is_long = CustomerName::MAX_CHARS < text.chars().count();
    let cut = if is_long { CustomerName::MAX_CHARS - 1 } else { CustomerName::MAX_CHARS };
    let mut name: String = text.chars().take(cut).collect();
    if is_long {
        name.push('…');
    }
    // What turns the direction of writing round is not for names, and a name may not fail for it.
    let name = CustomerName::parse(&name).or_else(|_| {
        let ascii_or_letter =
            |it: char| if it.is_alphanumeric() || it.is_ascii() { it } else { ' ' };
        CustomerName::parse(&name.chars().map(ascii_or_letter).collect::<String>())
    });
    name.ok()
}

fn name_of_key(key: &CustomerKey) -> Option<CustomerName> {
    name(key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [StockColumn; 5] = [
        StockColumn::Customer,
        StockColumn::Part,
        StockColumn::Quantity,
        StockColumn::Lot,
        StockColumn::ExpiresOn,
    ];

    fn row(values: [&str; 5]) -> TextRow {
        values.into_iter().map(|it| Some(it.to_owned())).collect()
    }

    #[test]
    fn a_row_becomes_a_line() {
        let batch =
            batch(&COLUMNS, vec![row(["292 ", "00123 ", "-24.50", "1E5", "2026-01-05"])], &[]);

        let line = batch.lines.first().expect("a line");
        assert_eq!(batch.flaws, []);
        assert_eq!(line.customer.as_str(), "292 ");
        assert_eq!((line.part.as_str(), line.lot.as_deref()), ("00123", Some("1E5")));
        assert_eq!(line.quantity.map(|it| it.to_string()).as_deref(), Some("-24.50"));
        assert_eq!(line.expires_on, Some(Date::constant(2026, 1, 5)));
        assert_eq!(line.bin, None);
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_named() {
        let long_key = "k".repeat(201);
        let flaw = |column, found: &str| Flaw { column, found: found.to_owned() };
        for (values, n_lines, flaws) in [
            (["292", "p", "12a", "", ""], 1, vec![flaw(StockColumn::Quantity, "12a")]),
            (["292", "p", "1e309", "", ""], 1, vec![flaw(StockColumn::Quantity, "1e309")]),
            (["292", "p", "1,234.5", "", ""], 1, vec![flaw(StockColumn::Quantity, "1,234.5")]),
            (["292", "p", "1", "", "soon"], 1, vec![flaw(StockColumn::ExpiresOn, "soon")]),
            (["292", "  ", "1", "", ""], 0, vec![flaw(StockColumn::Part, "")]),
            (["", "p", "1", "", ""], 0, vec![flaw(StockColumn::Customer, "")]),
            (["a\0", "p", "1", "", ""], 0, vec![flaw(StockColumn::Customer, "a")]),
            ([&long_key, "p", "1", "", ""], 0, vec![flaw(StockColumn::Customer, &long_key[..100])]),
            (["292", "p", " ", "", ""], 1, vec![]),
        ] {
            let batch = batch(&COLUMNS, vec![row(values)], &[]);
            assert_eq!((batch.lines.len(), batch.flaws), (n_lines, flaws), "{values:?}");
        }
    }

    #[test]
    fn a_column_of_which_nothing_can_be_read_is_of_the_wrong_type() {
        let wrong = row(["292", "p", "1", "", "05.01.2026"]);
        let right = row(["292", "p", "1", "", "2026-01-05"]);
        let none = row(["292", "p", "1", "", "1900-01-01"]);
        let of = |rows: Vec<TextRow>| column_of_the_wrong_type(&batch(&COLUMNS, rows, &[]));

        assert_eq!(of(vec![wrong.clone(); 20]), Some(StockColumn::ExpiresOn));
        assert_eq!(
            of([vec![wrong.clone(); 20], vec![none; 5]].concat()),
            Some(StockColumn::ExpiresOn)
        );
        assert_eq!(of(vec![wrong.clone(); 19]), None);
        assert_eq!(of([vec![wrong; 900], vec![right]].concat()), None);
        assert_eq!(of(vec![row(["292", "p", "n/a", "", ""]); 20]), Some(StockColumn::Quantity));
        assert_eq!(of(vec![row(["", "p", "1", "", ""]); 20]), Some(StockColumn::Customer));
    }

    #[test]
    fn customers_are_data_whatever_they_are_called() {
        let long = "ن".repeat(200);
        let longer = format!("{long}ن");
        let cut = format!("{}…", "ن".repeat(199));
        for (key, name, expected) in [
            ("292", Some("All"), "All"),
            ("*", Some("a|b"), "a|b"),
            ("O'Neil ", Some("O'Neil  "), "O'Neil"),
            ("1", Some(long.as_str()), long.as_str()),
            ("1", Some(longer.as_str()), cut.as_str()),
            ("1", Some("left\u{202E}right"), "left right"),
            ("1", None, "1"),
            ("1", Some(" "), "1"),
        ] {
            let row = vec![Some(key.to_owned()), name.map(str::to_owned)];
            let customers = customers(vec![row]);
            let customer = customers.first().expect("a customer");
            assert_eq!((customer.key.as_str(), customer.name.as_str()), (key, expected));
        }
        assert_eq!(customers(vec![vec![None, Some("Nobody".to_owned())]]), []);
    }
}
