//! The company's people, as its admins keep them, with departments, tokens and sessions.
//!
//! Left out is what takes an admin's own password of the last minutes, which no token has: other
//! passwords and second factors, the list of issued passwords, and somebody new who is told a
//! password. So are tables, archives and photos, which are files for people, and one's own account.

mod departments;
mod leaving;
mod people;
mod person;
mod sessions;
mod settings;
mod standing;
mod tokens;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(people::list, settings::invite))
        .routes(routes!(people::choices))
        .routes(routes!(people::leaders))
        .routes(routes!(person::show, settings::edit))
        .routes(routes!(person::jobs))
        .routes(routes!(standing::send_again))
        .routes(routes!(standing::time))
        .routes(routes!(leaving::show))
        .routes(routes!(leaving::deactivate))
        .routes(routes!(standing::reactivate))
        .routes(routes!(standing::erase))
        .routes(routes!(departments::list, departments::create))
        .routes(routes!(departments::rename, departments::delete))
        .routes(routes!(tokens::list))
        .routes(routes!(tokens::revoke))
        .routes(routes!(sessions::list))
        .routes(routes!(sessions::end))
}
