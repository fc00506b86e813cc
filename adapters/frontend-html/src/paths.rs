//! The paths of the company: what is on them, and who.

mod assign;
mod audience;
mod calendar;
mod delete;
mod edit;
mod list;
mod move_people;
mod path_form;
mod path_rows;
mod sample;
mod show;
mod simulate;
mod withdraw;

use application::onboarding::PathView;
use axum::{
    Router,
    routing::{get, post},
};
use domain_onboarding::PathId;

use crate::{Web, confirm::Change, parts::Link, reader::Reader};

#[cfg(test)]
pub(crate) use {
    audience::AudiencePage, calendar::CalendarPage, edit::PathFormPage, list::PathsPage,
    move_people::MovePage, show::PathPage, simulate::SimulatePage,
};

pub(crate) use {assign::notice, show::date_fields, simulate::start};

const PATH: &str = "/paths";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/paths", get(list::show).post(edit::create))
        .route("/paths/new", get(edit::new))
        .route("/paths/{id}", get(show::show))
        .route("/paths/{id}/edit", get(edit::ask).post(edit::save))
        .route("/paths/{id}/simulate", get(simulate::show))
        .route("/paths/{id}/audience", get(audience::ask).post(audience::save))
        .route("/admin/calendar", get(calendar::show).post(calendar::save))
        .route("/paths/{id}/assign", post(assign::assign))
        .route("/paths/{id}/move", get(move_people::ask).post(move_people::save))
        .route("/paths/{id}/people/{person}/withdraw", get(withdraw::ask))
        .route("/paths/{id}/withdraw", post(withdraw::withdraw))
        .route("/paths/{id}/delete", get(delete::ask).post(delete::delete))
}

pub(crate) fn url(id: PathId) -> String {
    format!("{PATH}/{id}")
}

/// The way back from what is asked about a path.
fn back(path: &PathView) -> Link {
    Link { href: url(path.id), text: path.title().as_str().to_owned() }
}

/// What can be asked about a path before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let path = sample::path();
    let people = sample::people();
    let withdrawals = people.iter().take(1).map(|it| withdraw::change(&path, it, reader));
    let deletions = [delete::change(&path, 0), delete::change(&path, 3)];
    withdrawals.chain(deletions).map(|it| (back(&path), it)).collect()
}
