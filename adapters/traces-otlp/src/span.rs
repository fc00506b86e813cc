use std::time::SystemTime;

pub(crate) type TraceId = [u8; 16];
pub(crate) type SpanId = [u8; 8];

/// Something that is over.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) trace: TraceId,
    pub(crate) id: SpanId,
    pub(crate) parent: Option<SpanId>,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// In nanoseconds since 1970.
    pub(crate) begun: u64,
    pub(crate) ended: u64,
    pub(crate) attributes: Vec<(&'static str, Attribute)>,
    pub(crate) is_error: bool,
}

/// As opentelemetry-proto numbers them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Internal = 1,
    Server = 2,
    Client = 3,
}

#[derive(Clone, Debug)]
pub(crate) enum Attribute {
    Text(String),
    Number(u64),
}

impl Attribute {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

pub(crate) fn nanos(at: SystemTime) -> u64 {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}
