use http::{
    HeaderName, HeaderValue, Response, StatusCode,
    header::{
        CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
        RETRY_AFTER, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};
use http_body_util::Full;
use hyper::body::Bytes;

/// An answer of the server itself, when the pages have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// More is being worked on than there is room for.
    Full,
    AddressTooLong,
    BodyTooSlow,
    TookTooLong,
    Panicked,
}

/// Who is refused something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused {
    pub(super) is_https: bool,
    /// A program, which is told by a problem document (RFC 9457) as the API has them.
    pub(super) is_program: bool,
}

/// Somebody who was not let in tries again after so many seconds.
const TRY_AGAIN_AFTER: HeaderValue = HeaderValue::from_static("5");

/// As strict as for the pages. There is nothing here to load.
const HEADERS: [(HeaderName, &str); 8] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (X_FRAME_OPTIONS, "DENY"),
    (CACHE_CONTROL, "no-store"),
];

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Self::Full | Self::TookTooLong => StatusCode::SERVICE_UNAVAILABLE,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Panicked => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Full => "Too many people are asking at once. Try again in a moment.\n",
            Self::AddressTooLong => "This address is too long.\n",
            Self::BodyTooSlow => "What was sent came too slowly. Try again.\n",
            Self::TookTooLong => "This took too long. Try again in a moment.\n",
            Self::Panicked => "Something is broken here. It has been written down.\n",
        }
    }

    /// The same for a program. There is nothing in our words that JSON would write otherwise.
    fn document(self) -> String {
        let (status, detail) = (self.status().as_u16(), self.text().trim_end());
        let title = self.status().canonical_reason().unwrap_or("Error");
        let code = title.to_lowercase().replace(' ', "-");
        format!(r#"{{"title":"{title}","status":{status},"code":"{code}","detail":"{detail}"}}"#)
    }

    pub(super) fn response(self, refused: Refused) -> Response<Full<Bytes>> {
        let Refused { is_https, is_program } = refused;
        let body = match is_program {
            true => Bytes::from(self.document()),
            false => Bytes::from_static(self.text().as_bytes()),
        };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, refused.content_type());
        for (name, value) in HEADERS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if is_https {
            let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
            headers.insert(STRICT_TRANSPORT_SECURITY, two_years);
        }
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, TRY_AGAIN_AFTER);
        }
        response
    }

    /// Takes the place of what the pages said, who knew only that something was wrong with the
    /// body. What else they had to say about the request, such as its number, stays.
    pub(super) fn instead_of<B>(
        self,
        said: Response<B>,
        refused: Refused,
    ) -> Response<Full<Bytes>> {
        let mut response = self.response(refused);
        let mut headers = said.into_parts().0.headers;
        headers.remove(CONTENT_LENGTH);
        for (name, value) in response.headers() {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        headers.insert(CONTENT_TYPE, refused.content_type());
        *response.headers_mut() = headers;
        response
    }
}

impl Refused {
    fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self.is_program {
            true => "application/problem+json",
            false => "text/plain; charset=utf-8",
        })
    }
}
