use serde::Serialize;

use crate::{reader::Reader, views::Page};

/// What Shipshape is for, and the ways in.
#[derive(Debug, Serialize)]
pub(crate) struct LandingPage {
    /// A picture of the program, as its asset is called.
    picture: String,
    /// Whether a company can buy an invite.
    is_selling: bool,
}

impl LandingPage {
    pub(super) fn new(is_selling: bool, reader: &Reader) -> Self {
        Self { picture: format!("help/{}/team.webp", reader.language().tag()), is_selling }
    }
}

impl Page for LandingPage {
    const TEMPLATE: &'static str = "public/landing.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("landing-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::new(false, reader), Self::new(true, reader)]
    }
}
