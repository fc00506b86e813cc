//! Stock, as the ERP had it when it was asked last.

mod line;
mod stock;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(stock::list))
}
