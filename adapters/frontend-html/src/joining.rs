//! Asking to join a company by its ID, and the admins' page of those who ask.

mod ask;
mod confirm;
mod list;
mod refuse;
mod show;

use axum::{Router, routing::get};

use crate::{Web, confirm::Change, parts::Link};

#[cfg(test)]
pub(crate) use {
    ask::JoinPage,
    confirm::{ConfirmJoinPage, JoinOverPage},
    list::JoiningPage,
    show::JoinerPage,
};

const PATH: &str = "/admin/joining";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/join", get(ask::ask).post(ask::send))
        .route("/join/{token}", get(confirm::follow).post(confirm::confirm))
        .route("/admin/joining", get(list::index))
        .route("/admin/joining/{id}", get(show::show).post(show::approve))
        .route("/admin/joining/{id}/refuse", get(refuse::ask).post(refuse::refuse))
}

/// What can be asked before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let waiting = show::sample();
    vec![(refuse::back(&waiting), refuse::change(&waiting))]
}
