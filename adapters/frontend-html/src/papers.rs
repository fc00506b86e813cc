//! Papers that people bring as proof of something.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain_kernel::PaperKind;
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use crate::next::encoded;

/// A paper of 10 MB, and the form around it.
pub(crate) const MOST_PAPER_BYTES: usize = 10 * 1024 * 1024 + 64 * 1024;

/// To be kept, never shown by us: it is somebody else's paper. `plain` is what it is called by a
/// browser that does not know how names are written.
pub(crate) fn download(
    (kind, name): (PaperKind, &str),
    plain: &'static str,
    content: Bytes,
) -> Response {
    let of_type = match kind {
        PaperKind::Pdf => "application/pdf",
        PaperKind::Png => "image/png",
        PaperKind::Jpeg => "image/jpeg",
    };
    let ending = kind.name();
    // The name is encoded, so it ends no header (RFC 6266).
    let name = encoded(name);
    let kept = format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{name}");
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(of_type)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    let mut response = (headers, content).into_response();
    if let Ok(kept) = HeaderValue::try_from(kept) {
        response.headers_mut().insert(CONTENT_DISPOSITION, kept);
    }
    response
}
