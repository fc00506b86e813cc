//! What protects people from other sites: headers on every answer, known hosts, and no form from
//! elsewhere (spec: quality, 2).

use std::sync::Arc;

use application::Message;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, ORIGIN, REFERRER_POLICY,
        STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
    uri::Authority,
};
use tower_http::csrf::{CsrfLayer, ProtectionError, ResponseForProtectionError};

use crate::{Settings, next::is_known_host, problem::Problem, settings::PublicUrl};

/// Lets the scripts of one answer run. In the extensions of each request.
#[derive(Clone, Debug)]
pub(crate) struct Nonce(Arc<str>);

impl Nonce {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// In the extensions of an answer: its page shows a file of ours in a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FramesOwn;

/// In the extensions of an answer: what becomes of its form may be a page of another site, to which
/// the answer to it leads. A browser that follows asks the policy of the page with the form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LeadsAway;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The headers that are the same everywhere. An answer that has one of them already keeps it.
const FIXED: [(HeaderName, &str); 8] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (X_FRAME_OPTIONS, "DENY"),
    // Static files say otherwise. What a person sees is for nobody else, and the pages before
    // signing in are cheap.
    (CACHE_CONTROL, "no-store"),
    // What everybody may find says otherwise: `ForEverybody`.
    (X_ROBOTS_TAG, "noindex, nofollow"),
];

pub(crate) const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// Puts the headers on every answer.
pub(crate) async fn headers(
    State(settings): State<Arc<Settings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce: Arc<str> = BASE64.encode(settings.random.bytes::<16>()).into();
    request.extensions_mut().insert(Nonce(Arc::clone(&nonce)));
    let mut response = next.run(request).await;
    let is_framing = response.extensions().get::<FramesOwn>().is_some();
    let forms = match response.extensions().get::<LeadsAway>() {
        Some(LeadsAway) => "'self' https:",
        None => "'self'",
    };
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if settings.is_https() {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
    }
    let frames = if is_framing { "; frame-src 'self'" } else { "" };
    if let Ok(policy) = HeaderValue::try_from(policy(&nonce, forms) + frames) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    response
}

fn policy(nonce: &str, forms: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; \
         manifest-src 'self'; form-action {forms}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Answers under our own names only, so that nobody's links and caches are filled with another.
pub(crate) async fn known_host(
    State(settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    if !names_us(&request, &settings) {
        return Problem::new(StatusCode::MISDIRECTED_REQUEST).into_response();
    }
    next.run(request).await
}

fn names_us(request: &Request, settings: &Settings) -> bool {
    let mut lines = request.headers().get_all(HOST).iter();
    let is_known =
        |it: &Authority| !it.as_str().contains('@') && is_known_host(it.host(), settings);
    let parsed = |it: &HeaderValue| it.to_str().ok().and_then(|it| it.parse::<Authority>().ok());
    let target = request.uri().authority();
    match (lines.next(), lines.next()) {
        (Some(line), None) => {
            parsed(line).is_some_and(|it| is_known(&it)) && target.is_none_or(is_known)
        }
        _ => false,
    }
}

/// Refuses what other sites let a browser send.
pub(crate) fn same_site(
    public_url: Option<&PublicUrl>,
) -> CsrfLayer<impl ResponseForProtectionError<axum::body::Body> + use<>> {
    let layer = CsrfLayer::new();
    let trusted = public_url.map(|it| layer.clone().add_trusted_origin(it.origin()));
    // A public URL is an origin, so it is taken; if not, fewer requests are let in, not more.
    let layer = trusted.and_then(Result::ok).unwrap_or(layer);
    layer.with_rejection_response(|_: ProtectionError| from_elsewhere())
}

/// Refuses a change that comes with a cookie and does not say from where: browsers of today say
/// it, and what is not a browser has no use for a cookie.
pub(crate) async fn says_where_from(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !is_safe && headers.contains_key(COOKIE) && !says_origin(headers) {
        return from_elsewhere();
    }
    next.run(request).await
}

fn says_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(SEC_FETCH_SITE) || headers.contains_key(ORIGIN)
}

fn from_elsewhere() -> Response {
    let vary = [(VARY, "sec-fetch-site, origin")];
    let problem = Problem::new(StatusCode::FORBIDDEN).because(Message::new("cross-site"));
    (vary, problem).into_response()
}
