//! What people can do: skills, what jobs take, and who has which how well.

mod certificates;
mod gaps;
mod giver;
mod grants;
mod job_roles;
mod labels;
mod list;
mod matrix;
mod matrix_document;
mod own;
mod people;
mod person_document;
mod profile;
mod ratings;
mod skill;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// Left out are files: certificates are handed in and looked at with theirs, and skills, ratings and
/// the matrix are brought and taken away as tables.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, skill::create))
        .routes(routes!(list::choices))
        .routes(routes!(skill::show, skill::edit, skill::delete))
        .routes(routes!(grants::list, grants::add))
        .routes(routes!(grants::remove))
        .routes(routes!(labels::list, labels::create))
        .routes(routes!(labels::rename, labels::delete))
        .routes(routes!(job_roles::list, job_roles::create))
        .routes(routes!(job_roles::show, job_roles::edit, job_roles::delete))
        .routes(routes!(matrix::show))
        .routes(routes!(gaps::list))
        .routes(routes!(gaps::coverage))
        .routes(routes!(profile::show, profile::edit))
        .routes(routes!(profile::choices))
        .routes(routes!(people::list))
        .routes(routes!(people::show))
        .routes(routes!(people::report))
        .routes(routes!(ratings::rate))
        .routes(routes!(ratings::revoke))
        .routes(routes!(ratings::exempt, ratings::end))
        .routes(routes!(certificates::list))
        .routes(routes!(certificates::proposed))
        .routes(routes!(certificates::approve))
        .routes(routes!(certificates::refuse))
        .merge(own())
}

/// What one can do oneself, which is of the trainings that one takes.
fn own() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(own::list))
        .routes(routes!(own::report))
        .routes(routes!(own::gaps))
        .routes(routes!(own::show))
        .routes(routes!(own::givers))
        .routes(routes!(own::rate))
        .routes(routes!(own::revoke))
        .routes(routes!(own::certificates))
        .routes(routes!(own::certificate))
        .routes(routes!(own::withdraw))
}
