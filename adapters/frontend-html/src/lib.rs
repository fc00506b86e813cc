//! The web pages: forms in, HTML out. Knows URLs, templates and flash messages; decides nothing.
//!
//! A request passes, from the outside in: its number and log line (`trace`), headers and nonce
//! (`security`), problem pages (`problem`), the check of its `Host`, the two checks of where a
//! form comes from, the session (`session`), the message of the last answer (`flash`), and its
//! handler. A handler takes a `screen::Screen`, makes a `views::Page` and shows it.

mod address;
mod api_docs;
mod assets;
mod audit;
mod calendar;
mod catalog;
mod certificates;
mod chrome;
mod confirm;
mod constants;
mod courses;
mod csv;
mod customers;
mod dashboard;
mod equipment;
mod file_part;
mod flash;
mod form;
mod health;
mod help;
mod identity;
mod incoming;
mod inventory;
mod joining;
mod mail;
mod markdown;
mod nav;
mod next;
mod pager;
mod papers;
mod parts;
mod paths;
mod photos;
mod platform;
mod plot;
mod preview;
mod problem;
mod prose;
mod public;
mod qr;
mod query;
mod ratings;
mod reader;
mod screen;
mod security;
mod see_other;
mod session;
mod settings;
mod shop;
mod skills;
mod sort;
mod table_import;
mod team;
mod trace;
mod traceparent;
mod training;
mod views;
mod visitor;
mod webhooks;
mod xlsx;

#[cfg(test)]
mod tests;

use std::sync::{Arc, atomic::AtomicBool};

use application::App;
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    middleware::{from_fn, from_fn_with_state},
};

use problem::Problem;

pub use catalog::CatalogError;
pub use health::Readiness;
pub use mail::HtmlLetters;
pub use settings::{PublicUrl, PublicUrlError, Settings};
pub use trace::RouteTemplate;
pub use views::{Views, ViewsError};

/// What is served beside the pages, with the same number, headers and known hosts around it, and
/// without their sessions and forms.
#[derive(Clone, Debug)]
pub struct Beside {
    pub routes: Router,
    /// Gives an OpenAPI document of it, which a page shows.
    pub document: fn() -> &'static str,
}

impl Default for Beside {
    fn default() -> Self {
        Self { routes: Router::new(), document: || "{}" }
    }
}

/// What every handler may ask for.
#[derive(Clone)]
pub struct Web {
    app: App,
    views: Views,
    settings: Arc<Settings>,
    /// Gives an OpenAPI document of what is served beside the pages.
    document: fn() -> &'static str,
    /// Once there is a company or an operator, there always is.
    is_set_up: Arc<AtomicBool>,
}

impl Web {
    pub fn new(app: App, views: Views, settings: Settings) -> Self {
        let document = Beside::default().document;
        Self { app, views, settings: Arc::new(settings), document, is_set_up: Arc::default() }
    }
}

impl FromRef<Web> for App {
    fn from_ref(web: &Web) -> Self {
        web.app.clone()
    }
}

impl FromRef<Web> for Arc<Settings> {
    fn from_ref(web: &Web) -> Self {
        Arc::clone(&web.settings)
    }
}

/// Forms are small; a route that takes files sets a limit of its own.
const MOST_BODY_BYTES: usize = 256 * 1024;

/// Every page, with everything around it, and what is served beside them.
pub fn router(web: Web, beside: Beside) -> Router {
    let web = Web { document: beside.document, ..web };
    let callback: Router = shop::callback().with_state(web.clone());
    let beside = beside.routes.merge(callback);
    assemble(
        web,
        beside,
        identity::routes()
            .merge(api_docs::routes())
            .merge(dashboard::routes())
            .merge(customers::routes())
            .merge(training::routes())
            .merge(certificates::routes())
            .merge(calendar::routes())
            .merge(paths::routes())
            .merge(courses::routes())
            .merge(ratings::routes())
            .merge(skills::routes())
            .merge(equipment::routes())
            .merge(inventory::routes())
            .merge(team::routes())
            .merge(audit::routes())
            .merge(platform::routes())
            .merge(mail::routes())
            .merge(webhooks::routes())
            .merge(joining::routes())
            .merge(public::routes())
            .merge(shop::routes())
            .merge(help::routes()),
    )
}

/// Puts the layers around these routes.
fn assemble(web: Web, beside: Router, routes: Router<Web>) -> Router {
    let settings = Arc::clone(&web.settings);
    let pages = routes
        .fallback(async || Problem::not_found())
        .layer(DefaultBodyLimit::max(MOST_BODY_BYTES))
        .layer(from_fn_with_state(Arc::clone(&settings), flash::carry))
        .layer(from_fn_with_state(web.clone(), session::admit))
        .layer(session::layer(&web.app, &settings))
        .layer(from_fn(security::says_where_from))
        .layer(security::same_site(settings.public_url.as_ref()));
    // Whoever comes there brings a token or a signature, and no cookie.
    let beside = beside
        .layer(from_fn_with_state(Arc::clone(&settings), address::tell))
        .layer(from_fn_with_state(Arc::clone(&settings), security::known_host));
    pages
        .merge(assets::routes())
        .layer(from_fn_with_state(Arc::clone(&settings), security::known_host))
        .layer(from_fn_with_state(web.clone(), problem::show))
        .merge(health::routes())
        .merge(beside.with_state(()))
        .layer(from_fn_with_state(Arc::clone(&settings), security::headers))
        .layer(from_fn_with_state(Arc::clone(&settings), trace::trace))
        .with_state(web)
}
