//! What is different from how stock was, as CSV.

use std::collections::BTreeMap;

use application::{
    App,
    inventory::{ChangesExport, StockChange, StockError, export_changes},
};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain_inventory::{CustomerKey, CustomerName, StockColumn};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{
    changes::{Kind, since},
    csv_file::cell,
    export::company,
    rows,
    tables::{Datum, file_name},
    words,
};
use crate::{
    csv::Csv, problem::Problem, query::Query, reader::Reader, screen::Screen, visitor::Signed,
};

const HEADS: [&str; 8] = [
    "change-kind",
    "stock-column-part",
    "stock-column-description",
    "stock-column-lot",
    "stock-column-bin",
    "change-before",
    "change-after",
    "stock-column-unit",
];

pub(super) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    Ok(file(export_changes(&app, &actor, since(&query)).await?, &screen))
}

/// What is being sent: the changes that are left, for whom, and what stands above them if it has not
/// been sent.
type Sending = (ChangesExport, Reader, Option<Csv>);

fn file(export: ChangesExport, screen: &Screen) -> Response {
    let reader = screen.reader();
    let company = company(screen.visitor().person());
    let as_of = export.generation.as_of;
    let name = file_name(company, "stock-changes", (as_of, reader), "csv");
    let mut head = Csv::begin();
    let (said, time) = (reader.say("stock-export-as-of"), reader.date_time(as_of));
    head.line([said.as_str(), time.as_str()]);
    let owner = export.has_several.then(|| reader.say(words::column(StockColumn::Customer)));
    let heads: Vec<String> = owner.into_iter().chain(HEADS.map(|it| reader.say(it))).collect();
    head.line(heads.iter().map(String::as_str));
    let state = (export, reader.clone(), Some(head));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from_stream(stream::try_unfold(state, next))).into_response()
}

async fn next((mut export, reader, head): Sending) -> Result<Option<(Bytes, Sending)>, StockError> {
    let found = export.next().await?;
    if found.is_none() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    let found = found.unwrap_or_default();
    for change in &found.changes {
        csv.row(row(change, &found.names, export.has_several, &reader).into_iter().map(cell));
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, reader, None))))
}

fn row(
    change: &StockChange,
    names: &BTreeMap<CustomerKey, CustomerName>,
    has_several: bool,
    reader: &Reader,
) -> Vec<Datum> {
    let owner =
        has_several.then(|| Datum::Text(rows::customer(&change.customer, names).to_owned()));
    let amount = |it: Option<_>| it.map_or(Datum::Nothing, Datum::Number);
    let cells = [
        Datum::Text(Kind::new(change.kind, reader).word),
        Datum::Text(change.part.clone()),
        Datum::text(change.description.as_deref()),
        Datum::text(change.lot.as_deref()),
        Datum::text(change.bin.as_deref()),
        amount(change.before),
        amount(change.after),
        Datum::text(change.unit.as_deref()),
    ];
    owner.into_iter().chain(cells).collect()
}
