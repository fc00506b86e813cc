//! A file as a browser reads it: in parts, and read while it is sent.

mod range;

use std::{fmt::Display, ops::Range};

use application::identity::{BlobError, BlobPieces};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use futures_util::stream::try_unfold;
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, ETAG},
};

use range::Asked;

/// What of a file is sent.
pub(crate) struct FilePart {
    asked: Asked,
    n_bytes: u64,
    tag: String,
}

impl FilePart {
    /// Another file has another id, so an id is a strong tag.
    pub(crate) fn of(headers: &HeaderMap, n_bytes: u64, id: &impl Display) -> Self {
        let tag = format!("\"{id}\"");
        Self { asked: Asked::of(headers, n_bytes, &tag), n_bytes, tag }
    }

    /// The bytes that are to be read, if any are.
    pub(crate) fn bytes(&self) -> Option<Range<u64>> {
        match &self.asked {
            Asked::Known | Asked::Beyond => None,
            Asked::Whole => Some(0..self.n_bytes),
            Asked::Part(range) => Some(range.clone()),
        }
    }

    /// The answer, with what was read and what is said of every part.
    pub(crate) fn answer(
        self,
        pieces: Option<Box<dyn BlobPieces>>,
        about: impl IntoIterator<Item = (HeaderName, HeaderValue)>,
    ) -> Response {
        let status = match self.asked {
            Asked::Known => StatusCode::NOT_MODIFIED,
            Asked::Beyond => StatusCode::RANGE_NOT_SATISFIABLE,
            Asked::Whole => StatusCode::OK,
            Asked::Part(_) => StatusCode::PARTIAL_CONTENT,
        };
        let mut response = (status, pieces.map_or_else(Body::empty, stream)).into_response();
        let headers = response.headers_mut();
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        // Kept by whoever may see it, who asks each time whether they still may.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        for (name, value) in about {
            headers.insert(name, value);
        }
        for (name, text) in self.said() {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
        response
    }

    /// What is said of this part.
    fn said(self) -> Vec<(HeaderName, String)> {
        let n_bytes = self.n_bytes;
        let mut said = vec![(ETAG, self.tag)];
        match self.asked {
            Asked::Known => {}
            Asked::Beyond => said.push((CONTENT_RANGE, format!("bytes */{n_bytes}"))),
            Asked::Whole => said.push((CONTENT_LENGTH, n_bytes.to_string())),
            Asked::Part(it) => {
                let range = format!("bytes {}-{}/{n_bytes}", it.start, it.end - 1);
                said.push((CONTENT_RANGE, range));
                said.push((CONTENT_LENGTH, (it.end - it.start).to_string()));
            }
        }
        said
    }
}

/// Read as it is sent, so that no file is ever held as a whole.
fn stream(pieces: Box<dyn BlobPieces>) -> Body {
    Body::from_stream(try_unfold(pieces, async |mut pieces| {
        let piece = pieces.next().await?;
        Ok::<_, BlobError>(piece.map(|it| (it, pieces)))
    }))
}
