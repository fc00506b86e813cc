//! Pages that are one long text.

use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::ForEverybody;
use crate::{reader::Reader, screen::Screen, views::Page};

/// Answers to what people ask first.
#[derive(Debug, Serialize)]
pub(crate) struct FaqPage {}

/// What is stored of whom, how long, and who sees it.
#[derive(Debug, Serialize)]
pub(crate) struct PrivacyPage {}

pub(super) async fn faq(screen: Screen) -> Response {
    (ForEverybody, screen.show(&FaqPage {})).into_response()
}

pub(super) async fn privacy(screen: Screen) -> Response {
    (ForEverybody, screen.show(&PrivacyPage {})).into_response()
}

impl Page for FaqPage {
    const TEMPLATE: &'static str = "public/faq.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("faq-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "public/privacy.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("privacy-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}
