//! The people whom somebody leads, and how they are getting on.

mod list;
mod member;
mod nudge;
mod steps;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) use nudge::people;

/// Left out are tables for people (XLSX, CSV), and the dashboard, which asks for more than one area
/// and of which every part has an operation of its own.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(nudge::nudge))
        .routes(routes!(member::show))
        .routes(routes!(member::give_try))
        .routes(routes!(steps::finish))
        .routes(routes!(steps::reopen))
        .routes(routes!(steps::waive))
}
