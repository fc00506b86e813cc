//! The query of an address, of which every part is known.

use std::{borrow::Cow, convert::Infallible, fmt::Write};

use application::{PageNumber, identity::Direction};
use axum::extract::{FromRequestParts, Query};
use http::{Uri, request::Parts};

use crate::{
    Api, RequestRefused, cursor,
    flaw::{Flaws, Place, cut},
    problem::Problem,
};

/// Names and values in their order.
#[derive(Debug, Default)]
pub(crate) struct Params(Vec<(String, String)>);

/// Where a list goes on, and that it may be an old one: it is the same list all the same.
const BESIDE: [&str; 2] = ["cursor", "anyway"];

impl Params {
    pub(crate) fn of(address: &Uri) -> Self {
        // What is no query at all asks for nothing that we know, and is left out.
        let query = Query::<Vec<(String, String)>>::try_from_uri(address);
        Self(query.map(|it| it.0).unwrap_or_default())
    }

    /// Refuses other parameters than these, a second value of any of the first, and values that no
    /// text has.
    pub(crate) fn only(
        self,
        once: &[&'static str],
        often: &[&'static str],
    ) -> Result<Self, Problem> {
        let mut flaws = Flaws::default();
        for (place, (name, value)) in self.0.iter().enumerate() {
            let (is_once, is_often) =
                (once.contains(&name.as_str()), often.contains(&name.as_str()));
            let is_second = self.0.iter().take(place).any(|(it, _)| it == name);
            let refused = match (is_once, is_often) {
                (false, false) => RequestRefused::UnknownParameter,
                (true, _) if is_second => RequestRefused::SecondValue,
                // Nothing that is stored has one, and not every database can be asked for it.
                _ if value.contains('\0') => RequestRefused::WrongValue,
                _ => continue,
            };
            let place = Place::Parameter(Cow::Owned(cut(name)));
            flaws.add(place, application::Failure::message(&refused));
        }
        flaws.none()?;
        Ok(self)
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.texts(name).next().unwrap_or_default()
    }

    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// What `parse` makes of a value that was given: nothing without one, and a refusal for what it
    /// makes nothing of.
    pub(crate) fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, RequestRefused> {
        match self.text(name) {
            "" => Ok(None),
            text => parse(text).map(Some).ok_or(RequestRefused::WrongValue),
        }
    }

    /// Of a list that takes nothing but a cursor, and is known by its path.
    pub(crate) fn only_cursor(self, path: &str) -> Result<PageNumber, Problem> {
        let params = self.only(&["cursor"], &[])?;
        let mut flaws = Flaws::default();
        Ok(flaws.asked("cursor", params.page(path)).ok_or(flaws)?)
    }

    /// Which part of the list is asked for.
    pub(crate) fn page(&self, list: &str) -> Result<PageNumber, RequestRefused> {
        cursor::page(self.text("cursor"), list)
    }

    /// All that tells one list from another.
    pub(crate) fn list(&self, path: &str) -> String {
        let mut list = path.to_owned();
        for (name, value) in self.0.iter().filter(|(name, _)| !BESIDE.contains(&name.as_str())) {
            // Writing to a text never fails.
            let _ = write!(list, "&{}:{name}={value}", value.len());
        }
        list
    }
}

/// In which direction a list is sorted.
pub(crate) fn direction(word: &str) -> Option<Direction> {
    match word {
        "up" => Some(Direction::Ascending),
        "down" => Some(Direction::Descending),
        _ => None,
    }
}

impl FromRequestParts<Api> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri))
    }
}
