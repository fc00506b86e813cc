//! The files themselves. Whether somebody may have one is asked each time.

use application::{
    App,
    courses::{MaterialPart, SeesAs, find_file},
};
use axum::{extract::State, response::Response};
use domain_kernel::Actor;
use http::HeaderMap;

use super::{
    MaterialPath,
    send::{Use, send},
};
use crate::{problem::Problem, query::Query, visitor::Signed};

pub(crate) async fn to_teacher(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    content(&app, &actor, (path, SeesAs::Teacher), &query, &headers).await
}

pub(crate) async fn to_student(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    content(&app, &actor, (path, SeesAs::Student), &query, &headers).await
}

pub(crate) async fn captions_to_teacher(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    captions(&app, &actor, (path, SeesAs::Teacher), &headers).await
}

pub(crate) async fn captions_to_student(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    captions(&app, &actor, (path, SeesAs::Student), &headers).await
}

async fn content(
    app: &App,
    actor: &Actor,
    (path, sees_as): (MaterialPath, SeesAs),
    query: &Query,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let wanted = if query.text("as") == "download" { Use::Downloaded } else { Use::Shown };
    let part = MaterialPart::Content;
    let found = find_file(app, actor, path.seen_as(sees_as), part).await?;
    send(app, &found, part, wanted, headers).await
}

async fn captions(
    app: &App,
    actor: &Actor,
    (path, sees_as): (MaterialPath, SeesAs),
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let part = MaterialPart::Captions;
    let found = find_file(app, actor, path.seen_as(sees_as), part).await?;
    send(app, &found, part, Use::Shown, headers).await
}
