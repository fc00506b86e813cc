//! Stock as a workbook in a file that has no name, so that it is gone whatever happens.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};

use application::inventory::StockExport;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain_inventory::Quantity;
use domain_kernel::Date;
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use rust_xlsxwriter::{ExcelDateTime, Format, RowNum, Workbook, XlsxError};
use thiserror::Error;
use tokio::task::{JoinError, spawn_blocking};

use super::tables::{Datum, row};
use crate::xlsx::MEDIA_TYPE;

/// Why there is no file.
#[derive(Debug, Error)]
pub(super) enum BookError {
    #[error("a workbook cannot be written")]
    Write(#[from] XlsxError),
    #[error("the file of a workbook cannot be used")]
    File(#[from] io::Error),
    #[error("whoever wrote a workbook stopped")]
    Stopped(#[from] JoinError),
    #[error(transparent)]
    Broken(#[from] application::inventory::ExportBroken),
}

/// A workbook of which but one line at a time is in memory, with another sheet after each million of
/// lines, since a sheet has not many more.
pub(super) struct Book {
    workbook: Workbook,
    day: Format,
    /// By how many decimals there are.
    numbers: Vec<Format>,
    /// What stands above the lines of each sheet.
    head: Vec<Vec<Datum>>,
    most_rows: RowNum,
    n_rows: RowNum,
}

/// Of a sheet (spec: inventory, "The grid").
const MOST_ROWS: RowNum = 1_000_000;
/// So many digits of a number a spreadsheet keeps.
const EXACT_DIGITS: u32 = 15;
/// What is read from the file at once.
const PIECE: usize = 64 * 1024;

/// The whole workbook is made before the first byte goes, because its directory comes last.
pub(super) async fn answer(
    mut export: StockExport,
    head: Vec<Vec<Datum>>,
    name: &str,
) -> Result<Response, BookError> {
    let mut book = Book::begin(head, MOST_ROWS)?;
    while let Some(found) = export.next().await? {
        let columns = export.head.columns.clone();
        book = spawn_blocking(move || {
            for line in &found.lines {
                book.row(row(line, &columns, &found.names))?;
            }
            Ok::<_, BookError>(book)
        })
        .await??;
    }
    let (file, n_bytes) = spawn_blocking(move || book.finish()).await??;
    // As long as it is being sent, it is under way.
    let body = Body::from_stream(stream::try_unfold((file, export), next));
    let headers = [
        (CONTENT_TYPE, MEDIA_TYPE.to_owned()),
        (CONTENT_LENGTH, n_bytes.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, body).into_response())
}

async fn next(
    (mut file, export): (File, StockExport),
) -> Result<Option<(Bytes, (File, StockExport))>, BookError> {
    let (piece, file) = spawn_blocking(move || {
        let mut piece = vec![0; PIECE];
        let n_read = file.read(&mut piece)?;
        piece.truncate(n_read);
        Ok::<_, io::Error>((piece, file))
    })
    .await??;
    Ok((!piece.is_empty()).then(|| (Bytes::from(piece), (file, export))))
}

impl Book {
    pub(super) fn begin(head: Vec<Vec<Datum>>, most_rows: RowNum) -> Result<Self, XlsxError> {
        let numbers = (0..=Quantity::DECIMALS).map(|it| {
            let decimals = "0".repeat(usize::from(it));
            let point = if it == 0 { "" } else { "." };
            Format::new().set_num_format(format!("0{point}{decimals}"))
        });
        let mut book = Self {
            workbook: Workbook::new(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            numbers: numbers.collect(),
            head,
            most_rows,
            n_rows: 0,
        };
        book.begin_sheet()?;
        Ok(book)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        self.workbook.add_worksheet_with_constant_memory()?;
        self.n_rows = 0;
        for line in self.head.clone() {
            self.write(line)?;
        }
        Ok(())
    }

    pub(super) fn row(&mut self, data: Vec<Datum>) -> Result<(), XlsxError> {
        if self.most_rows <= self.n_rows {
            self.begin_sheet()?;
        }
        self.write(data)
    }

    fn write(&mut self, data: Vec<Datum>) -> Result<(), XlsxError> {
        let last = self.workbook.worksheets().len().saturating_sub(1);
        let sheet = self.workbook.worksheet_from_index(last)?;
        for (column, datum) in (0..).zip(data) {
            match datum {
                Datum::Nothing => continue,
                Datum::Text(text) => sheet.write_string(self.n_rows, column, text)?,
                Datum::Number(quantity) => match exact(quantity) {
                    Some(number) => {
                        let decimals = usize::from(quantity.n_decimals());
                        let format = self.numbers.get(decimals).unwrap_or(&self.day);
                        sheet.write_number_with_format(self.n_rows, column, number, format)?
                    }
                    None => sheet.write_string(self.n_rows, column, quantity.to_string())?,
                },
                Datum::Day(day) => match excel_day(day) {
                    Some(it) => {
                        sheet.write_datetime_with_format(self.n_rows, column, &it, &self.day)?
                    }
                    None => sheet.write_string(self.n_rows, column, day.to_string())?,
                },
            };
        }
        self.n_rows += 1;
        Ok(())
    }

    /// The file from its beginning, and how long it is.
    pub(super) fn finish(mut self) -> Result<(File, u64), BookError> {
        let mut file = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut file)?;
        let n_bytes = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        Ok((file, n_bytes))
    }
}

/// A number that a spreadsheet shows as the ERP has it. One with more digits stays text.
fn exact(quantity: Quantity) -> Option<f64> {
    let shown = quantity.to_string();
    let digits = shown.chars().filter(char::is_ascii_digit).collect::<String>();
    let n_digits = u32::try_from(digits.trim_start_matches('0').len()).ok()?;
    if EXACT_DIGITS < n_digits {
        return None;
    }
    shown.parse().ok()
}

/// Days before 1900 are none to a spreadsheet.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use zip::ZipArchive;

    use super::*;

    fn sheet(file: File, number: usize) -> String {
        let mut archive = ZipArchive::new(file).expect("an archive");
        let name = format!("xl/worksheets/sheet{number}.xml");
        let mut text = String::new();
        archive.by_name(&name).expect("a sheet").read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn texts_stay_texts_numbers_numbers_and_days_days() {
        let text = |it: &str| Datum::Text(it.to_owned());
        let number = |it: &str| Datum::Number(Quantity::parse(it).expect("a number"));
        let mut book = Book::begin(vec![vec![text("Part")]], MOST_ROWS).expect("a workbook");
        let day = Datum::Day("2028-03-14".parse().expect("a day"));
        let old = Datum::Day("1899-12-30".parse().expect("a day"));
        book.row(vec![text("00123"), text("1E5"), text("=1+1"), Datum::Nothing]).expect("a row");
        book.row(vec![number("-24"), number("1250.500"), day, old]).expect("a row");
        book.row(vec![number("9223372036854.775807")]).expect("a row");

        let (file, n_bytes) = book.finish().expect("a file");
        assert_eq!(file.metadata().expect("a file").len(), n_bytes);
        let sheet = sheet(file, 1);
        for part in ["<t>00123</t>", "<t>1E5</t>", "<t>=1+1</t>", "<v>-24</v>", "<v>1250.5</v>"] {
            assert!(sheet.contains(part), "{part}: {sheet}");
        }
        for part in ["<v>46826</v>", "<t>1899-12-30</t>", "<t>9223372036854.775807</t>"] {
            assert!(sheet.contains(part), "{part}: {sheet}");
        }
        assert!(!sheet.contains("<f>"), "{sheet}");
    }

    #[test]
    fn a_sheet_that_is_full_is_followed_by_another_one() {
        let text = |it: &str| Datum::Text(it.to_owned());
        let mut book = Book::begin(vec![vec![text("Part")]], 3).expect("a workbook");
        for part in ["A1", "A2", "A3"] {
            book.row(vec![text(part)]).expect("a row");
        }

        let (file, _) = book.finish().expect("a file");
        let second = sheet(file, 2);
        assert!(second.contains("<t>Part</t>") && second.contains("<t>A3</t>"), "{second}");
    }
}
