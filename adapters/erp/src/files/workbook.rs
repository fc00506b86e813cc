//! The first sheet of a workbook, cell by cell. The texts that its cells share are in memory, so
//! there is a limit to what it unpacks to.

use std::{
    fs::File,
    io::{BufReader, Read, copy, sink},
};

use application::inventory::SourceError;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use domain_inventory::Trouble;
use zip::ZipArchive;

use super::{Stop, Table, broken};

/// All files of a workbook together: a million rows of fourteen columns.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;
const MOST_FILES: usize = 1_000;
/// More columns than any answer about stock has. A cell far out would need all those before it.
const MOST_COLUMNS: usize = 500;

pub(super) fn read(file: &File, table: &mut impl Table) -> Result<(), Stop> {
    check_size(file, MOST_UNPACKED).map_err(Stop::Failed)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(failed)?;
    let sheet = book.sheet_names().into_iter().next();
    let sheet = sheet.ok_or_else(|| Stop::Failed(Trouble::Refused.into()))?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(failed)?;
    let mut row = Row { number: None, values: Vec::new(), has_columns: false };
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let ((number, column), value) = (cell.get_position(), cell.get_value());
        if matches!(value, DataRef::Empty) {
            continue;
        }
        if row.number != Some(number) {
            row.give_to(table)?;
            row.number = Some(number);
        }
        row.put(column as usize, text(value))?;
    }
    row.give_to(table)?;
    if row.has_columns { Ok(()) } else { table.columns(Vec::new()) }
}

/// The row whose cells come.
struct Row {
    number: Option<u32>,
    values: Vec<String>,
    has_columns: bool,
}

impl Row {
    fn put(&mut self, column: usize, value: String) -> Result<(), Stop> {
        if MOST_COLUMNS <= column {
            return Err(Stop::Failed(Trouble::Refused.into()));
        }
        while self.values.len() <= column {
            self.values.push(String::new());
        }
        if let Some(it) = self.values.get_mut(column) {
            *it = value;
        }
        Ok(())
    }

    fn give_to(&mut self, table: &mut impl Table) -> Result<(), Stop> {
        if self.number.is_none() {
            return Ok(());
        }
        let values = std::mem::take(&mut self.values);
        match std::mem::replace(&mut self.has_columns, true) {
            false => table.columns(values),
            true => table.row(values),
        }
    }
}

/// A small file may unpack to one that fills the memory, and what it says of its size is what
/// whoever made it wanted it to say.
fn check_size(file: &File, most: u64) -> Result<(), SourceError> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if MOST_FILES < archive.len() {
        return Err(Trouble::Refused.into());
    }
    let mut left = most;
    for place in 0..archive.len() {
        let member = archive.by_index(place).map_err(broken)?;
        let n_bytes = copy(&mut member.take(left + 1), &mut sink()).map_err(broken)?;
        left = left.checked_sub(n_bytes).ok_or(Trouble::TooManyRows)?;
    }
    Ok(())
}

/// A text stays the text that it is, a number has as many digits as tell it from others.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(it) => (*it).to_owned(),
        DataRef::Int(it) => it.to_string(),
        DataRef::Float(it) => it.to_string(),
        DataRef::Bool(it) => it.to_string(),
        DataRef::DateTime(it) => moment(it),
        DataRef::String(it) | DataRef::DateTimeIso(it) | DataRef::DurationIso(it) => it.clone(),
        DataRef::Error(it) => it.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn moment(value: &ExcelDateTime) -> String {
    if value.is_duration() {
        return value.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

fn failed(error: XlsxError) -> Stop {
    Stop::Failed(broken(error))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn a_workbook_that_unpacks_to_more_than_there_is_memory_is_not_read() {
        let file = tempfile::tempfile().expect("a file");
        let mut archive = ZipWriter::new(&file);
        for name in ["a.xml", "b.xml"] {
            archive.start_file(name, SimpleFileOptions::default()).expect("a member");
            archive.write_all(&vec![b' '; 50_000]).expect("a disk");
        }
        archive.finish().expect("an archive");
        assert!(file.metadata().expect("its size").len() < 10_000);

        assert!(check_size(&file, 100_000).is_ok());
        let trouble = check_size(&file, 99_999).expect_err("too much").trouble;
        assert_eq!(trouble, Trouble::TooManyRows);
    }
}
