use application::{
    App, Failure, Message,
    equipment::{ItemView, RetireItem, find_item_to_edit, retire_item},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Item, ItemId, ItemState, RetireReason, RetireRefused};
use domain_kernel::Actor;
use serde::Serialize;

use super::{item_sample, url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Why an item is no longer used, and its tag, typed so that it is not done by mistake.
#[derive(Debug, Serialize)]
pub(crate) struct RetirePage {
    heading: String,
    back: Link,
    /// Why it cannot be done now, instead of the form.
    refused: Option<String>,
    action: String,
    version: String,
    reason: Field,
    reasons: Vec<Choice>,
    tag: Field,
    tag_hint: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    Ok(screen.show(&RetirePage::new(&item, &Draft::blank(), screen.reader())))
}

pub(crate) async fn retire(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let form = form.only(&["version", "reason", "tag"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice =
                Message::new("item-is-now-retired").text("tag", item.settings.tag.as_str());
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let errors = refusal.mistakes().map_err(|it| it.back_to(url(id)))?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&RetirePage::new(&item, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: ItemId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let Some(reason) = RetireReason::parse(form.text("reason")) else {
        let mut errors = FieldErrors::default();
        errors.add("reason", Message::new("item-retire-no-reason"));
        return Err(errors.into());
    };
    let typed = form.text("tag").to_owned();
    Ok(retire_item(app, actor, RetireItem { id, expected, reason, typed }).await?)
}

impl RetirePage {
    fn new(item: &ItemView, draft: &Draft, reader: &Reader) -> Self {
        let tag = item.settings.tag.as_str();
        let refused = match item.state {
            ItemState::InUse => Some(RetireRefused::InUse),
            ItemState::Retired(_) => Some(RetireRefused::Already),
            ItemState::Available | ItemState::Maintenance => None,
        };
        let none = (String::new(), reader.say("item-retire-choose"));
        let reasons = RetireReason::ALL.into_iter();
        let reasons = reasons.map(|it| (it.name().to_owned(), reader.say(reason_key(it))));
        Self {
            heading: reader.text(&Message::new("item-retire-title").text("tag", tag)),
            back: Link { href: url(item.id), text: item.settings.name.as_str().to_owned() },
            refused: refused.map(|it| reader.text(&it.message())),
            action: format!("{}/retire", url(item.id)),
            version: draft.version(item.version),
            reason: draft.field("reason", reader),
            reasons: draft.choices("reason", [none].into_iter().chain(reasons)),
            tag: draft.field("tag", reader),
            tag_hint: reader.text(&Message::new("item-retire-tag-hint").text("tag", tag)),
            mistakes: draft.mistakes(reader),
        }
    }
}

fn reason_key(reason: RetireReason) -> &'static str {
    match reason {
        RetireReason::Sold => "item-retire-sold",
        RetireReason::Scrapped => "item-retire-scrapped",
        RetireReason::Lost => "item-retire-lost",
        RetireReason::Duplicate => "item-retire-duplicate",
    }
}

impl Page for RetirePage {
    const TEMPLATE: &'static str = "equipment/items/retire.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let item = item_sample::item();
        let mut errors = FieldErrors::default();
        errors.add("reason", Message::new("item-retire-no-reason"));
        errors.add("tag", RetireRefused::OtherTag.message());
        let refused = Draft::refused(Form::from_iter([("tag", "d-8")]), errors);
        vec![
            Self::new(&item, &Draft::blank(), reader),
            Self::new(&item, &refused, reader),
            Self::new(&item_sample::in_use(), &Draft::blank(), reader),
        ]
    }
}
