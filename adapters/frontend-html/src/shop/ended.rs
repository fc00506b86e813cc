//! Where buyers come back to. These pages know nothing of an order: only the payment provider says
//! what is paid, and not by way of somebody's browser.

use application::App;
use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{problem::Problem, reader::Reader, screen::Screen, views::Page};

/// What happens next, whatever the buyer did.
#[derive(Debug, Serialize)]
pub(crate) struct EndedPage {
    heading: String,
    lead: String,
    text: String,
    /// Whether the way on is to begin anew.
    is_back: bool,
}

pub(super) async fn done(State(app): State<App>, screen: Screen) -> Result<Response, Problem> {
    app.policy.shop.as_ref().ok_or_else(Problem::not_found)?;
    Ok(screen.show(&EndedPage::done(screen.reader())))
}

pub(super) async fn back(State(app): State<App>, screen: Screen) -> Result<Response, Problem> {
    app.policy.shop.as_ref().ok_or_else(Problem::not_found)?;
    Ok(screen.show(&EndedPage::back(screen.reader())))
}

impl EndedPage {
    fn done(reader: &Reader) -> Self {
        Self {
            heading: reader.say("buy-done-title"),
            lead: reader.say("buy-done-lead"),
            text: reader.say("buy-done-text"),
            is_back: false,
        }
    }

    fn back(reader: &Reader) -> Self {
        Self {
            heading: reader.say("buy-back-title"),
            lead: reader.say("buy-back-lead"),
            text: reader.say("buy-back-text"),
            is_back: true,
        }
    }
}

impl Page for EndedPage {
    const TEMPLATE: &'static str = "shop/ended.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::done(reader), Self::back(reader)]
    }
}
