//! The programs elsewhere that are told what happens in the company, for admins.
//!
//! Left out is what makes a secret: it is shown once, on the page that asked for it, and an answer
//! to a program may be kept to be given again. So a webhook is added, and its secret replaced, on
//! the pages.

mod deliveries;
mod webhook;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

const PATH: &str = "/api/v1/webhooks";

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(webhook::list))
        .routes(routes!(webhook::show, webhook::edit, webhook::delete))
        .routes(routes!(webhook::test))
        .routes(routes!(deliveries::list))
        .routes(routes!(deliveries::send_again))
}
