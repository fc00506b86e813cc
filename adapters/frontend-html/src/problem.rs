//! Failures as pages. A handler returns a [`Problem`]; the [`show`] middleware draws it, and every
//! other refusal that has no page of its own.

mod page;

use std::{error::Error, time::Duration};

use application::{Class, Failure, Message};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    middleware::Next as Inner,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, Method, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
};
use tracing::error;

use crate::{
    Web,
    next::Next,
    screen::{Asked, Screen},
    views::chain,
    visitor::Visitor,
};

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
    /// For the log and nobody else.
    chain: Option<String>,
}

/// When a dependency is down, or many save at once: soon enough for a person, late enough for it.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

impl Problem {
    pub(crate) fn new(status: StatusCode) -> Self {
        Self { status, message: None, retry_after: None, back: None, chain: None }
    }

    /// There is no such thing, or it is not this person's to see. Both look the same.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// Our own fault.
    pub(crate) fn broken(err: &dyn Error) -> Self {
        Self { chain: Some(chain(err)), ..Self::new(StatusCode::INTERNAL_SERVER_ERROR) }
    }

    pub(crate) fn because(self, message: Message) -> Self {
        Self { message: Some(message), ..self }
    }

    /// Where to go from here, instead of the page that led here.
    pub(crate) fn back_to(self, url: impl Into<String>) -> Self {
        Self { back: Some(url.into()), ..self }
    }

    #[cfg(test)]
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
            Class::Refused | Class::Stale => Self::new(StatusCode::CONFLICT),
            Class::Denied => Self::new(StatusCode::FORBIDDEN),
            Class::Busy => Self::new(StatusCode::SERVICE_UNAVAILABLE),
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

/// Draws the page of every refusal that has none, with the person's own navigation.
pub(crate) async fn show(State(web): State<Web>, request: Request, inner: Inner) -> Response {
    let asked = Asked::of(request.uri(), request.headers(), request.extensions());
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let referrer = (!is_safe).then(|| Next::referrer(request.headers(), &web.settings)).flatten();

    let response = inner.run(request).await;
    if !lacks_page(&response) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let known = parts.extensions.remove::<Problem>();
    let mut problem = known.unwrap_or_else(|| Problem::new(parts.status));
    log(&problem, &asked);
    problem.back = problem.back.or_else(|| referrer.map(|it| it.as_str().to_owned()));
    let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or_default();
    let body = draw(&web, &problem, asked, visitor, is_safe);

    parts.status = problem.status;
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Some(wait) = retry_after(&problem) {
        parts.headers.entry(RETRY_AFTER).or_insert_with(|| wait.as_secs().max(1).into());
    }
    Response::from_parts(parts, Body::from(body))
}

/// What axum and its layers refuse with is nothing, or a line of plain text for developers.
fn lacks_page(response: &Response) -> bool {
    let is_refusal = response.status().is_client_error() || response.status().is_server_error();
    let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    is_refusal && kind.is_none_or(|it| it.starts_with(b"text/plain"))
}

fn draw(web: &Web, problem: &Problem, asked: Asked, visitor: Visitor, is_safe: bool) -> String {
    let request = asked.request.map(|it| it.to_string());
    let drawn = Screen::new(web, asked, visitor, None).and_then(|screen| {
        screen.show_plain(&ProblemPage::new(problem, request, &screen, is_safe))
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
    let may_retry = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS];
    let by_status = may_retry.contains(&problem.status).then_some(TRY_AGAIN_AFTER);
    problem.retry_after.or(by_status)
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
