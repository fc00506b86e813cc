//! What the company lends.

mod custody;
mod groups;
mod item;
mod items;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(items::list))
        .routes(routes!(item::show, item::edit))
        .routes(routes!(custody::give_back))
        .routes(routes!(custody::take))
        .routes(routes!(custody::own))
        .routes(routes!(groups::choices))
        .routes(routes!(groups::categories, groups::create))
        .routes(routes!(groups::rename, groups::delete))
        .routes(routes!(groups::locations))
}
