//! Photos, of people and of what they lend: how they come and how they are sent.

use application::identity::PhotoSize;
use axum::{
    extract::{
        Multipart,
        multipart::{MultipartError, MultipartRejection},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use crate::{form::FormError, problem::Problem, query::Query};

/// A photo of 10 MB, and the form around it.
pub(crate) const MOST_PHOTO_BYTES: usize = 10 * 1024 * 1024 + 64 * 1024;

/// Which of its sizes is asked for.
pub(crate) fn size(query: &Query) -> PhotoSize {
    if query.text("size") == "small" { PhotoSize::Small } else { PhotoSize::Large }
}

/// A photo as JPEG.
pub(crate) fn answer(photo: Bytes, query: &Query) -> Response {
    // Only the address that names this very photo can be kept: without, it is another one tomorrow.
    let keep = match query.text("v") {
        "" => "private, no-cache",
        _ => "private, max-age=3600",
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (CACHE_CONTROL, HeaderValue::from_static(keep)),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    (headers, photo).into_response()
}

/// The one file of the form, or nothing if none was chosen.
pub(crate) async fn upload(
    body: Result<Multipart, MultipartRejection>,
    name: &str,
) -> Result<Option<Bytes>, Problem> {
    let mut body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let mut upload = None;
    while let Some(field) = body.next_field().await.map_err(|err| refused(&err))? {
        if field.name() != Some(name) || upload.is_some() {
            return Err(Problem::from(FormError::UnknownField));
        }
        upload = Some(field.bytes().await.map_err(|err| refused(&err))?);
    }
    Ok(upload.filter(|it| !it.is_empty()))
}

fn refused(err: &MultipartError) -> Problem {
    Problem::new(err.status())
}
