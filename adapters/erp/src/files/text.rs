//! CSV, a line at a time: a file may be larger than the memory.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
};

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use domain_inventory::Trouble;

use super::{Stop, Table, broken, decoding::decoded};

/// The first line has to end within so much of it.
const MOST_HEAD: usize = 1 << 16;

pub(super) fn read(file: &File, table: &mut impl Table) -> Result<(), Stop> {
    let decoded = decoded(file).map_err(failed)?;
    let mut reader = BufReader::with_capacity(MOST_HEAD, decoded);
    let head = head(&mut reader).map_err(failed)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&head))
        .from_reader(Cursor::new(head).chain(reader));
    let mut record = StringRecord::new();
    let mut is_first = true;
    while reader.read_record(&mut record).map_err(csv_failed)? {
        let values = record.iter().map(str::to_owned).collect();
        match std::mem::take(&mut is_first) {
            true => table.columns(values)?,
            false => table.row(values)?,
        }
    }
    // Without a first line there is no column.
    if is_first { table.columns(Vec::new()) } else { Ok(()) }
}

/// What a first look shows, which is at least the first line of any file that is a table.
fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < MOST_HEAD {
        let found = reader.fill_buf()?;
        let n_found = found.len();
        if n_found == 0 {
            break;
        }
        head.extend_from_slice(found);
        reader.consume(n_found);
        if head.contains(&b'\n') || head.contains(&b'\r') {
            break;
        }
    }
    Ok(head)
}

/// The one that is in the first line most often, outside of quotes.
fn separator(head: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in head.trim_ascii_start() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some((_, n)) = counts.iter_mut().find(|(it, _)| it == byte) {
                    *n += 1;
                }
            }
        }
    }
    // Of as many the first one.
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or_default();
    counts.iter().find(|(_, n)| *n == most).map_or(b',', |(it, _)| *it)
}

fn failed(error: io::Error) -> Stop {
    Stop::Failed(broken(error))
}

fn csv_failed(error: csv::Error) -> Stop {
    match error.kind() {
        ErrorKind::Io(_) => Stop::Failed(broken(error)),
        _ => Stop::Failed(application::inventory::SourceError::new(Trouble::Refused, error)),
    }
}
