//! A number for each request, and a line in the log: never what was in its query or body.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use domain_kernel::RequestId;
use http::{HeaderName, HeaderValue};
use tracing::{Instrument as _, debug, field::Empty, info, info_span};

use crate::{Settings, traceparent::traceparent};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Which route has answered, for whoever counts answers: a template of which there are only so many.
#[derive(Clone, Debug)]
pub struct RouteTemplate(Option<MatchedPath>);

impl RouteTemplate {
    /// What stands for a path that is no route's.
    pub const NONE: &str = "(none)";

    pub fn as_str(&self) -> &str {
        self.0.as_ref().map_or(Self::NONE, MatchedPath::as_str)
    }
}

/// Numbers the request, for its own log lines, the audit trail and error pages.
pub(crate) async fn trace(
    State(settings): State<Arc<Settings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let id: RequestId = settings.ids.next();
    request.extensions_mut().insert(id);
    let method = request.method().clone();
    // The template of the path and not the path: `/password/reset/{token}` keeps its secret.
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or(RouteTemplate::NONE, MatchedPath::as_str);
    let span = info_span!(
        "request",
        request.id = %id,
        %method,
        route,
        status = Empty,
        ms = Empty,
        traceparent = Empty
    );
    if let Some(parent) = traceparent(&request, &settings) {
        span.record("traceparent", parent);
    }

    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let ms = begun.elapsed().as_secs_f64() * 1_000.0;
    span.record("status", status).record("ms", ms);
    span.in_scope(|| {
        if is_routine(route) {
            debug!(status, ms, "Answered {method} {route} with {status} in {ms:.1} ms");
        } else {
            info!(status, ms, "Answered {method} {route} with {status} in {ms:.1} ms");
        }
    });
    response.extensions_mut().insert(RouteTemplate(matched));
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    response
}

/// Asked so often that nobody wants to read of it.
fn is_routine(route: &str) -> bool {
    matches!(route, "/healthz" | "/readyz" | "/assets/{*path}")
}
