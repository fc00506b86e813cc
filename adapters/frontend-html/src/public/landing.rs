use serde::Serialize;

use crate::{reader::Reader, views::Page};

/// What Shipshape is for, and the ways in.
#[derive(Debug, Serialize)]
pub(crate) struct LandingPage {
    /// A picture of the program, as its asset is called.
    picture: String,
}

impl LandingPage {
    pub(super) fn new(reader: &Reader) -> Self {
        Self { picture: format!("help/{}/team.webp", reader.language().tag()) }
    }
}

impl Page for LandingPage {
    const TEMPLATE: &'static str = "public/landing.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("landing-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::new(reader)]
    }
}
