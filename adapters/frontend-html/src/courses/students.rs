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
use axum::{Router, routing::get};
use domain_courses::StudentId;

use super::sample;
use crate::{Web, confirm::Change, parts::Link, table_import};

pub(crate) use import::StudentsImport;

#[cfg(test)]
pub(crate) use {edit::StudentFormPage, list::StudentsPage, show::StudentPage};

const PATH: &str = "/students";

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/students.csv", get(export::csv))
        .route("/students.xlsx", get(export::xlsx))
        .route("/students/import", table_import::page::<StudentsImport>())
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
