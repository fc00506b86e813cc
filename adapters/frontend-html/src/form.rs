//! Forms, from the bytes of a request to what a command asks for, and back onto the page.

mod draft;
mod mistakes;
mod posted;
mod refusal;

use application::{Class, Failure, Message};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use thiserror::Error;

use crate::{
    Web,
    next::{decoded, encoded},
    problem::Problem,
};

pub(crate) use draft::{Choice, Draft, Field, Tick};
pub(crate) use mistakes::{FieldErrors, Mistake};
pub(crate) use posted::{Hidden, Posted};
pub(crate) use refusal::Refusal;

/// The fields of a posted form in their order, second values and unknown names included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
}

/// Why a form cannot be what our page sent. Guessing what was meant could store what was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum FormError {
    #[error("this form has a field that we do not know")]
    UnknownField,
    #[error("this form has two values where one belongs")]
    SecondValue,
    #[error("we could not read what was entered")]
    Unreadable,
}

const MOST_FIELDS: usize = 1_000;

impl Form {
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Problem> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        if MOST_FIELDS < body.split(|it| *it == b'&').count() {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let pairs = body.split(|it| *it == b'&').filter(|it| !it.is_empty());
        let fields = pairs.map(|pair| {
            let at = pair.iter().position(|it| *it == b'=').unwrap_or(pair.len());
            let (name, value) = (pair.get(..at), pair.get(at + 1..));
            Ok((text(name.unwrap_or_default())?, text(value.unwrap_or_default())?))
        });
        Ok(Self { fields: fields.collect::<Result<_, FormError>>()? })
    }

    /// Refuses a form with other fields than these, and a second value of any of them.
    pub(crate) fn only(self, names: &[&str]) -> Result<Self, FormError> {
        self.only_with(names, &[])
    }

    /// Like [`Form::only`], with fields that may have any number of values, such as ticked boxes.
    pub(crate) fn only_with(self, once: &[&str], often: &[&str]) -> Result<Self, FormError> {
        for (place, (name, _)) in self.fields.iter().enumerate() {
            let name = name.as_str();
            if often.contains(&name) {
                continue;
            }
            if !once.contains(&name) {
                return Err(FormError::UnknownField);
            }
            if self.fields.iter().take(place).any(|(it, _)| it == name) {
                return Err(FormError::SecondValue);
            }
        }
        Ok(self)
    }

    /// Everything that was sent, for forms whose names are made of ids.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was typed, or nothing where a field is missing: browsers leave unticked boxes out.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.texts(name).next().unwrap_or_default()
    }

    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields().filter(move |(it, _)| *it == name).map(|(_, value)| value)
    }

    /// The same form without a field.
    pub(crate) fn without(&self, name: &str) -> Self {
        self.fields().filter(|(it, _)| *it != name).collect()
    }

    /// The fields as a browser would send them.
    pub(crate) fn encoded(&self) -> String {
        let pairs =
            self.fields().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.texts(name).next().is_some()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Form {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self { fields: fields.collect() }
    }
}

impl FromRequest<Web> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        if !is_urlencoded(request.headers()) {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let posted = request.extensions().get::<Posted>().cloned().unwrap_or_default();
        let body = Bytes::from_request(request, web).await;
        let form = Self::parse(&body.map_err(|err| Problem::new(err.status()))?)?;
        posted.keep(&form);
        Ok(form)
    }
}

fn is_urlencoded(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn text(raw: &[u8]) -> Result<String, FormError> {
    let spaced: Vec<u8> = raw.iter().map(|it| if *it == b'+' { b' ' } else { *it }).collect();
    let text = String::from_utf8(decoded(&spaced)).map_err(|_| FormError::Unreadable)?;
    if text.contains('\0') {
        return Err(FormError::Unreadable);
    }
    Ok(text)
}

impl Failure for FormError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::UnknownField => Message::new("form-unknown-field"),
            Self::SecondValue => Message::new("form-second-value"),
            Self::Unreadable => Message::new("form-unreadable"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::UnknownField, Self::SecondValue, Self::Unreadable]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(body: &[u8]) -> Vec<(String, String)> {
        Form::parse(body).expect("a form").fields
    }

    #[test]
    fn a_form_is_read_as_it_was_sent() {
        let body = b"name=Zo%C3%AB+%26+Co&empty=&bare&&path=2&path=3&odd=100%";
        let fields = parsed(body);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let odd = ("odd", "100%");
        let paths = [("path", "2"), ("path", "3")];
        let first = [("name", "Zoë & Co"), ("empty", ""), ("bare", "")];
        assert_eq!(fields, [&first[..], &paths, &[odd]].concat());
        assert!(parsed(b"").is_empty());
    }

    #[test]
    fn what_cannot_be_text_is_refused() {
        for bad in [&b"a=%ff"[..], b"a=%00", b"%C3=a", b"a=\xff"] {
            let problem = Form::parse(bad).expect_err("not text");
            assert_eq!(problem.status(), StatusCode::UNPROCESSABLE_ENTITY);
        }
    }

    #[test]
    fn a_form_has_at_most_1000_fields() {
        assert_eq!(parsed("a=1&".repeat(999).as_bytes()).len(), 999);
        let problem = Form::parse("a&".repeat(1_001).as_bytes()).expect_err("too many");
        assert_eq!(problem.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[test]
    fn unknown_fields_and_second_values_are_refused() {
        let form = || Form::from_iter([("name", "a"), ("path", "2"), ("path", "3")]);
        assert!(form().only_with(&["name"], &["path"]).is_ok());
        assert_eq!(form().only(&["name"]).err(), Some(FormError::UnknownField));
        assert_eq!(form().only(&["name", "path"]).err(), Some(FormError::SecondValue));
        assert_eq!(form().texts("path").collect::<Vec<_>>(), ["2", "3"]);
        assert!(form().is_ticked("path"));
        assert!(!form().is_ticked("other"));
        assert_eq!(form().text("other"), "");
    }
}
