//! An admin gives what somebody has to somebody else.

use application::{
    App, Message, PageNumber,
    equipment::{ItemSeen, TransferItem, see_item, transfer_item},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{CustodyId, CustodyReason, Item, ItemId};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{own::due, sample, words::item_url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Who gets an item from whom, until when and why.
#[derive(Debug, Serialize)]
pub(crate) struct TransferPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    hidden: Hidden,
    person: Field,
    due: Field,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = find(&app, &actor, id).await?;
    Ok(screen.show(&TransferPage::new(&seen, app.ids.next(), &Draft::blank(), screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let seen = find(&app, &actor, id).await?;
    let form = form.only(&["id", "person", "due", "reason"])?;
    match transfer(&app, &actor, id, &form).await {
        Ok(()) => {
            Ok(SeeOther::to(item_url(id)).notice(Message::new("item-transferred")).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(item_url(id)))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&TransferPage::new(&seen, app.ids.next(), &draft, screen.reader())))
        }
    }
}

async fn find(app: &App, actor: &Actor, id: ItemId) -> Result<ItemSeen, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    Ok(see_item(app, actor, id, PageNumber::FIRST).await?)
}

async fn transfer(app: &App, actor: &Actor, item: ItemId, form: &Form) -> Result<(), Refusal> {
    let id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let mut errors = FieldErrors::default();
    let due = errors.take("due", due(form));
    let reason = errors.take("reason", CustodyReason::parse(form.text("reason")));
    let (Some(due), Some(reason)) = (due, reason) else {
        return Err(errors.into());
    };
    let person = form.text("person").to_owned();
    Ok(transfer_item(app, actor, TransferItem { id, item, person, due, reason }).await?)
}

impl TransferPage {
    fn new(seen: &ItemSeen, id: CustodyId, draft: &Draft, reader: &Reader) -> Self {
        let url = item_url(seen.item.id);
        let settings = &seen.item.settings;
        let (name, tag) = (settings.name.as_str(), settings.tag.as_str());
        let heading = Message::new("item-transfer-title").text("name", name).text("tag", tag);
        let lead = match &seen.item.holding {
            Some(it) => Message::new("item-transfer-lead").text("holder", it.name.as_str()),
            None => Message::new("item-not-held"),
        };
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        Self {
            heading: reader.text(&heading),
            lead: reader.text(&lead),
            action: format!("{url}/transfer"),
            back: Link { href: url, text: name.to_owned() },
            hidden: Hidden::new("id", &id),
            person: draft.field("person", reader),
            due: draft.field("due", reader),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for TransferPage {
    const TEMPLATE: &'static str = "equipment/transfer.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("person", Message::new("item-no-such-person"));
        errors.add("reason", Message::new("line-empty"));
        let form = Form::from_iter([("person", "nobody@\"x\""), ("reason", "")]);
        let wrong = Draft::refused(form, errors);
        let (seen, id) = (sample::seen(sample::held(), true), sample::custody());
        vec![Self::new(&seen, id, &Draft::blank(), reader), Self::new(&seen, id, &wrong, reader)]
    }
}
