use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    Layer,
    filter::{FilterFn, Filtered},
    layer::Context,
    registry::LookupSpan,
};

use crate::{
    parent::Parent,
    queue::Queue,
    said::{Said, Work},
    span::{Attribute, Kind, Span, SpanId, TraceId, nanos},
    statement::STATEMENTS,
};

/// Notices requests and jobs, which are spans of these names, and what was asked of the database
/// meanwhile.
pub struct SpanLayer {
    queue: Arc<Queue>,
}

/// What is kept of each request and job; all after that are only counted.
const MOST_STATEMENTS: usize = 64;

impl SpanLayer {
    pub(crate) fn new(queue: Arc<Queue>) -> Self {
        Self { queue }
    }

    /// Nothing else is made or looked at because of it.
    pub fn filtered<S>(self) -> Filtered<Self, FilterFn, S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let is_told: fn(&Metadata<'_>) -> bool = is_told;
        self.with_filter(FilterFn::new(is_told).with_max_level_hint(LevelFilter::TRACE))
    }
}

fn is_told(metadata: &Metadata<'_>) -> bool {
    match metadata.is_span() {
        true => Work::of(metadata.name()).is_some(),
        false => metadata.target() == STATEMENTS,
    }
}

/// What has begun and is not over.
struct Open {
    work: Work,
    at: SystemTime,
    since: Instant,
    said: Said,
    statements: Vec<Statement>,
    n_statements: u64,
}

#[derive(Default)]
struct Statement {
    operation: String,
    table: String,
    /// When it was over, since the beginning of the work.
    ended: Duration,
    took: Duration,
    has_failed: bool,
}

impl<S> Layer<S> for SpanLayer
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let (Some(work), Some(span)) = (Work::of(attributes.metadata().name()), context.span(id))
        else {
            return;
        };
        let mut said = Said::default();
        attributes.record(&mut said);
        let (at, since) = (SystemTime::now(), Instant::now());
        let open = Open { work, at, since, said, statements: Vec::new(), n_statements: 0 };
        span.extensions_mut().replace(open);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(open) = span.extensions_mut().get_mut::<Open>()
        {
            values.record(&mut open.said);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() != STATEMENTS {
            return;
        }
        if let Some(span) = context.event_span(event)
            && let Some(open) = span.extensions_mut().get_mut::<Open>()
        {
            open.note(event);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let open = context.span(&id).and_then(|it| it.extensions_mut().remove::<Open>());
        if let Some(spans) = open.and_then(Open::closed) {
            self.queue.push(spans);
        }
    }
}

impl Open {
    fn note(&mut self, event: &Event<'_>) {
        self.n_statements += 1;
        if MOST_STATEMENTS <= self.statements.len() {
            return;
        }
        let mut statement = Statement { ended: self.since.elapsed(), ..Statement::default() };
        event.record(&mut statement);
        self.statements.push(statement);
    }

    /// The span itself, and one for each statement. Nothing for a job that had nothing to do, and
    /// for what whoever began the trace does not keep.
    fn closed(self) -> Option<Vec<Span>> {
        let ended = self.since.elapsed();
        if self.work == Work::Job && self.said.outcome.is_none() {
            return None;
        }
        let parent = self.said.traceparent.as_deref().and_then(Parent::parse);
        if parent.is_some_and(|it| !it.is_sampled) {
            return None;
        }
        let trace = match parent {
            Some(parent) => parent.trace,
            None => random()?,
        };
        let (id, begun) = (random()?, nanos(self.at));
        let mut own = Span {
            trace,
            id,
            parent: parent.map(|it| it.span),
            name: self.said.name(self.work),
            kind: self.work.kind(),
            begun,
            ended: after(begun, ended),
            attributes: self.said.attributes(self.work),
            is_error: self.said.is_error(self.work),
        };
        own.attributes.push(("shipshape.statements", Attribute::Number(self.n_statements)));
        let mut spans = vec![own];
        for statement in self.statements {
            spans.push(statement.span(trace, id, begun)?);
        }
        Some(spans)
    }
}

impl Statement {
    /// Its span, in the work that has begun at `begun`.
    fn span(self, trace: TraceId, parent: SpanId, begun: u64) -> Option<Span> {
        let words = [self.operation.as_str(), self.table.as_str()];
        let name = words.join(" ").trim().to_owned();
        let known = [("db.operation.name", self.operation), ("db.collection.name", self.table)];
        let known = known.into_iter().filter(|(_, it)| !it.is_empty());
        Some(Span {
            trace,
            id: random()?,
            parent: Some(parent),
            name,
            kind: Kind::Client,
            begun: after(begun, self.ended.saturating_sub(self.took)),
            ended: after(begun, self.ended),
            attributes: known.map(|(name, it)| (name, Attribute::Text(it))).collect(),
            is_error: self.has_failed,
        })
    }
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "operation" => value.clone_into(&mut self.operation),
            "table" => value.clone_into(&mut self.table),
            _ => {}
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "micros" {
            self.took = Duration::from_micros(value);
        }
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "has_failed" {
            self.has_failed = value;
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

fn after(begun: u64, passed: Duration) -> u64 {
    begun.saturating_add(u64::try_from(passed.as_nanos()).unwrap_or(u64::MAX))
}

/// Nothing on a machine that has no randomness, where nothing else works either.
fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok().map(|()| bytes)
}
