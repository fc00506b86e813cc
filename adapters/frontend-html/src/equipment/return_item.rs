//! An item comes back: its holder's with a click, somebody else's with a reason.

use application::{
    App, Message,
    equipment::{ItemSeen, ReturnItem, Returned, return_item, see_item},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{CustodyReason, Item, ItemId};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{own, sample, words::item_url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Why an item is returned that somebody else has.
#[derive(Debug, Serialize)]
pub(crate) struct ReturnPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_item(&app, &actor, id, application::PageNumber::FIRST).await?;
    Ok(screen.show(&ReturnPage::new(&seen, &Draft::blank(), screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["reason"])?;
    match give_back(&app, &actor, id, &form).await {
        Ok(returned) => Ok(after(&actor, id, returned).into_response()),
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(after_url(&actor, id)))?;
            let seen = see_item(&app, &actor, id, application::PageNumber::FIRST).await?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&ReturnPage::new(&seen, &draft, screen.reader())))
        }
    }
}

async fn give_back(
    app: &App,
    actor: &Actor,
    item: ItemId,
    form: &Form,
) -> Result<Returned, Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", CustodyReason::parse_optional(form.text("reason")));
    let command = ReturnItem { item, reason: reason.ok_or(errors)? };
    Ok(return_item(app, actor, command).await?)
}

fn after(actor: &Actor, item: ItemId, returned: Returned) -> SeeOther {
    match returned {
        Returned::Now { holder } if actor.person_id() == Some(holder) => {
            SeeOther::to(own::PATH).notice(Message::new("item-returned"))
        }
        Returned::Now { .. } => {
            SeeOther::to(item_url(item)).notice(Message::new("item-returned-for"))
        }
        Returned::Before => {
            SeeOther::to(after_url(actor, item)).notice(Message::new("item-returned-before"))
        }
    }
}

/// Who sees no items of others goes back to their own.
fn after_url(actor: &Actor, item: ItemId) -> String {
    match actor.permit(Permission::SeeEquipment) {
        Ok(_) => item_url(item),
        Err(_) => own::PATH.to_owned(),
    }
}

impl ReturnPage {
    fn new(seen: &ItemSeen, draft: &Draft, reader: &Reader) -> Self {
        let item = &seen.item;
        let url = item_url(item.id);
        let (name, tag) = (item.settings.name.as_str(), item.settings.tag.as_str());
        let holder = item.holding.as_ref().map_or("", |it| it.name.as_str());
        let heading = Message::new("item-return-title").text("name", name).text("tag", tag);
        let lead = Message::new("item-return-lead").text("holder", holder);
        Self {
            heading: reader.text(&heading),
            lead: reader.text(&lead),
            action: format!("{url}/return"),
            back: Link { href: url, text: name.to_owned() },
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ReturnPage {
    const TEMPLATE: &'static str = "equipment/return.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", Message::new("item-return-no-reason"));
        let empty = Draft::refused(Form::from_iter([("reason", "")]), errors);
        let seen = sample::seen(sample::held(), true);
        vec![Self::new(&seen, &Draft::blank(), reader), Self::new(&seen, &empty, reader)]
    }
}
