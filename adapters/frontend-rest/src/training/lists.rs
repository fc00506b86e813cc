//! What the lists and addresses of training, of teams and of paths have in common.

use std::collections::HashMap;

use application::{App, Page, identity::Direction};
use axum::extract::{FromRequestParts, Path};
use domain_kernel::{Date, Id};
use http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Api,
    answer::{Answer, List},
    caller::Caller,
    cursor,
    problem::Problem,
};

/// The ids of a path that has several. A malformed one names nothing, so it is not found.
pub(crate) struct PathIds(HashMap<String, String>);

/// An id in a list.
#[derive(ToSchema)]
#[schema(pattern = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct IdText(String);

impl PathIds {
    pub(crate) fn id<T>(&self, name: &str) -> Result<Id<T>, Problem> {
        let id = self.0.get(name).and_then(|it| it.parse().ok());
        id.ok_or_else(Problem::not_found)
    }
}

impl FromRequestParts<Api> for PathIds {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<HashMap<String, String>>, _> =
            Path::from_request_parts(parts, api).await;
        path.map(|Path(ids)| Self(ids)).map_err(|_| Problem::not_found())
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
    document: impl Fn(&T) -> D,
) -> Answer<List<D>> {
    Answer::of(List {
        next: cursor::next(page, list),
        total: Some(page.n_matches).filter(|it| *it <= Page::<()>::MOST_COUNTED),
        items: page.items.iter().map(document).collect(),
    })
}

/// What day it is where the caller's company is.
pub(crate) fn today(app: &App, caller: &Caller) -> Date {
    caller.day_at(app.clock.now(), &app.policy.zone).date
}

/// As many as there are, as documents count.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn direction(word: &str) -> Option<Direction> {
    match word {
        "up" => Some(Direction::Ascending),
        "down" => Some(Direction::Descending),
        _ => None,
    }
}
