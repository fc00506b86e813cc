//! What the company decides about itself.
//!
//! Left out is its logo, which is a picture that is uploaded.

mod code;
mod settings;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(settings::show, settings::edit))
        .routes(routes!(code::rotate))
}
