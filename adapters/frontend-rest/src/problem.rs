//! Failures as problem documents (RFC 9457). A handler returns a [`Problem`]; [`dress`] writes it
//! out, and every other refusal that says nothing of itself.

use std::{error::Error, fmt::Write, time::Duration};

use application::{Class, Failure, Message, audit::record_refusal};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain_identity::Language;
use domain_kernel::{Permission, RequestId};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
    response::Parts,
};
use serde::Serialize;
use tracing::error;
use utoipa::ToSchema;

use crate::{
    Api, RequestRefused,
    caller::Caller,
    flaw::{Flaw, Place},
};

/// Why there is no answer, as far as a program may know.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    /// What the status alone does not say.
    message: Option<Message>,
    flaws: Vec<Flaw>,
    retry_after: Option<Duration>,
    /// What whoever asked may not do.
    denied: Option<Permission>,
    /// For the log and nobody else.
    chain: Option<String>,
}

/// A problem as it is written out.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// The status in words.
    title: &'static str,
    status: u16,
    /// What went wrong. It never changes its meaning.
    #[schema(example = "item-in-use")]
    code: String,
    /// The same as a sentence, in the language of the person whose token it is.
    detail: Option<String>,
    /// What to name when asking about it.
    request: Option<String>,
    /// What is wrong with which part of the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FlawDocument>,
}

/// What is wrong with one part of a request.
#[derive(Serialize, ToSchema)]
#[schema(as = Flaw)]
pub(crate) struct FlawDocument {
    /// Where in the document (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/due")]
    pointer: Option<String>,
    /// Which parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    code: &'static str,
    detail: String,
}

/// When a dependency is down, or many save at once: soon enough for a person, late enough for it.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

impl Problem {
    pub(crate) fn new(status: StatusCode) -> Self {
        let (message, flaws) = (None, Vec::new());
        Self { status, message, flaws, retry_after: None, denied: None, chain: None }
    }

    /// There is no such thing, or it is not this caller's to see. Both look the same.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// Nobody who is known asks.
    pub(crate) fn unauthorized(why: &impl Failure) -> Self {
        Self { message: Some(why.message()), ..Self::new(StatusCode::UNAUTHORIZED) }
    }

    /// Parts of the request cannot be taken.
    pub(crate) fn invalid(flaws: Vec<Flaw>) -> Self {
        Self { flaws, ..Self::from(RequestRefused::Invalid) }
    }

    /// The same with another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// All of it in a line, for tests.
    #[cfg(test)]
    pub(crate) fn said(&self) -> String {
        let code = self.message.as_ref().map_or("", |it| it.key);
        let flaws = self.flaws.iter().map(|it| match &it.place {
            Place::Pointer(pointer) => format!("{pointer}:{}", it.message.key),
            Place::Parameter(name) => format!("{name}:{}", it.message.key),
        });
        let flaws: Vec<String> = flaws.collect();
        format!("{} {code} {}", self.status.as_u16(), flaws.join(" "))
    }

    /// To whoever asks: that their role allows it, but not their token, is another thing.
    fn told_to(self, caller: Option<&Caller>) -> Self {
        let is_the_token =
            |(permission, caller): (Permission, &Caller)| caller.token().role.allows(permission);
        match self.denied.zip(caller).is_some_and(is_the_token) {
            true => Self { message: Some(RequestRefused::OtherScope.message()), ..self },
            false => self,
        }
    }

    fn broken(err: &dyn Error) -> Self {
        Self { chain: Some(chain(err)), ..Self::new(StatusCode::INTERNAL_SERVER_ERROR) }
    }

    /// The document, and the headers that go with it.
    fn document(
        &self,
        api: &Api,
        language: Option<Language>,
        request: Option<RequestId>,
    ) -> ProblemDocument {
        let say = |message: &Message| api.texts.text(language, message);
        let flaws = self.flaws.iter().map(|it| {
            let (pointer, parameter) = match &it.place {
                Place::Pointer(pointer) => (Some(pointer.clone()), None),
                Place::Parameter(name) => (None, Some(name.to_string())),
            };
            FlawDocument { pointer, parameter, code: it.message.key, detail: say(&it.message) }
        });
        ProblemDocument {
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            code: self.message.as_ref().map_or_else(|| word(self.status), |it| it.key.to_owned()),
            detail: self.message.as_ref().map(say),
            request: request.map(|it| it.to_string()),
            errors: flaws.collect(),
        }
    }
}

impl<E: Failure + 'static> From<E> for Problem {
    fn from(err: E) -> Self {
        let class = err.class();
        let problem = match class {
            Class::Broken => return Self::broken(&err),
            Class::NotFound => return Self::not_found(),
            Class::Invalid => Self::new(StatusCode::UNPROCESSABLE_ENTITY),
            Class::TooLarge => Self::new(StatusCode::PAYLOAD_TOO_LARGE),
            Class::WrongType => Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE),
            Class::Refused | Class::Stale => Self::new(StatusCode::CONFLICT),
            Class::Denied => Self { denied: err.denied(), ..Self::new(StatusCode::FORBIDDEN) },
            Class::Busy => Self::new(StatusCode::SERVICE_UNAVAILABLE),
            Class::Unavailable => {
                Self { chain: Some(chain(&err)), ..Self::new(StatusCode::SERVICE_UNAVAILABLE) }
            }
            // No 503, after which it would be sent again.
            Class::Undecided => {
                Self { chain: Some(chain(&err)), ..Self::new(StatusCode::INTERNAL_SERVER_ERROR) }
            }
            Class::Throttled(wait) => {
                Self { retry_after: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS) }
            }
        };
        let message = err.message();
        let flaw = |field| Flaw { place: Place::field(field), message: message.clone() };
        let flaws = err.field().map(flaw).into_iter().collect();
        Self { message: Some(message), flaws, ..problem }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Extension(self)).into_response()
    }
}

/// Writes out every refusal that says nothing of itself.
pub(crate) async fn dress(State(api): State<Api>, request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    let caller = request.extensions().get::<Caller>().cloned();
    let (mut parts, body) = next.run(request).await.into_parts();
    let problem = match parts.extensions.remove::<Problem>() {
        Some(problem) => problem.told_to(caller.as_ref()),
        None if says_nothing(&parts) => Problem::new(parts.status),
        None => return Response::from_parts(parts, body),
    };
    log(&problem, id);
    if let (Some(permission), Some(caller)) = (problem.denied, &caller) {
        put_on_record(&api, caller, permission).await;
    }
    if let Some(wait) = problem.retry_after.or(retry_by(problem.status)) {
        parts.headers.insert(RETRY_AFTER, whole_seconds(wait).into());
    }
    if problem.status == StatusCode::UNAUTHORIZED {
        parts.headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    let language = caller.and_then(|it| it.token().language);
    let document = problem.document(&api, language, id);
    // A document of ours is always written.
    let text = serde_json::to_string(&document).unwrap_or_default();
    parts.status = problem.status;
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    Response::from_parts(parts, Body::from(text))
}

/// What axum and its layers refuse with is nothing, or a line of plain text for developers.
fn says_nothing(parts: &Parts) -> bool {
    let is_refusal = parts.status.is_client_error() || parts.status.is_server_error();
    let kind = parts.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    is_refusal && kind.is_none_or(|it| it.starts_with(b"text/plain"))
}

/// "not-found"
fn word(status: StatusCode) -> String {
    let reason = status.canonical_reason().unwrap_or("error");
    reason.to_lowercase().replace(' ', "-")
}

fn retry_by(status: StatusCode) -> Option<Duration> {
    let may_help = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS];
    may_help.contains(&status).then_some(TRY_AGAIN_AFTER)
}

/// Rounded up: whoever comes back after it is not too early.
pub(crate) fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(0 < wait.subsec_nanos())).max(1)
}

/// The answer is the same if that fails: nothing was done that had to be on record.
async fn put_on_record(api: &Api, caller: &Caller, permission: Permission) {
    if let Err(err) = record_refusal(&api.app, &caller.actor(), permission).await {
        error!("A refusal is not on record: {}", chain(&err));
    }
}

fn log(problem: &Problem, id: Option<RequestId>) {
    match (&problem.chain, id) {
        (Some(chain), Some(id)) => error!(request.id = %id, "Request {id} failed: {chain}"),
        (Some(chain), None) => error!("A request failed: {chain}"),
        (None, _) => {}
    }
}

/// An error with all that it came from, for the log.
pub(crate) fn chain(err: &dyn Error) -> String {
    let mut text = err.to_string();
    let mut source = err.source();
    while let Some(err) = source {
        // Writing to a text never fails.
        let _ = write!(text, ": {err}");
        source = err.source();
    }
    text
}
