//! A file as a browser reads it: in parts, of the one type that it is, and doing nothing.

use application::{
    App,
    courses::{FoundFile, MaterialPart, read_file},
};
use axum::response::Response;
use domain_courses::MaterialKind;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS},
};

use crate::{file_part::FilePart, next::encoded, problem::Problem};

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
    let part_of_it = FilePart::of(headers, found.file.n_bytes, &found.file.id);
    let pieces = match part_of_it.bytes() {
        Some(bytes) => Some(read_file(app, found, bytes).await?),
        None => None,
    };
    Ok(part_of_it.answer(pieces, about(found, part, wanted)))
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
    let fixed =
        [(CONTENT_TYPE, of_type), (CONTENT_SECURITY_POLICY, policy), (X_FRAME_OPTIONS, frames)];
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
