//! The accounts of customers: who they are, what they see, and how much they come in.

mod customer;
mod edit;
mod list;
mod portal;
mod sessions;
mod stock;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

/// A password or a second factor of a customer is reset by an admin who has typed their own password
/// a moment ago, which no token has: both are left out.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, edit::create))
        .routes(routes!(list::choices))
        .routes(routes!(customer::show, edit::edit))
        .routes(routes!(edit::deactivate))
        .routes(routes!(edit::reactivate))
        .routes(routes!(sessions::all))
        .routes(routes!(sessions::list, sessions::end_all))
        .routes(routes!(sessions::end))
        .routes(routes!(portal::show))
        .routes(routes!(stock::view))
        .routes(routes!(stock::list))
}
