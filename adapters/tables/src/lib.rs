//! Tables out of files: CSV in whichever encoding and with whichever separator a spreadsheet writes
//! it, and the first sheet of an XLSX workbook. Files out of ZIP archives, too.

mod archive;
mod text;
mod workbook;

use application::identity::{Table, TableError, Tables};
use async_trait::async_trait;
use bytes::Bytes;
use tokio::task::spawn_blocking;

pub use archive::ZipArchives;

const MEGABYTE: usize = 1024 * 1024;
const MOST_MEGABYTES: u32 = 10;
const MOST_ROWS: u32 = 50_000;
/// More columns than anybody needs, also with a skill in each of them, and few enough that a line is
/// never large.
const MOST_COLUMNS: usize = 500;
/// So many cells, empty ones included, as memory has room for.
const MOST_CELLS: usize = 5_000_000;

pub struct FileTables;

#[async_trait]
impl Tables for FileTables {
    async fn read(&self, file: Bytes) -> Result<Table, TableError> {
        if file.is_empty() {
            return Err(TableError::Empty);
        }
        if MOST_MEGABYTES as usize * MEGABYTE < file.len() {
            return Err(TableError::TooBig { megabytes: MOST_MEGABYTES });
        }
        // Ten megabytes take longer than others should wait for this thread.
        let reading = spawn_blocking(move || match file.starts_with(b"PK\x03\x04") {
            true => workbook::read(&file),
            false => text::read(&file),
        });
        // A reader that panics has met a file that is no table.
        reading.await.map_err(|_| TableError::Unreadable)?
    }
}

fn check_cells(n_cells: usize) -> Result<(), TableError> {
    match n_cells <= MOST_CELLS {
        true => Ok(()),
        false => Err(TableError::TooManyCells),
    }
}

fn check_rows(n_rows: usize) -> Result<(), TableError> {
    match n_rows <= MOST_ROWS as usize {
        true => Ok(()),
        false => Err(TableError::TooManyRows { rows: MOST_ROWS }),
    }
}
