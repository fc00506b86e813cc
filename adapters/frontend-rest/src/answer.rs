//! Documents as answers.

use application::Page;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use domain_kernel::{Timestamp, Version};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_TYPE, ETAG, LOCATION},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{cursor, etag::tag, problem::Problem};

/// A document with what belongs to it.
pub(crate) struct Answer<T> {
    status: StatusCode,
    document: T,
    version: Option<Version>,
    location: Option<String>,
}

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    /// The `cursor` of the next part, if there is one.
    pub(crate) next: Option<String>,
    /// How many there are in all; nothing above 10,000, where counting stops.
    pub(crate) total: Option<u32>,
}

/// Something new.
#[derive(Serialize, ToSchema)]
pub(crate) struct Created {
    pub(crate) id: String,
}

impl<T: Serialize> Answer<T> {
    pub(crate) fn of(document: T) -> Self {
        Self { status: StatusCode::OK, document, version: None, location: None }
    }

    pub(crate) fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// Which version of the thing this is.
    pub(crate) fn version(self, version: Version) -> Self {
        Self { version: Some(version), ..self }
    }

    /// Where the new thing is.
    pub(crate) fn at(self, location: String) -> Self {
        Self { location: Some(location), ..self }
    }
}

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        let Ok(text) = serde_json::to_string(&self.document) else {
            return Problem::new(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        };
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let beside = [(ETAG, self.version.map(tag)), (LOCATION, self.location)];
        for (name, value) in beside {
            if let Some(Ok(value)) = value.map(HeaderValue::try_from) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// A list that is never so long that it goes on.
pub(crate) fn whole<T: Serialize>(items: Vec<T>) -> Answer<List<T>> {
    Answer::of(List { next: None, total: u32::try_from(items.len()).ok(), items })
}

/// A part of a list that may go on.
pub(crate) fn part<T, D: Serialize>(
    page: &Page<T>,
    list: &str,
    document: impl FnMut(&T) -> D,
) -> Answer<List<D>> {
    Answer::of(List {
        next: cursor::next(page, list),
        total: counted(page.n_matches),
        items: page.items.iter().map(document).collect(),
    })
}

/// How many there are in all, as far as they are counted.
pub(crate) fn counted(n_matches: u32) -> Option<u32> {
    Some(n_matches).filter(|it| *it <= Page::<()>::MOST_COUNTED)
}

/// Something new, below the path of its list.
pub(crate) fn created(path: &str, id: String) -> Answer<Created> {
    let location = format!("{path}/{id}");
    Answer::of(Created { id }).status(StatusCode::CREATED).at(location)
}

/// As many as there are, as documents count.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A moment as RFC 3339 has it, in UTC.
pub(crate) fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.micros())
        .map_or_else(|_| String::new(), |it| it.to_string())
}
