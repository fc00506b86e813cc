//! Where companies buy an invite, and where a payment provider says what became of it.

mod buy;
mod callback;
mod ended;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain_identity::{Language, Money};

use crate::{MOST_BODY_BYTES, Web, reader::Reader};

#[cfg(test)]
pub(crate) use {buy::BuyPage, ended::EndedPage};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/buy", get(buy::ask).post(buy::buy))
        .route("/buy/done", get(ended::done))
        .route("/buy/back", get(ended::back))
}

/// Whoever comes there is no browser: without a session or a cookie, and what lets them in is a
/// signature, so no form of another site's is kept out of it.
pub(crate) fn callback() -> Router<Web> {
    Router::new()
        .route("/buy/callback", post(callback::hear))
        .layer(DefaultBodyLimit::max(MOST_BODY_BYTES))
}

/// "490.00 EUR", with the comma of a language that has one.
pub(crate) fn price(price: Money, reader: &Reader) -> String {
    match reader.language() {
        Language::English => price.to_string(),
        Language::German => price.to_string().replace('.', ","),
    }
}
