//! The items of a list as a table: the same as on the page, and all of them.

use application::{
    App,
    equipment::{ExportedItem, ItemsExport, export_items},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Date, Line, StoreError, Text};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{list, words::StateText};
use crate::{
    csv::Csv,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    visitor::Signed,
    xlsx::{self, Cell},
};

/// What the columns are called; the ones that an import knows come first.
const HEADS: [&str; 11] = [
    "item-form-tag",
    "item-form-name",
    "item-category",
    "item-form-model",
    "item-form-serial",
    "item-location",
    "item-form-notes",
    "item-state",
    "item-has-it",
    "item-since-head",
    "item-due",
];

/// What is being sent: the items that are left, for whom, and the line above them if it has not been
/// sent.
type Sending = (ItemsExport, Reader, Option<Csv>);

pub(super) async fn csv(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let today = screen.reader().day_at(app.clock.now());
    let export = export_items(&app, &actor, list::asked(&query), today).await?;
    let mut head = Csv::begin();
    line(&mut head, heads(screen.reader()));
    let state = (export, screen.reader().clone(), Some(head));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"equipment.csv\""),
    ];
    Ok((headers, Body::from_stream(stream::try_unfold(state, next))).into_response())
}

pub(super) async fn xlsx(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let today = screen.reader().day_at(app.clock.now());
    let mut export = export_items(&app, &actor, list::asked(&query), today).await?;
    let mut rows = vec![heads(screen.reader())];
    loop {
        let items = export.next().await?;
        if items.is_empty() {
            break;
        }
        rows.extend(items.iter().map(|it| row(it, screen.reader())));
    }
    let book = xlsx::workbook(rows).map_err(StoreError::corrupt)?;
    let headers = [
        (CONTENT_TYPE, xlsx::MEDIA_TYPE),
        (CONTENT_DISPOSITION, "attachment; filename=\"equipment.xlsx\""),
    ];
    Ok((headers, book).into_response())
}

async fn next((mut export, reader, head): Sending) -> Result<Option<(Bytes, Sending)>, StoreError> {
    let items = export.next().await?;
    if items.is_empty() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    for item in &items {
        line(&mut csv, row(item, &reader));
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, reader, None))))
}

fn line(csv: &mut Csv, row: Vec<Cell>) {
    let texts: Vec<String> = row.into_iter().map(Cell::into_text).collect();
    csv.line(texts.iter().map(String::as_str));
}

fn heads(reader: &Reader) -> Vec<Cell> {
    HEADS.map(|it| Cell::Text(reader.say(it))).to_vec()
}

fn row(item: &ExportedItem, reader: &Reader) -> Vec<Cell> {
    let text = |it: Option<&str>| Cell::Text(it.unwrap_or_default().to_owned());
    let settings = &item.settings;
    let holding = item.holding.as_ref();
    let day = |it: Option<Date>| it.map(|it| it.to_string()).unwrap_or_default();
    vec![
        text(Some(settings.tag.as_str())),
        text(Some(settings.name.as_str())),
        text(item.category.as_deref()),
        text(settings.model.as_ref().map(Line::as_str)),
        text(settings.serial.as_ref().map(Line::as_str)),
        text(item.location.as_deref()),
        text(settings.notes.as_ref().map(Text::as_str)),
        Cell::Text(StateText::plain(item.state, reader)),
        text(holding.map(|it| it.name.as_str())),
        Cell::Text(day(holding.and_then(|it| reader.date_of(it.since)))),
        Cell::Text(day(holding.and_then(|it| it.due))),
    ]
}
