//! Those who are taught.

mod delete;
mod edit;
pub(super) mod enroll;
mod export;
mod import;
mod list;
mod show;
mod student_form;

use application::courses::StudentView;
use axum::{Router, extract::DefaultBodyLimit, routing::get};
use domain_courses::StudentId;

use super::sample;
use crate::{Web, confirm::Change, parts::Link};

#[cfg(test)]
pub(crate) use {
    edit::StudentFormPage, import::ImportStudentsPage, list::StudentsPage, show::StudentPage,
};

const PATH: &str = "/students";
/// A table of 10 MB, the same as text, and the form around them.
const MOST_TABLE_BYTES: usize = 24 * 1024 * 1024;

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/students.csv", get(export::csv))
        .route("/students.xlsx", get(export::xlsx))
        .route(
            "/students/import",
            get(import::ask).post(import::import).layer(DefaultBodyLimit::max(MOST_TABLE_BYTES)),
        )
        .route("/students", get(list::show).post(edit::create))
        .route("/students/new", get(edit::new))
        .route("/students/{id}", get(show::show))
        .route("/students/{id}/edit", get(edit::ask).post(edit::save))
        .route("/students/{id}/enroll", get(enroll::ask).post(enroll::enroll))
        .route("/students/{id}/delete", get(delete::ask).post(delete::delete))
}

pub(super) fn url(id: StudentId) -> String {
    format!("{PATH}/{id}")
}

/// The way back from what is asked about a student.
fn back(student: &StudentView) -> Link {
    Link { href: url(student.id), text: student.details.name() }
}

pub(super) fn changes() -> Vec<(Link, Change)> {
    let students = [sample::student(), sample::stranger()];
    students.iter().map(|it| (back(it), delete::change(it))).collect()
}
