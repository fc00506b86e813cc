//! What happened in the company, as its trail has it.
//!
//! Left out is the table of it, which is a file for people; and a check of the whole chain, which
//! reads all of it and is made at the command line.

mod ends;
mod entries;
mod entry;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(entries::list))
        .routes(routes!(ends::head))
        .routes(routes!(ends::check))
}
