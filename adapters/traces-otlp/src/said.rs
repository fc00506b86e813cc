use std::fmt;

use tracing::field::{Field, Visit};

use crate::span::{Attribute, Kind};

/// What a span is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    Request,
    Job,
}

impl Work {
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name {
            "request" => Some(Self::Request),
            "job" => Some(Self::Job),
            _ => None,
        }
    }

    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Request => Kind::Server,
            Self::Job => Kind::Internal,
        }
    }
}

/// What a span says of itself. It may say more, which is not told.
#[derive(Default)]
pub(crate) struct Said {
    request: String,
    method: String,
    route: String,
    status: Option<u64>,
    pub(crate) traceparent: Option<String>,
    job: String,
    pub(crate) outcome: Option<String>,
}

impl Said {
    /// "GET /training/modules/{id}", or "job mail".
    pub(crate) fn name(&self, work: Work) -> String {
        match work {
            Work::Request if self.is_of_a_route() => format!("{} {}", self.method(), self.route),
            Work::Request => self.method().to_owned(),
            Work::Job => format!("job {}", self.job),
        }
    }

    /// By the names of OpenTelemetry, where it has some.
    pub(crate) fn attributes(&self, work: Work) -> Vec<(&'static str, Attribute)> {
        if work == Work::Job {
            return vec![("shipshape.job", Attribute::text(&self.job))];
        }
        let mut attributes = vec![
            ("http.request.method", Attribute::text(self.method())),
            ("shipshape.request.id", Attribute::text(&self.request)),
        ];
        if self.is_of_a_route() {
            attributes.push(("http.route", Attribute::text(&self.route)));
        }
        if let Some(status) = self.status {
            attributes.push(("http.response.status_code", Attribute::Number(status)));
        }
        attributes
    }

    /// Whatever has no status was given up before there was an answer.
    pub(crate) fn is_error(&self, work: Work) -> bool {
        match work {
            Work::Request => self.status.is_none_or(|it| 500 <= it),
            Work::Job => self.outcome.as_deref() == Some("failed"),
        }
    }

    fn is_of_a_route(&self) -> bool {
        self.route.starts_with('/')
    }

    /// Anybody can make a method up.
    fn method(&self) -> &str {
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
        known.into_iter().find(|it| *it == self.method).unwrap_or("_OTHER")
    }
}

impl Visit for Said {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "route" => value.clone_into(&mut self.route),
            "job" => value.clone_into(&mut self.job),
            "outcome" => self.outcome = Some(value.to_owned()),
            "traceparent" => self.traceparent = Some(value.to_owned()),
            _ => {}
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "status" {
            self.status = Some(value);
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        match field.name() {
            "method" => self.method = format!("{value:?}"),
            "request.id" => self.request = format!("{value:?}"),
            _ => {}
        }
    }
}
