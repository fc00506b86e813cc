//! The page between a button that changes much and the change.

use application::Message;
use serde::Serialize;

use crate::{
    parts::{Hidden, Link},
    reader::Reader,
    views::Page,
};

/// What a change would do, before it is done.
#[derive(Debug, Serialize)]
pub(crate) struct ConfirmPage {
    heading: String,
    lead: String,
    back: Link,
    /// What goes, and what stays.
    points: Vec<String>,
    /// The Markdown of a question that goes.
    stem: Option<String>,
    /// Why it cannot be done, instead of the button that does it.
    refused: Option<String>,
    action: String,
    hidden: Vec<Hidden>,
    button: String,
    is_destructive: bool,
}

/// What differs from one such page to another.
pub(crate) struct Change {
    pub(crate) heading: Message,
    pub(crate) lead: &'static str,
    pub(crate) points: Vec<Message>,
    pub(crate) stem: Option<String>,
    pub(crate) refused: Option<Message>,
    pub(crate) action: String,
    pub(crate) hidden: Vec<Hidden>,
    pub(crate) button: Message,
    pub(crate) is_destructive: bool,
}

impl ConfirmPage {
    pub(crate) fn new(back: Link, change: Change, reader: &Reader) -> Self {
        Self {
            heading: reader.text(&change.heading),
            lead: reader.say(change.lead),
            back,
            points: change.points.iter().map(|it| reader.text(it)).collect(),
            stem: change.stem,
            refused: change.refused.map(|it| reader.text(&it)),
            action: change.action,
            hidden: change.hidden,
            button: reader.text(&change.button),
            is_destructive: change.is_destructive,
        }
    }
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "confirm.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let modules = crate::training::modules::changes();
        let all = modules.into_iter().chain(crate::paths::changes(reader));
        let all = all.chain(crate::courses::changes(reader)).chain(crate::skills::changes());
        let all = all.chain(crate::equipment::changes(reader));
        let all = all.chain(crate::inventory::changes(reader));
        let all = all.chain(crate::ratings::changes(reader));
        let all = all.chain(crate::identity::changes());
        let all = all.chain(crate::identity::company_changes(reader));
        let all = all.chain(crate::customers::changes());
        let all = all.chain(crate::platform::changes(reader));
        let all = all.chain(crate::joining::changes()).chain(crate::team::changes(reader));
        let all = all.chain(crate::identity::own_names_changes(reader));
        let all = all.chain(crate::webhooks::changes());
        all.map(|(back, change)| Self::new(back, change, reader)).collect()
    }
}
