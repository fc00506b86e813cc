//! The place where one reader sees one page.

use std::sync::Arc;

use axum::{
    Extension,
    extract::FromRequestParts,
    response::{Html, IntoResponse, Response},
};
use domain_identity::Language;
use domain_kernel::RequestId;
use http::{
    Extensions, HeaderMap, HeaderValue, StatusCode, Uri, header::ACCEPT_LANGUAGE, request::Parts,
};
use jiff::tz::TimeZone;

use crate::{
    Web,
    chrome::{Chrome, ChromeFlash},
    flash::{Flash, Shown},
    form::Mistake,
    problem::Problem,
    reader::{Reader, preferred_language},
    security::Nonce,
    views::{Edition, Page, ViewsError},
    visitor::{SignedIn, Visitor},
};

/// Templates in the reader's language and what is around each page: take it in a handler, make a
/// page with [`Screen::reader`], and [`Screen::show`] it.
pub(crate) struct Screen {
    edition: Arc<Edition>,
    reader: Reader,
    visitor: Visitor,
    flash: Option<Flash>,
    asked: Asked,
}

/// As much of a request as its answer's frame depends on.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) request: Option<RequestId>,
    nonce: Option<Nonce>,
    accept_language: Option<HeaderValue>,
    uri: Uri,
}

impl Asked {
    pub(crate) fn of(uri: &Uri, headers: &HeaderMap, extensions: &Extensions) -> Self {
        Self {
            request: extensions.get().copied(),
            nonce: extensions.get().cloned(),
            accept_language: headers.get(ACCEPT_LANGUAGE).cloned(),
            uri: uri.clone(),
        }
    }

    /// What was asked for, as a link of ours names it.
    pub(crate) fn path(&self) -> &str {
        self.uri.path_and_query().map_or("/", |it| it.as_str())
    }

    /// The person's own choice, else the company's, else the browser's.
    fn language(&self, visitor: &Visitor) -> Language {
        let person = visitor.person();
        let companys = |it: &SignedIn| it.company.as_ref().and_then(|it| it.language);
        let chosen = person.and_then(|it| it.language.or(companys(it)));
        chosen.unwrap_or_else(|| {
            let accepted = self.accept_language.as_ref().and_then(|it| it.to_str().ok());
            preferred_language(accepted.unwrap_or_default())
        })
    }
}

/// The company's, else the installation's.
fn zone(web: &Web, visitor: &Visitor) -> TimeZone {
    let company = visitor.person().and_then(|it| it.company.as_ref());
    let named = company.and_then(|it| TimeZone::get(it.zone.as_ref()?.as_str()).ok());
    named.unwrap_or_else(|| web.settings.time_zone.clone())
}

impl Screen {
    pub(crate) fn new(
        web: &Web,
        asked: Asked,
        visitor: Visitor,
        flash: Option<Flash>,
    ) -> Result<Self, ViewsError> {
        let language = asked.language(&visitor);
        let edition = web.views.edition(language)?;
        let reader = edition.reader(zone(web, &visitor));
        Ok(Self { edition, reader, visitor, flash, asked })
    }

    /// What was asked for, as a link of ours names it.
    pub(crate) fn path(&self) -> &str {
        self.asked.path()
    }

    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    pub(crate) fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// Draws a page in its frame. One with mistakes on its form is a refusal: 422, or what kept the
    /// form from being taken.
    pub(crate) fn show<P: Page>(&self, page: &P) -> Response {
        let path = self.asked.uri.path();
        let mut chrome = Chrome::new(self.visitor.person(), Some(path), &self.reader);
        chrome.nonce = self.asked.nonce.as_ref().map(Nonce::as_str);
        chrome.flash = self.flash.as_ref().map(|it| ChromeFlash::new(it, &self.reader));
        let html = match self.edition.draw(page, chrome, &self.reader) {
            Ok(html) => (Extension(Shown), Html(html)),
            Err(err) => return Problem::broken(&err).into_response(),
        };
        match page.mistakes() {
            [] => html.into_response(),
            mistakes => match mistakes.iter().find_map(Mistake::problem) {
                Some(problem) => {
                    (problem.status(), Extension(problem.clone()), html).into_response()
                }
                None => (StatusCode::UNPROCESSABLE_ENTITY, html).into_response(),
            },
        }
    }

    /// Draws a page that depends on nothing but who is looking: no message, no script, no current
    /// link.
    pub(crate) fn show_plain<P: Page>(&self, page: &P) -> Result<Html<String>, ViewsError> {
        let chrome = Chrome::new(self.visitor.person(), None, &self.reader);
        self.edition.draw(page, chrome, &self.reader).map(Html)
    }
}

impl FromRequestParts<Web> for Screen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let asked = Asked::of(&parts.uri, &parts.headers, &parts.extensions);
        let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or_default();
        let flash = parts.extensions.get::<Flash>().cloned();
        Self::new(web, asked, visitor, flash).map_err(|err| Problem::broken(&err))
    }
}
