//! What the program does and how long it takes, as spans for a collector of OpenTelemetry: OTLP
//! over HTTP, as JSON (opentelemetry-proto 1.x, `/v1/traces`).
//!
//! A span is a request, a turn of a background job, or a statement of either. It has templates of
//! routes, methods, statuses and words of ours in it, and never an address, a query, a name or a
//! value. Whoever cannot be told is not waited for: spans are lost then, and requests are not.

mod collector;
mod document;
mod exporter;
mod layer;
mod parent;
mod queue;
mod said;
mod span;
mod statement;

use std::{sync::Arc, time::Duration};

pub use collector::{CollectorUrl, CollectorUrlError};
pub use exporter::{Exporter, ExporterError, NotTaken, Telling};
pub use layer::SpanLayer;
pub use statement::statement;

use queue::Queue;

/// Who tells, as collectors name it.
#[derive(Clone, Debug)]
pub struct Program {
    pub name: &'static str,
    pub version: &'static str,
    /// Which of several that run.
    pub instance: String,
}

/// How much is kept and how long it is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// In spans. What is sent is no more at a time, and is sent as soon as there is so much.
    pub batch: usize,
    /// In spans, before the oldest are lost.
    pub queue: usize,
    /// Until what there is, is sent.
    pub every: Duration,
    /// For the collector to take a batch.
    pub patience: Duration,
    /// For all that is left at the end.
    pub last: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            batch: 512,
            queue: 4096,
            every: Duration::from_secs(5),
            patience: Duration::from_secs(10),
            last: Duration::from_secs(1),
        }
    }
}

/// What notices spans, and what sends them to `collector`.
pub fn traces(
    collector: &CollectorUrl,
    program: Program,
    limits: Limits,
) -> Result<(SpanLayer, Exporter), ExporterError> {
    let queue = Arc::new(Queue::new(limits.batch, limits.queue));
    let exporter = Exporter::new(collector, program, limits, Arc::clone(&queue))?;
    Ok((SpanLayer::new(queue), exporter))
}
