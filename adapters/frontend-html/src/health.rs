//! Whether the process is alive, and whether it can serve. Asked by machines, under any `Host`.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{Router, extract::State, routing::get};
use http::StatusCode;

use crate::{Settings, Web};

/// Tells whether what every page needs can be reached. `bin` knows what that is.
#[async_trait]
pub trait Readiness: Send + Sync {
    /// False while the database does not answer, and as soon as the process is asked to stop.
    async fn is_ready(&self) -> bool;
}

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(State(settings): State<Arc<Settings>>) -> (StatusCode, &'static str) {
    if settings.readiness.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
