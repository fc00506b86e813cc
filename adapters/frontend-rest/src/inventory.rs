//! Stock, as the ERP had it when it was asked last.

pub(crate) mod line;
pub(crate) mod stock;

use axum::{Router, routing::get};

use crate::Api;

pub(crate) fn routes() -> Router<Api> {
    Router::new().route("/api/v1/inventory/stock", get(stock::list))
}
