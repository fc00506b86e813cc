//! Failures as pages. A handler returns a [`Problem`]; the [`show`] middleware draws it, and every
//! other refusal that has no page of its own.

mod page;

use std::{error::Error, time::Duration};

use application::{Class, Failure, Message, audit::record_refusal};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    middleware::Next as Inner,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Permission};
use http::{
    HeaderValue, Method, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
    response::Parts,
};
use tracing::error;

use crate::{
    Web,
    form::Posted,
    next::Next,
    screen::{Asked, Screen},
    views::chain,
    visitor::Visitor,
};

use page::Again;
pub(crate) use page::ProblemPage;

/// Why there is no page, as far as a person may know.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    /// What the status alone does not say.
    message: Option<Message>,
    retry_after: Option<Duration>,
    /// Where it makes sense to go from here.
    back: Option<String>,
    /// What whoever asked may not do.
    denied: Option<Permission>,
    /// For the log and nobody else.
    chain: Option<String>,
}

/// When a dependency is down, or many save at once: soon enough for a person, late enough for it.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

impl Problem {
    pub(crate) fn new(status: StatusCode) -> Self {
        Self { status, message: None, retry_after: None, back: None, denied: None, chain: None }
    }

    /// There is no such thing, or it is not this person's to see. Both look the same.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// Our own fault.
    pub(crate) fn broken(err: &dyn Error) -> Self {
        Self { chain: Some(chain(err)), ..Self::new(StatusCode::INTERNAL_SERVER_ERROR) }
    }

    /// Something that we need does not answer.
    pub(crate) fn unavailable(err: &dyn Error) -> Self {
        Self { chain: Some(chain(err)), ..Self::new(StatusCode::SERVICE_UNAVAILABLE) }
    }

    pub(crate) fn because(self, message: Message) -> Self {
        Self { message: Some(message), ..self }
    }

    /// Where to go from here, instead of the page that led here.
    pub(crate) fn back_to(self, url: impl Into<String>) -> Self {
        Self { back: Some(url.into()), ..self }
    }

    /// The same, unless it says already where to go.
    pub(crate) fn or_back_to(self, url: impl Into<String>) -> Self {
        Self { back: self.back.or_else(|| Some(url.into())), ..self }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
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
            Class::Unavailable | Class::Undecided => {
                return Self::unavailable(&err).because(err.message());
            }
            Class::Throttled(wait) => {
                Self { retry_after: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS) }
            }
        };
        problem.because(err.message())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Extension(self)).into_response()
    }
}

/// Draws the page of every refusal that has none, with the person's own navigation. A form that
/// can be sent again goes along with it.
pub(crate) async fn show(State(web): State<Web>, mut request: Request, inner: Inner) -> Response {
    let posted = Posted::default();
    request.extensions_mut().insert(posted.clone());
    let asked = Asked::of(request.uri(), request.headers(), request.extensions());
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let referrer = (!is_safe).then(|| Next::referrer(request.headers(), &web.settings)).flatten();

    let (mut parts, body) = inner.run(request).await.into_parts();
    let known = parts.extensions.remove::<Problem>();
    let lacks_page = lacks_page(&parts);
    if known.is_none() && !lacks_page {
        return Response::from_parts(parts, body);
    }
    let mut problem = known.unwrap_or_else(|| Problem::new(parts.status));
    log(&problem, &asked);
    if let Some(wait) = retry_after(&problem) {
        parts.headers.entry(RETRY_AFTER).or_insert_with(|| whole_seconds(wait).into());
    }
    if !lacks_page {
        return Response::from_parts(parts, body);
    }
    problem.back = problem.back.or_else(|| referrer.map(|it| it.as_str().to_owned()));
    let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or_default();
    if let (Some(permission), Some(person)) = (problem.denied, visitor.person()) {
        put_on_record(&web, &person.actor, permission).await;
    }
    let again = Again::of(&problem, &asked, &posted);
    let body = draw(&web, &problem, asked, visitor, (is_safe, again));

    parts.status = problem.status;
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, Body::from(body))
}

/// What axum and its layers refuse with is nothing, or a line of plain text for developers.
fn lacks_page(parts: &Parts) -> bool {
    let is_refusal = parts.status.is_client_error() || parts.status.is_server_error();
    let kind = parts.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    is_refusal && kind.is_none_or(|it| it.starts_with(b"text/plain"))
}

fn draw(
    web: &Web,
    problem: &Problem,
    asked: Asked,
    visitor: Visitor,
    (is_safe, again): (bool, Option<Again>),
) -> String {
    let request = asked.request.map(|it| it.to_string());
    let drawn = Screen::new(web, asked, visitor, None).and_then(|screen| {
        let page = ProblemPage::new(problem, request, &screen, is_safe);
        screen.show_plain(&page.offering(again))
    });
    match drawn {
        Ok(html) => html.0,
        Err(err) => {
            error!("A problem page cannot be drawn: {}", chain(&err));
            include_str!("problem/last_resort.html").to_owned()
        }
    }
}

fn retry_after(problem: &Problem) -> Option<Duration> {
    let by_status = may_retry(problem.status).then_some(TRY_AGAIN_AFTER);
    problem.retry_after.or(by_status)
}

/// Whether the same request may well be answered later.
fn may_retry(status: StatusCode) -> bool {
    [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS].contains(&status)
}

/// Rounded up: whoever comes back after it is not too early.
fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(0 < wait.subsec_nanos())).max(1)
}

/// The answer is the same if that fails: nothing was done that had to be on record.
async fn put_on_record(web: &Web, actor: &Actor, permission: Permission) {
    if let Err(err) = record_refusal(&web.app, actor, permission).await {
        error!("A refusal is not on record: {}", chain(&err));
    }
}

fn log(problem: &Problem, asked: &Asked) {
    let Some(chain) = &problem.chain else {
        return;
    };
    match asked.request {
        Some(id) => error!(request.id = %id, "Request {id} failed: {chain}"),
        None => error!("A request failed: {chain}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_rounded_up_to_whole_seconds() {
        for (millis, seconds) in [(0, 1), (1, 1), (1_000, 1), (1_001, 2), (4_999, 5)] {
            assert_eq!(whole_seconds(Duration::from_millis(millis)), seconds, "{millis}");
        }
    }
}
