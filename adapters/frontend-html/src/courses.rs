//! The courses of the company, and those who are taught.

mod complete;
mod course_form;
mod days;
mod delete;
mod edit;
mod enroll;
mod enroll_list;
mod list;
mod materials;
mod outcome;
mod own;
mod revoke;
mod sample;
mod sessions;
mod sheet;
mod show;
mod students;
mod withdraw;

use application::{Message, courses::CourseView};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequestParts},
    routing::{get, post},
};
use domain_courses::{CourseId, StudentId};
use http::request::Parts;

pub(crate) use days::{DayFields, DayNames, optional_day};
pub(crate) use own::OwnCourseText;
pub(crate) use students::StudentsImport;

use crate::{
    Web, confirm::Change, parts::Link, problem::Problem, query, reader::Reader, visitor::two_ids,
};

#[cfg(test)]
pub(crate) use {
    complete::CompletePage,
    edit::CourseFormPage,
    enroll::EnrollPage,
    enroll_list::EnrollListPage,
    list::CoursesPage,
    materials::{BringFilePage, MaterialPage},
    own::OwnCoursePage,
    revoke::RevokeResultPage,
    sessions::SessionFormPage,
    sheet::SheetPage,
    show::CoursePage,
    students::{StudentFormPage, StudentPage, StudentsPage},
};

const PATH: &str = "/courses";
/// A list of addresses is small.
const MOST_LIST_BYTES: usize = 2 * 1024 * 1024;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/courses", get(list::show).post(edit::create))
        .route("/courses/new", get(edit::new))
        .route("/courses/{id}", get(show::show))
        .route("/courses/{id}/edit", get(edit::ask).post(edit::save))
        .route("/courses/{id}/delete", get(delete::ask).post(delete::delete))
        .merge(materials::routes())
        .route("/courses/{id}/enroll", get(enroll::ask).post(enroll::enroll))
        .route(
            "/courses/{id}/enroll/list",
            get(enroll_list::ask)
                .post(enroll_list::enroll)
                .layer(DefaultBodyLimit::max(MOST_LIST_BYTES)),
        )
        .route("/courses/{id}/complete", get(complete::ask).post(complete::complete))
        .route(
            "/courses/{id}/students/{student}/withdraw",
            get(withdraw::ask).post(withdraw::withdraw),
        )
        .route("/courses/{id}/students/{student}/revoke", get(revoke::ask).post(revoke::revoke))
        .route("/courses/{id}/sessions", post(sessions::create))
        .route("/courses/{id}/sessions/new", get(sessions::new))
        .route("/courses/{id}/sessions/{session}", get(sheet::ask).post(sheet::save))
        .route("/courses/{id}/sessions/{session}/edit", get(sessions::ask).post(sessions::save))
        .route(
            "/courses/{id}/sessions/{session}/delete",
            get(sessions::ask_to_delete).post(sessions::delete),
        )
        .route("/training/courses/{id}", get(own::show))
        .merge(students::routes())
}

/// Where a student reads about it.
pub(crate) fn own_url(id: CourseId) -> String {
    format!("/training/courses/{id}")
}

pub(crate) fn url(id: CourseId) -> String {
    format!("{PATH}/{id}")
}

/// Where whoever is called like this is put into it.
pub(crate) fn enroll_url(id: CourseId, name: &str) -> String {
    query::url(&format!("{}/enroll", url(id)), &[("q", name)])
}

/// The way back from what is asked about a course.
fn back(course: &CourseView) -> Link {
    Link { href: url(course.id), text: course.settings.title.as_str().to_owned() }
}

/// What can be asked about courses and students before it is done, for the samples of the page that
/// asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let (course, enrolled) = (sample::course(), sample::enrolled());
    let deletion = [delete::change(&course, 2)].into_iter();
    let withdrawals = enrolled.iter().map(|it| withdraw::change(&course, it, reader));
    let sessions = [sessions::change(&sample::sheet(), reader)].into_iter();
    let changes = deletion.chain(withdrawals).chain(sessions).map(|it| (back(&course), it));
    changes.chain(materials::changes()).chain(students::changes()).collect()
}

/// A course and one of its students, as a path names them. Malformed ids name nothing.
pub(crate) struct OfCourse(CourseId, StudentId);

impl FromRequestParts<Web> for OfCourse {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (course, student) = two_ids(parts, web).await?;
        Ok(Self(course, student))
    }
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
