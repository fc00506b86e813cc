//! Spans as a collector gets them, over real connections.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod collector;
mod log;
mod spans;
mod troubles;

use std::time::Duration;

use traces_otlp::{Exporter, Limits, Program, traces};
use tracing::{Dispatch, dispatcher::DefaultGuard};
use tracing_subscriber::{Registry, layer::SubscriberExt};

/// Notices what is done on this thread as long as the guard is there.
fn given_traces(collector: &str, limits: Limits) -> (DefaultGuard, Exporter) {
    let url = collector.parse().expect("a URL");
    let program = Program { name: "shipshape", version: "1.2.3", instance: "one".to_owned() };
    let (layer, exporter) = traces(&url, program, limits).expect("a client");
    let subscriber = Registry::default().with(layer.filtered());
    (tracing::dispatcher::set_default(&Dispatch::new(subscriber)), exporter)
}

/// Nothing is sent before the end, unless there is a batch.
fn patient() -> Limits {
    Limits { every: Duration::from_hours(1), ..Limits::default() }
}
