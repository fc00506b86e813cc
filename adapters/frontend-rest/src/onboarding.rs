//! The paths on which people are brought in, who is on them, and when the company works.

mod audience;
mod calendar;
mod path;
mod paths;
mod people;
mod placement;
mod step;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// Left out are the lists behind forms of the pages that are others narrowed, and who would get a
/// path if it were for others, which no use case asks of a path that is there.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(paths::list, paths::create))
        .routes(routes!(paths::titles))
        .routes(routes!(paths::choices))
        .routes(routes!(path::show, path::edit, path::delete))
        .routes(routes!(path::simulate))
        .routes(routes!(people::list, placement::assign))
        .routes(routes!(people::show, placement::withdraw))
        .routes(routes!(people::assignable))
        .routes(routes!(people::behind))
        .routes(routes!(placement::move_all))
        .routes(routes!(audience::aim))
        .routes(routes!(calendar::show, calendar::edit))
}
