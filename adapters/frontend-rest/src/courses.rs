//! Courses that somebody teaches, and those who are taught.

mod course;
mod enroll;
mod enrolled;
mod list;
mod materials;
mod of_student;
mod outcomes;
mod own;
mod sessions;
mod sheet;
mod students;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// Left out are files: the materials themselves with their captions, and tables of students that are
/// brought or taken away.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, course::create))
        .routes(routes!(course::show, course::edit, course::delete))
        .routes(routes!(enrolled::list, enroll::enroll))
        .routes(routes!(enrolled::show, enroll::withdraw))
        .routes(routes!(enrolled::without_result))
        .routes(routes!(enrolled::enrollable))
        .routes(routes!(enroll::preview))
        .routes(routes!(outcomes::complete))
        .routes(routes!(outcomes::revoke))
        .routes(routes!(sessions::list, sessions::add))
        .routes(routes!(sheet::show, sessions::edit, sessions::delete))
        .routes(routes!(sheet::take))
        .routes(routes!(materials::list))
        .routes(routes!(materials::show, materials::delete))
        .routes(routes!(materials::delete_captions))
        .routes(routes!(materials::summarize))
        .routes(routes!(own::list))
        .routes(routes!(own::show))
        .routes(routes!(own::material))
        .merge(students())
}

fn students() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(students::list, students::create))
        .routes(routes!(students::show, students::edit, students::delete))
        .routes(routes!(of_student::list))
        .routes(routes!(of_student::joinable))
}
