use application::{
    App,
    audit::{EntriesExport, export_entries, seal_trail},
};
use axum::{
    body::{Body, Bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Date, Realm, StoreError};
use futures_util::stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::{
    COMPANY,
    line::EntryLine,
    list::{asked, own_company},
};
use crate::{
    csv::Csv,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    visitor::{Operating, Signed},
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

pub(super) async fn export(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    table(&app, &actor, own_company(&actor)?, screen.reader(), &query).await
}

pub(super) async fn export_platform(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    table(&app, &actor, Realm::Platform, screen.reader(), &query).await
}

pub(super) async fn seal(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    file(&app, &actor, own_company(&actor)?, screen.reader()).await
}

pub(super) async fn seal_platform(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
) -> Result<Response, Problem> {
    file(&app, &actor, Realm::Platform, screen.reader()).await
}

/// What a list of the trail finds, with the words of whoever asks. The seals are in it, so that it
/// can be held against the trail later.
async fn table(
    app: &App,
    actor: &Actor,
    realm: Realm,
    reader: &Reader,
    query: &Query,
) -> Result<Response, Problem> {
    let export = export_entries(app, actor, realm, asked(query, reader)).await?;
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

/// The end of the chain, to be kept elsewhere.
async fn file(
    app: &App,
    actor: &Actor,
    realm: Realm,
    reader: &Reader,
) -> Result<Response, Problem> {
    let seal = seal_trail(app, actor, realm).await?;
    let day = reader.date_of(app.clock.now());
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
        let line = EntryLine::new(kept, &piece.names, COMPANY, &reader);
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
