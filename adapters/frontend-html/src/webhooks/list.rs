use application::{
    App, Message,
    webhooks::{WebhookLine, list_webhooks},
};
use axum::{extract::State, response::Response};
use domain_audit::Webhook;
use serde::Serialize;

use super::{sample, told_of, url};
use crate::{
    parts::count, problem::Problem, reader::Reader, screen::Screen, views::Page, visitor::Signed,
};

/// Every webhook of the company.
#[derive(Debug, Serialize)]
pub(crate) struct WebhooksPage {
    matches: String,
    webhooks: Vec<Line>,
    /// Whether there may be one more.
    can_add: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    /// Without its path, which may be secret.
    address: String,
    groups: String,
    is_on: bool,
    n_waiting: String,
    n_failed: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let webhooks = list_webhooks(&app, &actor).await?;
    Ok(screen.show(&WebhooksPage::new(&webhooks, screen.reader())))
}

impl WebhooksPage {
    fn new(webhooks: &[WebhookLine], reader: &Reader) -> Self {
        let n_webhooks = count(webhooks.len());
        let matches =
            Message::new("webhooks-match").number("n", n_webhooks).number("most", Webhook::MOST);
        let lines = webhooks.iter().map(|it| Line {
            href: url(it.id),
            address: it.settings.address.origin().to_owned(),
            groups: told_of(&it.settings, reader),
            is_on: it.settings.is_on,
            n_waiting: reader.number(it.n_waiting),
            n_failed: reader.number(it.n_failed),
        });
        Self {
            matches: reader.text(&matches),
            webhooks: lines.collect(),
            can_add: n_webhooks < Webhook::MOST,
        }
    }
}

impl Page for WebhooksPage {
    const TEMPLATE: &'static str = "webhooks/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("webhooks-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let all: Vec<_> = (1..=10).map(sample::line).collect();
        vec![Self::new(&all[..2], reader), Self::new(&[], reader), Self::new(&all, reader)]
    }
}
