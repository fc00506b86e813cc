//! What the company lends.

pub(crate) mod custody;
pub(crate) mod groups;
pub(crate) mod item;
pub(crate) mod items;

use axum::{
    Router,
    routing::{get, post, put},
};

use crate::Api;

pub(crate) fn routes() -> Router<Api> {
    Router::new()
        .route("/api/v1/equipment/items", get(items::list))
        .route("/api/v1/equipment/items/{id}", get(item::show).put(item::edit))
        .route("/api/v1/equipment/items/{id}/return", post(custody::give_back))
        .route("/api/v1/equipment/take", post(custody::take))
        .route("/api/v1/equipment/mine", get(custody::own))
        .route("/api/v1/equipment/choices", get(groups::choices))
        .route("/api/v1/equipment/categories", get(groups::categories).post(groups::create))
        .route("/api/v1/equipment/categories/{id}", put(groups::rename).delete(groups::delete))
        .route("/api/v1/equipment/locations", get(groups::locations))
}
