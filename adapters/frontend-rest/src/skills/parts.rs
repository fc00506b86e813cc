//! What the operations of skills and of courses have in common.

use application::{App, Class, Failure, Message, Page, PageNumber, identity::Direction};
use axum::extract::{FromRequestParts, Path};
use domain_kernel::{Date, DayError, Id, parse_day};
use http::{StatusCode, request::Parts};
use serde::Serialize;
use thiserror::Error;

use crate::{
    Api, RequestRefused,
    answer::{Answer, Created, List},
    caller::Caller,
    cursor,
    me::NamedDocument,
    problem::Problem,
};

/// The two ids of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct PathIds<A, B>(pub(crate) Id<A>, pub(crate) Id<B>);

/// The three ids of a path.
pub(crate) struct ThreePathIds<A, B, C>(pub(crate) Id<A>, pub(crate) Id<B>, pub(crate) Id<C>);

/// What a use case refuses, at the field of a document that has another name than that of the form.
#[derive(Debug, Error)]
#[error("{0}")]
struct AtField<E>(E, &'static str);

impl<A, B> FromRequestParts<Api> for PathIds<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<(String, String)>, _> = Path::from_request_parts(parts, api).await;
        let Path((first, second)) = path.map_err(|_| Problem::not_found())?;
        match (first.parse(), second.parse()) {
            (Ok(first), Ok(second)) => Ok(Self(first, second)),
            _ => Err(Problem::not_found()),
        }
    }
}

impl<A, B, C> FromRequestParts<Api> for ThreePathIds<A, B, C> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<(String, String, String)>, _> =
            Path::from_request_parts(parts, api).await;
        let Path((first, second, third)) = path.map_err(|_| Problem::not_found())?;
        match (first.parse(), second.parse(), third.parse()) {
            (Ok(first), Ok(second), Ok(third)) => Ok(Self(first, second, third)),
            _ => Err(Problem::not_found()),
        }
    }
}

impl<E: Failure> Failure for AtField<E> {
    fn class(&self) -> Class {
        self.0.class()
    }

    fn message(&self) -> Message {
        self.0.message()
    }

    fn samples() -> Vec<Self> {
        E::samples().into_iter().map(|it| Self(it, "field")).collect()
    }

    fn field(&self) -> Option<&'static str> {
        Some(self.1)
    }
}

/// What a use case refuses, at a field of the document.
pub(crate) fn at_field<E: Failure + 'static>(field: &'static str, err: E) -> Problem {
    AtField(err, field).into()
}

/// A list that is never so long that it goes on.
pub(crate) fn whole<T: Serialize>(items: Vec<T>) -> Answer<List<T>> {
    Answer::of(List { next: None, total: u32::try_from(items.len()).ok(), items })
}

/// A part of a list.
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

/// The cursor behind a part whose length is not that of other lists, if there is more.
pub(crate) fn next_if(goes_on: bool, number: PageNumber, list: &str) -> Option<String> {
    // As of a list that nobody has counted, of which a full part goes on.
    let n_lines = if goes_on { Page::<()>::N_LINES as usize } else { 0 };
    let page = Page { items: vec![(); n_lines], number, n_matches: Page::<()>::MOST_COUNTED + 1 };
    cursor::next(&page, list)
}

/// Something new, below the path of its list.
pub(crate) fn created(path: &str, id: String) -> Answer<Created> {
    let location = format!("{path}/{id}");
    Answer::of(Created { id }).status(StatusCode::CREATED).at(location)
}

pub(crate) fn named<T>(id: Id<T>, name: &str) -> NamedDocument {
    NamedDocument { id: id.to_string(), name: name.to_owned() }
}

/// The day that it is where the caller's company is.
pub(crate) fn today(app: &App, caller: &Caller) -> Date {
    caller.day_at(app.clock.now(), &app.policy.zone).date
}

/// The id that a document names.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, RequestRefused> {
    text.parse().map_err(|_| RequestRefused::WrongValue)
}

pub(crate) fn optional_id<T>(text: Option<&str>) -> Result<Option<Id<T>>, RequestRefused> {
    text.map(id).transpose()
}

/// Ids that a document names, each once.
pub(crate) fn ids<T>(texts: &[String]) -> Result<Vec<Id<T>>, RequestRefused> {
    let mut ids = texts.iter().map(|it| id(it)).collect::<Result<Vec<Id<T>>, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

pub(crate) fn optional_day(text: Option<&str>) -> Result<Option<Date>, DayError> {
    text.map(parse_day).transpose()
}

pub(crate) fn direction(word: &str) -> Option<Direction> {
    match word {
        "up" => Some(Direction::Ascending),
        "down" => Some(Direction::Descending),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_another_length_goes_on_where_there_is_more() {
        assert_eq!(next_if(false, PageNumber::FIRST, "matrix"), None);
        let cursor = next_if(true, PageNumber::FIRST, "matrix").expect("there is more");
        let second = cursor::page(&cursor, "matrix").expect("a cursor of this list");
        assert_eq!(second.get(), 2);
        assert!(cursor::page(&cursor, "sheet").is_err());
    }

    #[test]
    fn ids_are_each_taken_once_and_a_malformed_one_is_none() {
        let one = "0198c0de-0000-7000-8000-000000000001".to_owned();
        assert_eq!(ids::<()>(&[one.clone(), one.clone()]).map(|it| it.len()), Ok(1));
        assert_eq!(ids::<()>(&[one, "x".to_owned()]), Err(RequestRefused::WrongValue));
    }
}
