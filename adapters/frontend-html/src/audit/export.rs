use application::{
    App,
    audit::{EntriesExport, export_entries, seal_trail},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Date, StoreError};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{line::EntryLine, list::asked};
use crate::{
    csv::Csv, problem::Problem, query::Query, reader::Reader, screen::Screen, visitor::Signed,
};

const HEADS: [&str; 9] = [
    "audit-column-number",
    "audit-time",
    "audit-who",
    "audit-column-role",
    "audit-column-origin",
    "audit-action",
    "audit-target",
    "audit-changes",
    "audit-column-seal",
];

/// What a list of the trail finds as a table, with the words of whoever asks. The seals are in it,
/// so that it can be held against the trail later.
pub(super) async fn export(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let export = export_entries(&app, &actor, asked(&query, reader)).await?;
    let mut head = Csv::begin();
    let names = HEADS.map(|it| reader.say(it));
    head.line(names.iter().map(String::as_str));
    let state = (export, reader.clone(), Some(head));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((headers, Body::from_stream(stream::try_unfold(state, next))).into_response())
}

/// The end of the chain as a file to be kept elsewhere.
pub(super) async fn seal(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let seal = seal_trail(&app, &actor).await?;
    let day = screen.reader().date_of(app.clock.now());
    let day = day.map(|it: Date| it.to_string()).unwrap_or_default();
    let name = format!("attachment; filename=\"audit-head-{day}.txt\"");
    let headers =
        [(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, seal.to_string()).into_response())
}

/// What is being sent: the entries that are left, for whom, and the line above them if it has not
/// been sent.
type Sending = (EntriesExport, Reader, Option<Csv>);

async fn next((mut export, reader, head): Sending) -> Result<Option<(Bytes, Sending)>, StoreError> {
    let piece = export.next().await?;
    if piece.entries.is_empty() && head.is_none() {
        return Ok(None);
    }
    let mut csv = head.unwrap_or_default();
    for kept in &piece.entries {
        let line = EntryLine::new(kept, &piece.names, &reader);
        csv.line([
            kept.recorded.seq.to_string().as_str(),
            &line.time,
            &line.who,
            line.note.as_deref().unwrap_or_default(),
            line.origin.as_deref().unwrap_or_default(),
            &line.action,
            &line.target.text,
            &line.changes.join("\n"),
            &domain_audit::hex(&kept.recorded.hash),
        ]);
    }
    Ok(Some((Bytes::from(csv.into_text()), (export, reader, None))))
}
