use std::io::{Cursor, Read, copy, sink};

use application::identity::{Cell, Table, TableError, TableRow};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::{MEGABYTE, MOST_COLUMNS, check_cells, check_rows};

/// All files of a workbook together.
const MOST_UNPACKED: u64 = 100 * MEGABYTE as u64;
const MOST_FILES: usize = 1_000;

/// The first sheet, cell by cell: a workbook may claim more empty cells than there is memory.
pub(crate) fn read(file: &[u8]) -> Result<Table, TableError> {
    check_size(file, MOST_UNPACKED)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(unreadable)?;
    let sheet = book.sheet_names().into_iter().next().ok_or(TableError::Unreadable)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(unreadable)?;
    let (mut table, mut n_cells) = (Table::default(), 0);
    while let Some(cell) = cells.next_cell_with_formula().map_err(unreadable)? {
        let ((row, column), is_formula) = (cell.pos, cell.formula.is_some());
        let value = match is_formula {
            true => Cell::Formula,
            false => Cell::Text(text(&cell.value)),
        };
        if !is_formula && matches!(cell.value, DataRef::Empty) {
            continue;
        }
        n_cells += put(&mut table, row, column, value)?;
        check_cells(n_cells)?;
    }
    if table.rows.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(table)
}

/// A small file may unpack to one that fills the memory, and what it says of its size is what
/// whoever made it wanted it to say.
fn check_size(file: &[u8], most: u64) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| TableError::Unreadable)?;
    if MOST_FILES < archive.len() {
        return Err(TableError::Unreadable);
    }
    let mut left = most;
    for place in 0..archive.len() {
        let member = archive.by_index(place).map_err(|_| TableError::Unreadable)?;
        let n_bytes = copy(&mut member.take(left + 1), &mut sink());
        let n_bytes = n_bytes.map_err(|_| TableError::Unreadable)?;
        left = left.checked_sub(n_bytes).ok_or(TableError::TooBig { megabytes: 100 })?;
    }
    Ok(())
}

/// Says how many cells the table has more.
fn put(table: &mut Table, row: u32, column: u32, cell: Cell) -> Result<usize, TableError> {
    let (line, column) = (row.saturating_add(1), column as usize);
    if MOST_COLUMNS <= column {
        return Err(TableError::Unreadable);
    }
    if table.rows.last().is_none_or(|it| it.line != line) {
        check_rows(table.rows.len() + 1)?;
        table.rows.push(TableRow { line, cells: Vec::new() });
    }
    let mut n_more = 0;
    if let Some(row) = table.rows.last_mut() {
        n_more = (column + 1).saturating_sub(row.cells.len());
        while row.cells.len() <= column {
            row.cells.push(Cell::Text(String::new()));
        }
        if let Some(it) = row.cells.get_mut(column) {
            *it = cell;
        }
    }
    Ok(n_more)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(it) => (*it).to_owned(),
        DataRef::Int(it) => it.to_string(),
        DataRef::Float(it) => it.to_string(),
        DataRef::Bool(it) => it.to_string(),
        DataRef::DateTime(it) => it.as_f64().to_string(),
        DataRef::String(it) | DataRef::DateTimeIso(it) | DataRef::DurationIso(it) => it.clone(),
        DataRef::Error(it) => it.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn unreadable(_: XlsxError) -> TableError {
    TableError::Unreadable
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
            archive.write_all(text.as_bytes()).expect("memory");
        }
        archive.finish().expect("an archive").into_inner()
    }

    fn workbook(rows: &str) -> Vec<u8> {
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let book = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>\
             <sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let links = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             </Relationships>"
        );
        let sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        let root = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
             </Relationships>"
        );
        packed(&[
            ("_rels/.rels", &root),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", &links),
            ("xl/worksheets/sheet1.xml", &sheet),
        ])
    }

    #[test]
    fn the_first_sheet_is_read_with_its_lines_and_its_formulas() {
        let file = workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c>\
             <c r=\"C1\"><v>7</v></c></row>\
             <row r=\"4\"><c r=\"B4\"><f>1+1</f><v>2</v></c></row>",
        );
        let table = read(&file).expect("a table");
        let text = |it: &str| Cell::Text(it.to_owned());
        assert_eq!(
            table.rows,
            [
                TableRow { line: 1, cells: vec![text("Name"), text(""), text("7")] },
                TableRow { line: 4, cells: vec![text(""), Cell::Formula] },
            ]
        );
    }

    #[test]
    fn a_cell_far_out_takes_no_memory_and_a_bomb_is_not_unpacked() {
        let far = workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
        assert_eq!(read(&far), Err(TableError::Unreadable));
        let bomb = packed(&[("a.xml", &" ".repeat(50_000)), ("b.xml", &" ".repeat(50_000))]);
        assert!(bomb.len() < 10_000);
        assert_eq!(check_size(&bomb, 100_000), Ok(()));
        assert_eq!(check_size(&bomb, 99_999), Err(TableError::TooBig { megabytes: 100 }));
        assert_eq!(read(b"PK\x03\x04 and no more"), Err(TableError::Unreadable));
    }
}
