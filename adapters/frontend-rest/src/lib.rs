//! The REST frontend: JSON in, JSON out, over the same use cases as the web pages. Knows URLs,
//! documents and status codes; decides nothing.
//!
//! A request passes, from the outside in: problem documents (`problem`), the token and how many
//! requests it may send (`caller`), what is to be done once (`once`), what its operation does not
//! take (`unasked`), and its handler. A handler takes a `caller::Caller`, makes a command, and answers
//! with a document or a `Problem`. Around all of it stands what stands around every page: a number, a
//! log line, headers and the check of the `Host`.

mod answer;
mod audit;
mod body;
mod caller;
mod company;
mod courses;
mod cursor;
mod customers;
mod document;
mod equipment;
mod etag;
mod flaw;
mod identity;
mod inventory;
mod joining;
mod mail;
mod me;
mod objects;
mod onboarding;
mod once;
mod params;
mod path;
mod problem;
mod refused;
mod schema;
mod session;
mod skills;
mod team;
mod training;
mod unasked;
mod value;
mod webhooks;

use std::sync::Arc;

use application::{App, Texts};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::header::CONTENT_TYPE,
    middleware::from_fn_with_state,
    routing::get,
};

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use document::document;
pub use refused::RequestRefused;

use document::Outline;
use problem::Problem;

/// What every handler may ask for.
#[derive(Clone)]
pub struct Api {
    app: App,
    texts: Arc<dyn Texts>,
}

impl Api {
    pub fn new(app: App, texts: Arc<dyn Texts>) -> Self {
        Self { app, texts }
    }
}

impl FromRef<Api> for App {
    fn from_ref(api: &Api) -> Self {
        api.app.clone()
    }
}

/// No document that is sent here is larger.
const MOST_BODY_BYTES: usize = 64 * 1024;

/// Everything below `/api`.
pub fn router(api: Api) -> Router {
    let (operations, document) = resources().split_for_parts();
    let taken = Arc::new(unasked::Taken::of(&document));
    let resources = operations
        .layer(DefaultBodyLimit::max(MOST_BODY_BYTES))
        .layer(from_fn_with_state(taken, unasked::refuse))
        .layer(from_fn_with_state(api.clone(), problem::dress))
        .layer(from_fn_with_state(api.clone(), once::once))
        .layer(from_fn_with_state(api.clone(), caller::admit));
    resources
        .route("/api/openapi.json", get(describe))
        .route("/api/v1/openapi.json", get(describe))
        .route("/api/v1/{*path}", axum::routing::any(async || Problem::not_found()))
        .layer(from_fn_with_state(api.clone(), problem::dress))
        .with_state(api)
}

/// Each operation with its description.
fn resources() -> OpenApiRouter<Api> {
    OpenApiRouter::with_openapi(Outline::openapi())
        .merge(me::routes())
        .merge(equipment::routes())
        .merge(identity::routes())
        .merge(company::routes())
        .merge(joining::routes())
        .merge(audit::routes())
        .merge(mail::routes())
        .merge(webhooks::routes())
        .merge(inventory::routes())
        .merge(skills::routes())
        .merge(courses::routes())
        .merge(customers::routes())
        .merge(training::routes())
        .merge(team::routes())
        .merge(onboarding::routes())
}

async fn describe() -> ([(axum::http::HeaderName, &'static str); 1], &'static str) {
    ([(CONTENT_TYPE, "application/json")], document())
}
