//! The courses of the company, and those who are taught.

mod course_form;
mod days;
mod delete;
mod edit;
mod list;
mod materials;
mod sample;
mod show;
mod students;

use application::{Message, courses::CourseView};
use axum::{Router, routing::get};
use domain_courses::CourseId;

use crate::{Web, confirm::Change, parts::Link, reader::Reader};

#[cfg(test)]
pub(crate) use {
    edit::CourseFormPage,
    list::CoursesPage,
    materials::{BringFilePage, MaterialPage},
    show::CoursePage,
    students::{StudentFormPage, StudentPage, StudentsPage},
};

const PATH: &str = "/courses";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/courses", get(list::show).post(edit::create))
        .route("/courses/new", get(edit::new))
        .route("/courses/{id}", get(show::show))
        .route("/courses/{id}/edit", get(edit::ask).post(edit::save))
        .route("/courses/{id}/delete", get(delete::ask).post(delete::delete))
        .merge(materials::routes())
        .merge(students::routes())
}

pub(crate) fn url(id: CourseId) -> String {
    format!("{PATH}/{id}")
}

/// The way back from what is asked about a course.
fn back(course: &CourseView) -> Link {
    Link { href: url(course.id), text: course.settings.title.as_str().to_owned() }
}

/// What can be asked about courses and students before it is done, for the samples of the page that
/// asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let course = sample::course();
    let deletion = (back(&course), delete::change(&course));
    let changes = [deletion].into_iter().chain(materials::changes());
    changes.chain(students::changes()).collect()
}

/// "12 of 20"
fn places(n_enrolled: u32, n_places: Option<u32>, reader: &Reader) -> String {
    match n_places {
        Some(n_places) => {
            let message = Message::new("course-places");
            reader.text(&message.number("n", n_enrolled).number("places", n_places))
        }
        None => reader.number(n_enrolled),
    }
}
