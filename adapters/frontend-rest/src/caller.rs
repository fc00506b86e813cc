//! Who is asking: a program with a token, which is all that it has.

use std::sync::Arc;

use application::{
    App,
    identity::{ComeInByTokenError, FoundToken, TokenEntry, come_in_by_token},
    requests::count_request,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain_identity::BucketStanding;
use domain_kernel::{Actor, LocalDay, Origin, ZoneName};
use http::{HeaderMap, HeaderName, HeaderValue, header::AUTHORIZATION, request::Parts};

use crate::{
    Api, RequestRefused,
    problem::{Problem, whole_seconds},
};

/// A program that has come in for somebody. A handler that takes this cannot be reached without a
/// token.
#[derive(Clone, Debug)]
pub(crate) struct Caller(Arc<TokenEntry>);

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

impl Caller {
    pub(crate) fn actor(&self) -> Actor {
        self.0.actor
    }

    pub(crate) fn token(&self) -> &FoundToken {
        &self.0.token
    }

    /// The day that it is where the caller's company is.
    pub(crate) fn today(&self, app: &App) -> LocalDay {
        let zone = self.0.token.zone.as_ref().and_then(ZoneName::zone);
        LocalDay::at(zone.as_ref().unwrap_or(&app.policy.zone), app.clock.now())
    }
}

impl FromRequestParts<Api> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| Problem::unauthorized(&RequestRefused::NoToken))
    }
}

/// Lets in whoever shows a token that is good, and says how many requests it may send still. There
/// is no cookie here, so no other site can make a browser send anything.
pub(crate) async fn admit(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let origin = request.extensions().get::<Origin>().copied().unwrap_or_default();
    let Some(token) = bearer(request.headers()) else {
        return Problem::unauthorized(&RequestRefused::NoToken).into_response();
    };
    let caller = match come_in_by_token(&api.app, origin, token).await {
        Ok(entry) => Caller(Arc::new(entry)),
        Err(err @ ComeInByTokenError::Wrong) => return Problem::unauthorized(&err).into_response(),
        Err(err) => return Problem::from(err).into_response(),
    };
    let standing = match count_request(&api.app, caller.token().id).await {
        Ok(standing) => standing,
        Err(err) => {
            let standing = err.standing();
            return with_standing(Problem::from(err).into_response(), standing);
        }
    };
    request.extensions_mut().insert(caller);
    with_standing(next.run(request).await, standing)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all(AUTHORIZATION).iter();
    let (line, more) = (lines.next()?, lines.next());
    let (scheme, token) = line.to_str().ok()?.split_once(' ')?;
    let is_bearer = scheme.eq_ignore_ascii_case("bearer") && more.is_none();
    is_bearer.then(|| token.trim())
}

/// As the draft of the IETF has it: draft-ietf-httpapi-ratelimit-headers.
fn with_standing(mut response: Response, standing: Option<BucketStanding>) -> Response {
    let Some(BucketStanding { burst, window, left, full_in }) = standing else {
        return response;
    };
    let (window, full_in) = (whole_seconds(window), whole_seconds(full_in));
    let said = [
        (RATE_LIMIT_POLICY, format!("\"token\";q={burst};w={window}")),
        (RATE_LIMIT, format!("\"token\";r={left};t={full_in}")),
    ];
    for (name, value) in said {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(AUTHORIZATION, HeaderValue::from_static(line));
        }
        bearer(&headers).map(str::to_owned)
    }

    #[test]
    fn a_token_is_the_only_one_and_a_bearers() {
        assert_eq!(asked(&["Bearer ssp_1"]).as_deref(), Some("ssp_1"));
        assert_eq!(asked(&["bearer  ssp_1 "]).as_deref(), Some("ssp_1"));
        for bad in [&[][..], &["ssp_1"], &["Basic ssp_1"], &["Bearer a", "Bearer b"]] {
            assert_eq!(asked(bad), None, "{bad:?}");
        }
    }
}
