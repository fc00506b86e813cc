//! Requests that are done once: whoever does not know what became of one sends it again with the
//! same `Idempotency-Key`.

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
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
    header::{CONTENT_TYPE, ETAG, IF_MATCH, LOCATION},
    request::Parts,
};
use sha2::{Digest, Sha256};
use tracing::warn;

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
/// No answer to a change is larger.
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
    let command = DoOnce { key, content: content(&parts, &body) };
    match begin_once(&api.app, &caller.actor(), &command).await {
        Ok(Turn::Done(answer)) => replayed(&answer),
        Ok(Turn::Now(part)) => {
            let response = next.run(Request::from_parts(parts, Body::from(body))).await;
            keep(&api, part, response).await
        }
        Err(err) => Problem::from(err).into_response(),
    }
}

/// All that a request asks for.
fn content(parts: &Parts, body: &Bytes) -> RequestHash {
    let mut digest = Sha256::new();
    let target = parts.uri.path_and_query().map_or("", |it| it.as_str());
    let version = parts.headers.get(IF_MATCH).map_or(&b""[..], HeaderValue::as_bytes);
    for part in [parts.method.as_str().as_bytes(), target.as_bytes(), version, body] {
        // With its length, so that no two requests are the same bytes.
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    RequestHash(digest.finalize().into())
}

/// What was done or refused stays so. Where nothing was decided the request can be sent again.
async fn keep(api: &Api, part: DonePart, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let is_decided = parts.status.is_success()
        || (parts.status.is_client_error() && parts.status != StatusCode::TOO_MANY_REQUESTS);
    let body = to_bytes(body, MOST_ANSWER_BYTES).await.unwrap_or_default();
    let kept = match is_decided {
        true => {
            let answer = KeptAnswer {
                status: parts.status.as_u16(),
                headers: written(&parts.headers),
                body: String::from_utf8_lossy(&body).into_owned(),
            };
            finish_once(&api.app, part, &answer).await
        }
        false => give_up_once(&api.app, part).await,
    };
    if let Err(err) = kept {
        // What was done is done. Whoever sends it again is told that the answer was lost.
        warn!("An answer cannot be kept ({:?}): {}", err.class(), chain(&err));
    }
    Response::from_parts(parts, Body::from(body))
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
