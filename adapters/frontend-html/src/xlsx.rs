//! Workbooks with one sheet of texts and numbers.

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};

pub(crate) const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What stands in a cell. A text is never a formula, whatever it begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(u32),
}

impl Cell {
    /// As a table of mere texts has it.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// A workbook of which but one line at a time is in memory, for tables that may be very large. The rest
/// is in a file of the machine's folder for what is soon over.
pub(crate) struct Sheet {
    book: Workbook,
    n_rows: RowNum,
}

impl Sheet {
    pub(crate) fn begin() -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        book.add_worksheet_with_constant_memory()?;
        Ok(Self { book, n_rows: 0 })
    }

    /// The next line, with nothing in some cells.
    pub(crate) fn row(
        &mut self,
        cells: impl IntoIterator<Item = Option<Cell>>,
    ) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0..).zip(cells) {
            if let Some(cell) = cell {
                write(sheet, (self.n_rows, column), cell)?;
            }
        }
        self.n_rows += 1;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.book.save_to_buffer()
    }
}

pub(crate) fn workbook(rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            write(sheet, (row, column), cell)?;
        }
    }
    book.save_to_buffer()
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: Cell,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Number(number) => sheet.write_number(row, column, number)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    fn part(book: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(book)).expect("an archive");
        let mut part = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut part).expect("text");
        part
    }

    #[test]
    fn a_large_workbook_says_the_same_and_leaves_out_what_is_empty() {
        let mut sheet = Sheet::begin().expect("a file");
        let text = |it: &str| Some(Cell::Text(it.to_owned()));
        sheet.row([text("=<Zoë>&1"), None, Some(Cell::Number(7))]).expect("a line");
        sheet.row([None, text("x")]).expect("a line");
        let sheet = part(&sheet.finish().expect("a workbook"), "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>7</v>") && !sheet.contains("<f>"), "{sheet}");
        assert!(sheet.contains("=&lt;Zoë&gt;&amp;1"), "{sheet}");
        assert_eq!(sheet.matches("<c ").count(), 3, "{sheet}");
    }

    #[test]
    fn a_workbook_has_a_row_for_each_line_and_no_formula() {
        let text = |it: &str| Cell::Text(it.to_owned());
        let rows = [vec![text("Name"), text("Steps")], vec![text("=<Zoë>&1"), Cell::Number(7)]];
        let book = workbook(rows).expect("memory is enough");
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>7</v>") && !sheet.contains("<f>"), "{sheet}");
        assert_eq!(sheet.matches("<row ").count(), 2, "{sheet}");
        let texts = part(&book, "xl/sharedStrings.xml");
        assert!(texts.contains("=&lt;Zoë&gt;&amp;1"), "{texts}");
    }
}
