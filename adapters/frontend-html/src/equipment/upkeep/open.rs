//! An admin opens a work order, and so may put an item in maintenance.

use application::{
    App, Message,
    equipment::{ItemView, OpenWorkOrder, find_item_to_edit, open_work_order},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Item, ItemId, OrderKind, OrderText, WorkOrderId};
use domain_kernel::Actor;
use serde::Serialize;

use super::{upkeep_sample, words::kind};
use crate::{
    equipment::{own::due, sample, words::item_url},
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal, Tick},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What is to be done to an item, by when, and whether it can be used until then.
#[derive(Debug, Serialize)]
pub(crate) struct OpenOrderPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    hidden: Hidden,
    kind: Field,
    kinds: Vec<Choice>,
    text: Field,
    due: Field,
    blocking: Tick,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    Ok(screen.show(&OpenOrderPage::new(&item, app.ids.next(), &blank(), screen.reader())))
}

pub(crate) async fn open(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let form = form.only(&["id", "kind", "text", "due", "blocking"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("work-order-is-open");
            Ok(SeeOther::to(item_url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(item_url(id)))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&OpenOrderPage::new(&item, app.ids.next(), &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, item: ItemId, form: &Form) -> Result<(), Refusal> {
    let id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let kind = OrderKind::parse(form.text("kind")).ok_or(FormError::Unreadable)?;
    let mut errors = FieldErrors::default();
    let description = errors.take("text", OrderText::parse(form.text("text")));
    let due = errors.take("due", due(form));
    let (Some(description), Some(due)) = (description, due) else {
        return Err(errors.into());
    };
    let is_blocking = form.is_ticked("blocking");
    let command = OpenWorkOrder { id, item, kind, due, is_blocking, description };
    Ok(open_work_order(app, actor, command).await?)
}

/// Most orders are for something that is not to be used meanwhile.
fn blank() -> Draft {
    Draft::filled([("kind", OrderKind::Repair.name()), ("blocking", "1")])
}

impl OpenOrderPage {
    fn new(item: &ItemView, id: WorkOrderId, draft: &Draft, reader: &Reader) -> Self {
        let (name, tag) = (item.settings.name.as_str(), item.settings.tag.as_str());
        let heading = Message::new("work-order-open-title").text("name", name).text("tag", tag);
        let lead = match &item.holding {
            Some(it) => Message::new("work-order-held-lead").text("holder", it.name.as_str()),
            None => Message::new("work-order-lead"),
        };
        let kinds = OrderKind::ALL.map(|it| (it.name().to_owned(), reader.say(kind(it))));
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        Self {
            heading: reader.text(&heading),
            lead: reader.text(&lead),
            back: Link { href: item_url(item.id), text: name.to_owned() },
            action: format!("{}/work-order", item_url(item.id)),
            hidden: Hidden::new("id", &id),
            kind: draft.field("kind", reader),
            kinds: draft.choices("kind", kinds),
            text: draft.field("text", reader),
            due: draft.field("due", reader),
            blocking: draft.tick("blocking", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for OpenOrderPage {
    const TEMPLATE: &'static str = "equipment/upkeep/open.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("text", Message::new("line-empty"));
        errors.add("due", Message::new("item-due-before"));
        let form = Form::from_iter([("kind", "inspection"), ("due", "2026-01-01")]);
        let wrong = Draft::refused(form, errors);
        let id = upkeep_sample::id();
        vec![
            Self::new(&sample::free(), id, &blank(), reader),
            Self::new(&sample::held(), id, &blank(), reader),
            Self::new(&sample::free(), id, &wrong, reader),
        ]
    }
}
