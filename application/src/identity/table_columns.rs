//! What the columns of a table are about, by what stands above them.

use std::fmt::{Debug, Display};

use domain_kernel::fold;
use thiserror::Error;

use super::{Cell, Fault, TableRow, is_formula, plain};

/// What a column of a table may be about.
pub trait Heading: Copy + PartialEq + 'static {
    /// Those without which a table says nothing.
    const NEEDED: &'static [Self];

    /// In English, for the command line.
    fn name(self) -> &'static str;

    /// What somebody wrote above it, in English or German, folded and with one blank between words.
    fn called(head: &str) -> Option<Self>;
}

/// Something that keeps a table out, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{column}: {fault}")]
pub struct RowFault<F: Debug + Display = Fault> {
    pub line: u32,
    /// As the table calls it.
    pub column: String,
    pub fault: F,
}

/// What each column of a table is about, if it is about anything.
pub(crate) struct Columns<C>(Vec<Option<C>>);

/// The cells of a line, by what they are about, and what is wrong with them.
pub(crate) struct Cells<'a, C, F: Debug + Display> {
    row: &'a TableRow,
    columns: &'a Columns<C>,
    pub(crate) faults: Vec<RowFault<F>>,
}

impl<F: Debug + Display> RowFault<F> {
    pub(crate) fn new(line: u32, column: &str, fault: impl Into<F>) -> Self {
        Self { line, column: column.to_owned(), fault: fault.into() }
    }
}

impl<C: Heading> Columns<C> {
    /// With what is wrong with the heads.
    pub(crate) fn of<F: Debug + Display + From<Fault>>(
        head: &TableRow,
    ) -> (Self, Vec<RowFault<F>>) {
        let (mut columns, mut faults) = (Vec::new(), Vec::new());
        for cell in &head.cells {
            let text = head_text(cell);
            let column = called(text);
            let why = match column {
                _ if text.is_empty() => None,
                None => Some(Fault::UnknownHead),
                Some(it) if columns.contains(&Some(it)) => Some(Fault::HeadTwice),
                Some(_) => None,
            };
            faults.extend(why.map(|why| RowFault::new(head.line, text, why)));
            columns.push(column);
        }
        let columns = Self(columns);
        faults.extend(columns.missing(head));
        (columns, faults)
    }

    /// Those that a table needs and does not have.
    pub(crate) fn missing<F: Debug + Display + From<Fault>>(
        &self,
        head: &TableRow,
    ) -> Vec<RowFault<F>> {
        let missing = C::NEEDED.iter().filter(|it| !self.0.contains(&Some(**it)));
        missing.map(|it| RowFault::new(head.line, it.name(), Fault::NoColumn)).collect()
    }

    /// Whether a line can say something at all.
    pub(crate) fn are_all_there(&self) -> bool {
        C::NEEDED.iter().all(|it| self.0.contains(&Some(*it)))
    }

    /// Where something stands.
    fn place(&self, column: C) -> Option<usize> {
        self.0.iter().position(|it| *it == Some(column))
    }
}

impl<'a, C: Heading, F: Debug + Display + From<Fault>> Cells<'a, C, F> {
    /// A formula in any cell, and a cell that is below no head, is wrong.
    pub(crate) fn of(row: &'a TableRow, columns: &'a Columns<C>) -> Self {
        let cells = row.cells.iter().enumerate().filter_map(|(place, cell)| {
            let column = columns.0.get(place).copied().flatten();
            let why = match cell {
                Cell::Formula => Fault::Formula,
                Cell::Text(text) if is_formula(text) => Fault::Formula,
                Cell::Text(text) if column.is_none() && !text.trim().is_empty() => Fault::NoHead,
                Cell::Text(_) => return None,
            };
            let name = column.map_or_else(|| (place + 1).to_string(), |it| it.name().to_owned());
            Some(RowFault::new(row.line, &name, why))
        });
        Self { row, columns, faults: cells.collect() }
    }

    /// Nothing where there is no such column.
    pub(crate) fn text(&self, column: C) -> &'a str {
        let place = self.columns.place(column);
        match place.and_then(|it| self.row.cells.get(it)) {
            Some(Cell::Text(text)) => plain(text).trim(),
            Some(Cell::Formula) | None => "",
        }
    }

    /// What was read of one cell, or a note of why it was not.
    pub(crate) fn take<T, E: Into<F>>(
        &mut self,
        column: C,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match parse(self.text(column)) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.note(column, fault);
                None
            }
        }
    }

    pub(crate) fn note(&mut self, column: C, fault: impl Into<F>) {
        self.faults.push(RowFault::new(self.row.line, column.name(), fault));
    }
}

/// What a head says, as it was written.
pub(crate) fn head_text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text.trim(),
        Cell::Formula => "=",
    }
}

/// The column that somebody means by a head.
pub(crate) fn called<C: Heading>(head: &str) -> Option<C> {
    C::called(&fold(&head.split_whitespace().collect::<Vec<_>>().join(" ")))
}
