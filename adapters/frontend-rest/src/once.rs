//! Requests that are done once: whoever does not know what became of one sends it again with the
//! same `Idempotency-Key`.

use std::panic;

use application::{
    Failure,
    requests::{
        DoOnce, DonePart, KeptAnswer, RequestHash, Turn, begin_once, finish_once, give_up_once,
    },
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain_kernel::Role;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
    header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION},
    request::Parts,
};
use sha2::{Digest, Sha256};
use tokio::task::JoinError;
use tracing::{Instrument as _, warn};

use crate::{
    Api, MOST_BODY_BYTES,
    caller::Caller,
    problem::{Problem, chain},
};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says that an answer is one that was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// What belongs to an answer beside its document.
const KEPT: [HeaderName; 3] = [CONTENT_TYPE, ETAG, LOCATION];
/// A refusal that says more is not kept, so that nobody fills the database with what is refused.
const MOST_REFUSAL_BYTES: usize = 8 * 1024;
/// No answer to a change is larger. One that is cannot be kept, so that nobody fills the database.
const MOST_ANSWER_BYTES: usize = 1024 * 1024;

pub(crate) async fn once(State(api): State<Api>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let caller = request.extensions().get::<Caller>().cloned();
    let key = request.headers().get(IDEMPOTENCY_KEY).filter(|_| !is_safe).cloned();
    let (Some(key), Some(caller)) = (key, caller) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST_BODY_BYTES).await else {
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    };
    let key = key.to_str().unwrap_or_default().to_owned();
    let content = content(&caller, &parts, &body);
    let command = DoOnce { token: caller.token().id, key, content };
    let request = Request::from_parts(parts, Body::from(body));
    let answered = async move {
        match begin_once(&api.app, &caller.actor(), &command).await {
            Ok(Turn::Done(answer)) => replayed(&answer),
            Ok(Turn::Now(part)) => keep(&api, part, next.run(request).await).await,
            Err(err) => Problem::from(err).into_response(),
        }
    };
    // Goes on to its end without whoever hangs up, since they come back for the answer.
    tokio::spawn(answered.in_current_span()).await.unwrap_or_else(unanswered)
}

/// Nobody else stops the task, so that it has failed as it would have failed here.
fn unanswered(err: JoinError) -> Response {
    match err.try_into_panic() {
        Ok(panicked) => panic::resume_unwind(panicked),
        Err(_) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

/// All that a request asks for, and as what: whoever has become somebody else since gets no answer
/// that was theirs before.
fn content(caller: &Caller, parts: &Parts, body: &Bytes) -> RequestHash {
    let mut digest = Sha256::new();
    let target = parts.uri.path_and_query().map_or("", |it| it.as_str());
    let header = |name| parts.headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    let role = caller.actor().role().map_or("", Role::name);
    let asked = [
        role.as_bytes(),
        parts.method.as_str().as_bytes(),
        target.as_bytes(),
        header(IF_MATCH),
        header(IF_NONE_MATCH),
        body,
    ];
    for part in asked {
        // With its length, so that no two requests are the same bytes.
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    RequestHash(digest.finalize().into())
}

/// What an answer says of its request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Decided,
    /// Nothing was done.
    Nothing,
    /// Something may have been done.
    Unknown,
}

/// What was done or refused stays so. Where nothing was decided the request can be sent again, and
/// where nobody knows it stays begun, so that whoever sends it again is told to look.
async fn keep(api: &Api, part: DonePart, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    // All of it is in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let kept = match Outcome::of(parts.status, body.len()) {
        Outcome::Decided => {
            let answer = KeptAnswer {
                status: parts.status.as_u16(),
                headers: written(&parts.headers),
                body: String::from_utf8_lossy(&body).into_owned(),
            };
            finish_once(&api.app, part, &answer).await
        }
        Outcome::Nothing => give_up_once(&api.app, part).await,
        Outcome::Unknown => Ok(()),
    };
    if let Err(err) = kept {
        // What was done is done. Whoever sends it again is told that the answer was lost.
        warn!("An answer cannot be kept ({:?}): {}", err.class(), chain(&err));
    }
    Response::from_parts(parts, Body::from(body))
}

impl Outcome {
    fn of(status: StatusCode, n_bytes: usize) -> Self {
        match status {
            // They may be allowed to by the next time.
            StatusCode::FORBIDDEN
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::SERVICE_UNAVAILABLE => Self::Nothing,
            _ if status.is_client_error() && MOST_REFUSAL_BYTES < n_bytes => Self::Nothing,
            _ if status.is_server_error() || MOST_ANSWER_BYTES < n_bytes => Self::Unknown,
            _ => Self::Decided,
        }
    }
}

fn written(headers: &HeaderMap) -> String {
    let lines = KEPT.iter().filter_map(|name| {
        let value = headers.get(name)?.to_str().ok()?;
        Some(format!("{name}: {value}\n"))
    });
    lines.collect()
}

fn replayed(answer: &KeptAnswer) -> Response {
    let mut response = Response::new(Body::from(answer.body.clone()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for line in answer.headers.lines() {
        let Some((name, value)) = line.split_once(": ") else { continue };
        let parsed = (HeaderName::try_from(name), HeaderValue::try_from(value));
        if let (Ok(name), Ok(value)) = parsed {
            headers.insert(name, value);
        }
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_is_kept_unless_it_is_a_long_refusal() {
        for (status, n_bytes, outcome) in [
            (201, 100_000, Outcome::Decided),
            (200, 1024 * 1024, Outcome::Decided),
            // It is told in full, and to whoever asks again it is lost.
            (200, 1024 * 1024 + 1, Outcome::Unknown),
            (422, 1024 * 1024 + 1, Outcome::Nothing),
            (204, 0, Outcome::Decided),
            (409, 8 * 1024, Outcome::Decided),
            (422, 8 * 1024 + 1, Outcome::Nothing),
            (403, 0, Outcome::Nothing),
            (429, 0, Outcome::Nothing),
            (503, 0, Outcome::Nothing),
            (500, 0, Outcome::Unknown),
            (504, 0, Outcome::Unknown),
        ] {
            let parsed = StatusCode::from_u16(status).expect("a status");
            assert_eq!(Outcome::of(parsed, n_bytes), outcome, "{status}");
        }
    }
}
