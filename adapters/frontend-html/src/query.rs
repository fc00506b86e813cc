//! The query string of a list: what is looked for, and which page of it is shown.

use std::convert::Infallible;

use application::PageNumber;
use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::{Web, form::Form, next::encoded};

/// Filters, order and page of a list. What we do not know is left out: links with something added
/// to them still lead here.
#[derive(Debug, Default)]
pub(crate) struct Query(Form);

impl Query {
    /// What a field says, or nothing.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.text(name).trim()
    }

    /// What a field says each time that it is there.
    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.texts(name)
    }

    /// The page that is asked for; the first one if that is none.
    pub(crate) fn page(&self) -> PageNumber {
        let number = self.text("page").parse().ok();
        number.and_then(PageNumber::parse).unwrap_or(PageNumber::FIRST)
    }
}

/// `path` with the fields that say something: `/admin/people?q=kofi&role=staff`.
pub(crate) fn url(path: &str, fields: &[(&str, &str)]) -> String {
    let said = fields.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Query {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl FromRequestParts<Web> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Infallible> {
        let raw = parts.uri.query().unwrap_or_default();
        Ok(Self(Form::parse(raw.as_bytes()).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_only_what_is_asked_for() {
        assert_eq!(url("/team", &[("q", ""), ("page", "")]), "/team");
        assert_eq!(url("/team", &[("q", "a b&c"), ("page", "2")]), "/team?q=a%20b%26c&page=2");
    }

    #[test]
    fn a_page_that_is_none_is_the_first() {
        for (raw, page) in [("3", 3), ("", 1), ("0", 1), ("x", 1), ("99999999999", 1)] {
            let query = Query(Form::from_iter([("page", raw)]));
            assert_eq!(query.page().get(), page, "{raw:?}");
        }
    }
}
