use std::borrow::Cow;

use application::{Class, Failure, Message};
use thiserror::Error;

use crate::problem::Problem;

/// What is wrong with one part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) place: Place,
    pub(crate) message: Message,
}

/// Where in a request something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the document that was sent, as a JSON pointer (RFC 6901).
    Pointer(String),
    /// In the query of the address.
    Parameter(Cow<'static, str>),
}

/// All that is wrong with a request.
#[derive(Debug, Default)]
pub(crate) struct Flaws(Vec<Flaw>);

/// What a use case refuses, at the field of a document that has another name than that of the form.
#[derive(Debug, Error)]
#[error("{0}")]
struct AtField<E>(E, &'static str);

/// Whoever asks may have made up a longer name.
const MOST_NAME_CHARS: usize = 100;

/// What a use case refuses, at a field of the document.
pub(crate) fn at_field<E: Failure + 'static>(field: &'static str, err: E) -> Problem {
    AtField(err, field).into()
}

/// As much of a name as it takes to find it again.
pub(crate) fn cut(name: &str) -> String {
    name.chars().take(MOST_NAME_CHARS).collect()
}

impl Place {
    /// A field of the document.
    pub(crate) fn field(name: &str) -> Self {
        Self::Pointer(format!("/{name}"))
    }
}

impl Flaws {
    pub(crate) fn add(&mut self, place: Place, message: Message) {
        self.0.push(Flaw { place, message });
    }

    /// The value of a field of the document, or a note of what is wrong with it.
    pub(crate) fn take<T, E: Failure>(&mut self, field: &str, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|err| self.add(Place::field(field), err.message())).ok()
    }

    /// The value of a parameter of the address, or a note of what is wrong with it.
    pub(crate) fn asked<T, E: Failure>(
        &mut self,
        name: &'static str,
        parsed: Result<T, E>,
    ) -> Option<T> {
        let place = Place::Parameter(Cow::Borrowed(name));
        parsed.map_err(|err| self.add(place, err.message())).ok()
    }

    /// Nothing, if nothing is wrong.
    pub(crate) fn none(self) -> Result<(), Problem> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(self.into()),
        }
    }
}

impl From<Flaws> for Problem {
    fn from(flaws: Flaws) -> Self {
        Self::invalid(flaws.0)
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
