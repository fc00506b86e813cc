use application::{Message, training::ModuleView};
use domain_training::VersionNumber;
use serde::Serialize;

use super::{Link, edit::title, url};
use crate::{reader::Reader, views::Page};

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
    version: u32,
    /// The published version that it is about, if it is about one.
    number: Option<u32>,
    button: String,
    is_destructive: bool,
}

/// What differs from one such page to another.
pub(super) struct Change {
    pub(super) heading: Message,
    pub(super) lead: &'static str,
    pub(super) points: Vec<Message>,
    pub(super) stem: Option<String>,
    pub(super) refused: Option<Message>,
    /// Below the module's own path.
    pub(super) path: String,
    pub(super) number: Option<VersionNumber>,
    pub(super) button: Message,
    pub(super) is_destructive: bool,
}

impl ConfirmPage {
    pub(super) fn new(module: &ModuleView, change: Change, reader: &Reader) -> Self {
        let url = url(module.module.value.id());
        Self {
            heading: reader.text(&change.heading),
            lead: reader.say(change.lead),
            points: change.points.iter().map(|it| reader.text(it)).collect(),
            stem: change.stem,
            refused: change.refused.map(|it| reader.text(&it)),
            action: format!("{url}/{}", change.path),
            version: module.module.version.get(),
            number: change.number.map(VersionNumber::get),
            button: reader.text(&change.button),
            is_destructive: change.is_destructive,
            back: Link { href: url, text: title(module).to_owned() },
        }
    }
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "training/modules/confirm.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::training::Publication;
        use domain_training::PublishRefused;

        use super::{draft, publish, remove_question, retire, sample};

        let publication = |module, refused| Publication { module, refused };
        let (first, next) = (sample::draft(), sample::next());
        let question = sample::lesson(&next).questions().first().cloned();
        let removed = question.map(|it| remove_question::change(0, &it));
        let changes = [
            publish::change(&publication(first.clone(), None)),
            publish::change(&publication(next.clone(), None)),
            publish::change(&publication(sample::empty(), Some(PublishRefused::NothingScored))),
            draft::change(&next),
            retire::change(&next),
        ];
        let all = changes.into_iter().chain(removed);
        all.map(|it| Self::new(&next, it, reader)).collect()
    }
}
