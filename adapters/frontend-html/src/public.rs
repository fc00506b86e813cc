//! Pages for whoever comes by: what this is, answers, and how to write to those who run it.

mod contact;
mod feedback;
mod landing;
mod text_page;

use axum::{
    Router,
    response::{IntoResponse, IntoResponseParts, Response, ResponseParts},
    routing::get,
};
use http::HeaderValue;

use crate::{Web, screen::Screen, security::X_ROBOTS_TAG};

#[cfg(test)]
pub(crate) use {
    contact::ContactPage, feedback::FeedbackPage, landing::LandingPage, text_page::FaqPage,
    text_page::PrivacyPage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/faq", get(text_page::faq))
        .route("/privacy", get(text_page::privacy))
        .route("/contact", get(contact::ask).post(contact::send))
        .route("/feedback", get(feedback::ask).post(feedback::send))
}

/// What whoever is not signed in sees at `/`.
pub(crate) fn landing(screen: &Screen, is_selling: bool) -> Response {
    let page = landing::LandingPage::new(is_selling, screen.reader());
    (ForEverybody, screen.show(&page)).into_response()
}

/// Search engines may show it. All else is for those who use it.
struct ForEverybody;

impl IntoResponseParts for ForEverybody {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.headers_mut().insert(X_ROBOTS_TAG, HeaderValue::from_static("all"));
        Ok(parts)
    }
}
