//! A file as a browser reads it: in parts, of the one type that it is, and doing nothing.

use application::{
    App,
    courses::{FoundFile, MaterialPart, read_file},
    identity::BlobPieces,
};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use domain_courses::MaterialKind;
use futures_util::stream::try_unfold;
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{
        ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
        CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, X_FRAME_OPTIONS,
    },
};

use super::range::Asked;
use crate::{next::encoded, problem::Problem};

/// What becomes of a file in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Shown,
    Downloaded,
}

pub(super) async fn send(
    app: &App,
    found: &FoundFile,
    part: MaterialPart,
    wanted: Use,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let n_bytes = found.file.n_bytes;
    // Another file has another id, so it is a strong one.
    let tag = format!("\"{}\"", found.file.id);
    let (status, range) = match Asked::of(headers, n_bytes, &tag) {
        Asked::Known => (StatusCode::NOT_MODIFIED, None),
        Asked::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, None),
        Asked::Whole => (StatusCode::OK, Some(0..n_bytes)),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, Some(range)),
    };
    let body = match &range {
        Some(range) => stream(read_file(app, found, range.clone()).await?),
        None => Body::empty(),
    };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    for (name, value) in about(found, part, wanted) {
        headers.insert(name, value);
    }
    let mut say = |name, text: String| {
        if let Ok(value) = HeaderValue::try_from(text) {
            headers.insert(name, value);
        }
    };
    say(ETAG, tag);
    match (status, range) {
        (StatusCode::PARTIAL_CONTENT, Some(it)) => {
            say(CONTENT_RANGE, format!("bytes {}-{}/{n_bytes}", it.start, it.end - 1));
            say(CONTENT_LENGTH, (it.end - it.start).to_string());
        }
        (_, Some(it)) => say(CONTENT_LENGTH, (it.end - it.start).to_string()),
        (StatusCode::RANGE_NOT_SATISFIABLE, None) => {
            say(CONTENT_RANGE, format!("bytes */{n_bytes}"));
        }
        (_, None) => {}
    }
    Ok(response)
}

/// What goes with every part of it.
fn about(found: &FoundFile, part: MaterialPart, wanted: Use) -> Vec<(HeaderName, HeaderValue)> {
    let kind = found.material.kind;
    let of_type = match (part, kind) {
        (MaterialPart::Captions, _) => "text/vtt; charset=utf-8",
        (_, MaterialKind::Pdf) => "application/pdf",
        (_, MaterialKind::Docx) => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        (_, MaterialKind::Mp3) => "audio/mpeg",
        (_, MaterialKind::Mp4) => "video/mp4",
    };
    let is_shown = wanted == Use::Shown && kind != MaterialKind::Docx;
    let is_viewed = is_shown && kind == MaterialKind::Pdf;
    // The viewer of Chromium shows nothing in a sandbox; it is one itself, and what it shows gets
    // nothing of ours.
    let policy = match is_viewed {
        true => "default-src 'none'; frame-ancestors 'self'",
        false => "sandbox; default-src 'none'; frame-ancestors 'none'",
    };
    let frames = if is_viewed { "SAMEORIGIN" } else { "DENY" };
    let fixed = [
        (CONTENT_TYPE, of_type),
        (CONTENT_SECURITY_POLICY, policy),
        (X_FRAME_OPTIONS, frames),
        (ACCEPT_RANGES, "bytes"),
        // Kept by whoever may see it, who asks each time whether they still may.
        (CACHE_CONTROL, "private, no-cache"),
    ];
    let fixed = fixed.map(|(name, value)| (name, HeaderValue::from_static(value)));
    let disposition = HeaderValue::try_from(disposition(found, is_shown)).ok();
    fixed.into_iter().chain(disposition.map(|it| (CONTENT_DISPOSITION, it))).collect()
}

/// The name in the file system of whoever keeps it (RFC 6266), encoded, so it ends no header.
fn disposition(found: &FoundFile, is_shown: bool) -> String {
    let way = if is_shown { "inline" } else { "attachment" };
    let name = found.file.name.as_str();
    let ending = name.rsplit_once('.').map(|(_, it)| it).unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    format!("{way}; filename=\"material.{ending}\"; filename*=UTF-8''{}", encoded(name))
}

/// Read as it is sent, so that no file is ever held as a whole.
fn stream(pieces: Box<dyn BlobPieces>) -> Body {
    Body::from_stream(try_unfold(pieces, async |mut pieces| {
        let piece = pieces.next().await?;
        Ok::<_, application::identity::BlobError>(piece.map(|it| (it, pieces)))
    }))
}
