//! Stock as CSV, a piece at a time.

use application::inventory::{ExportBroken, StockExport};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::tables::{Datum, row};
use crate::csv::{Csv, CsvCell};

/// What is being sent: the lines that are left, and what stands above them if it has not been sent.
type Sending = (StockExport, Option<Csv>);

pub(super) fn answer(export: StockExport, head: Vec<Vec<Datum>>, name: &str) -> Response {
    let mut csv = Csv::begin();
    for line in head {
        csv.row(line.into_iter().map(cell));
    }
    let body = Body::from_stream(stream::try_unfold((export, Some(csv)), next));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}

/// A stream that ends in an error is broken off, so that nobody takes a part for the whole.
async fn next((mut export, head): Sending) -> Result<Option<(Bytes, Sending)>, ExportBroken> {
    let found = export.next().await?;
    if found.is_none() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    let found = found.unwrap_or_default();
    for line in &found.lines {
        csv.row(row(line, &export.head.columns, &found.names).into_iter().map(cell));
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, None))))
}

pub(super) fn cell(datum: Datum) -> CsvCell {
    match datum {
        Datum::Nothing => CsvCell::Text(String::new()),
        Datum::Text(text) => CsvCell::Text(text),
        Datum::Number(quantity) => CsvCell::Number(quantity.to_string()),
        Datum::Day(day) => CsvCell::Number(day.to_string()),
    }
}
