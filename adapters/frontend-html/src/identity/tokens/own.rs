use application::{
    App, Message,
    identity::{TokenLine, list_own_api_tokens, revoke_own_api_token},
};
use axum::{extract::State, response::Response};
use domain_kernel::Timestamp;
use serde::Serialize;

use super::{Line, URL, sample, sample_now, token};
use crate::{
    form::Form, problem::Problem, reader::Reader, screen::Screen, see_other::SeeOther, views::Page,
    visitor::Signed,
};

/// The tokens that somebody has made.
#[derive(Debug, Serialize)]
pub(crate) struct TokensPage {
    tokens: Vec<Line>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let tokens = list_own_api_tokens(&app, &actor).await?;
    Ok(screen.show(&TokensPage::new(&tokens, app.clock.now(), screen.reader())))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    revoke_own_api_token(&app, &actor, token(form)?).await?;
    Ok(SeeOther::to(URL).notice(Message::new("token-revoked")))
}

impl TokensPage {
    fn new(tokens: &[TokenLine], now: Timestamp, reader: &Reader) -> Self {
        Self { tokens: tokens.iter().map(|it| Line::new(it, now, reader)).collect() }
    }
}

impl Page for TokensPage {
    const TEMPLATE: &'static str = "identity/tokens/own.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("tokens-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let tokens = [sample(1), sample(2)];
        vec![Self::new(&[], sample_now(), reader), Self::new(&tokens, sample_now(), reader)]
    }
}
