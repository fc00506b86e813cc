//! The paths of the company: what is on them, and who.

mod assign;
mod edit;
mod list;
mod path_form;
mod sample;
mod show;

use axum::{
    Router,
    routing::{get, post},
};
use domain_onboarding::PathId;
use serde::Serialize;

use crate::Web;

#[cfg(test)]
pub(crate) use {edit::PathFormPage, list::PathsPage, show::PathPage};

const PATH: &str = "/paths";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/paths", get(list::show).post(edit::create))
        .route("/paths/new", get(edit::new))
        .route("/paths/{id}", get(show::show))
        .route("/paths/{id}/edit", get(edit::ask).post(edit::save))
        .route("/paths/{id}/assign", post(assign::assign))
        .route("/paths/{id}/withdraw", post(assign::withdraw))
}

/// The way back above a heading.
#[derive(Debug, Serialize)]
struct Link {
    href: String,
    text: String,
}

pub(crate) fn url(id: PathId) -> String {
    format!("{PATH}/{id}")
}
