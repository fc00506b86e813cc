//! Workbooks with one sheet of texts and numbers.

use rust_xlsxwriter::{Workbook, XlsxError};

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

pub(crate) fn workbook(rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, number)?,
            };
        }
    }
    book.save_to_buffer()
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
