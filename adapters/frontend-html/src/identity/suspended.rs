use serde::Serialize;

use crate::{reader::Reader, views::Page};

/// What somebody sees who has typed the right password while nobody of their company comes in.
#[derive(Debug, Serialize)]
pub(crate) struct SuspendedPage {}

impl Page for SuspendedPage {
    const TEMPLATE: &'static str = "identity/suspended.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("suspended-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        vec![Self {}]
    }
}
