use std::borrow::Cow;

use application::identity::{Cell, Table, TableError, TableRow};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{MOST_COLUMNS, check_cells, check_rows};

pub(crate) fn read(file: &[u8]) -> Result<Table, TableError> {
    // So that a line ends in one way, and can be counted.
    let text = decode(file).replace("\r\n", "\n").replace('\r', "\n");
    // What is binary has zeros in it, and no table has.
    if text.contains('\0') {
        return Err(TableError::Unreadable);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let (mut table, mut record) = (Table::default(), StringRecord::new());
    let mut n_cells = 0;
    let mut lines = Lines { text: &text, begin: 0, line: 1 };
    while reader.read_record(&mut record).map_err(|_| TableError::Unreadable)? {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<Cell> = record.iter().map(|it| Cell::Text(it.to_owned())).collect();
        if MOST_COLUMNS < cells.len() {
            return Err(TableError::Unreadable);
        }
        n_cells += cells.len();
        table.rows.push(TableRow { line, cells });
        check_rows(table.rows.len())?;
        check_cells(n_cells)?;
    }
    if table.rows.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(table)
}

/// Tells lines from bytes, from the first to the last.
struct Lines<'a> {
    text: &'a str,
    begin: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of what begins here, after lines with nothing in them.
    fn of(&mut self, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.as_bytes().get(self.begin..).unwrap_or_default();
        let mut n_passed = byte.saturating_sub(self.begin);
        n_passed += rest.iter().skip(n_passed).take_while(|it| **it == b'\n').count();
        for byte in rest.iter().take(n_passed) {
            self.line += u32::from(*byte == b'\n');
        }
        self.begin += n_passed;
        self.line
    }
}

/// By the mark at the beginning, else UTF-8, else what Excel writes in Western Europe.
fn decode(file: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, n_marks)) = Encoding::for_bom(file) {
        let (text, _) = encoding.decode_without_bom_handling(file.get(n_marks..).unwrap_or(file));
        return text;
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(file) {
        Some(text) => text,
        None => WINDOWS_1252.decode_without_bom_handling(file).0,
    }
}

/// The one that is in the first line most often, outside of quotes.
fn separator(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                let count = counts.iter_mut().find(|(it, _)| *it == byte);
                if let Some((_, n)) = count {
                    *n += 1;
                }
            }
        }
    }
    // Of as many the first one.
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or_default();
    counts.iter().find(|(_, n)| *n == most).map_or(b',', |(it, _)| *it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(file: &[u8]) -> Vec<(u32, Vec<String>)> {
        let table = read(file).expect("a table");
        let rows = table.rows.into_iter().map(|row| {
            let cells = row.cells.into_iter().map(|it| match it {
                Cell::Text(text) => text,
                Cell::Formula => panic!("a text has none"),
            });
            (row.line, cells.collect())
        });
        rows.collect()
    }

    fn utf16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn a_table_is_read_whatever_wrote_it() {
        let expected = vec![
            (1, vec!["Name".to_owned(), "Ort".to_owned()]),
            (2, vec!["Zoë".to_owned(), "Köln".to_owned()]),
        ];
        let lines = "Name;Ort\r\nZoë;Köln\r\n";
        let with_tabs = lines.replace(';', "\t");
        let windows: Vec<u8> =
            lines.chars().map(|it| u8::try_from(u32::from(it)).expect("Latin")).collect();
        for file in [
            lines.as_bytes().to_vec(),
            format!("\u{feff}{}", lines.replace(';', ",")).into_bytes(),
            with_tabs.clone().into_bytes(),
            utf16(&with_tabs, u16::to_le_bytes),
            utf16(lines, u16::to_be_bytes),
            windows,
        ] {
            assert_eq!(texts(&file), expected, "{file:?}");
        }
    }

    #[test]
    fn a_row_is_where_it_begins() {
        let file = b"a,\"b\n;;;c\"\n\n1\n\"2,\"\"x\"\"\",3\n";
        let rows = texts(file);
        let lines: Vec<u32> = rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 4, 5]);
        assert_eq!(rows[2].1, ["2,\"x\"", "3"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let wide = ",".repeat(501);
        let many = format!("{}\n", ",".repeat(499)).repeat(10_001);
        let long = "a\n".repeat(50_001);
        for (file, refused) in [
            (&b"\n\n"[..], TableError::Empty),
            (b"\x89PNG\0\0", TableError::Unreadable),
            (wide.as_bytes(), TableError::Unreadable),
            (many.as_bytes(), TableError::TooManyCells),
            (long.as_bytes(), TableError::TooManyRows { rows: 50_000 }),
        ] {
            assert_eq!(read(file), Err(refused));
        }
    }
}
