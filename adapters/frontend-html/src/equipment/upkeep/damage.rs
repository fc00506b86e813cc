//! Whoever has an item says that it is damaged.

use application::{
    App, Message,
    equipment::{ItemView, ReportDamage, find_held_item, report_damage},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Item, ItemId, OrderText, WorkOrderId};
use domain_kernel::Actor;
use serde::Serialize;

use super::upkeep_sample;
use crate::{
    equipment::{own, sample, words::item_url},
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What is broken.
#[derive(Debug, Serialize)]
pub(crate) struct DamagePage {
    heading: String,
    back: Link,
    action: String,
    hidden: Hidden,
    text: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let item = find(&app, &actor, id).await?;
    Ok(screen.show(&DamagePage::new(&item, app.ids.next(), &Draft::blank(), screen.reader())))
}

pub(crate) async fn report(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["id", "text"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => Ok(SeeOther::to(own::PATH)
            .notice(Message::new("item-damage-is-reported"))
            .into_response()),
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(own::PATH))?;
            let item = find(&app, &actor, id).await?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&DamagePage::new(&item, app.ids.next(), &draft, screen.reader())))
        }
    }
}

async fn find(app: &App, actor: &Actor, id: ItemId) -> Result<ItemView, Problem> {
    let item = find_held_item(app, actor, id).await;
    item.map_err(|err| Problem::from(err).back_to(own::PATH))
}

async fn save(app: &App, actor: &Actor, item: ItemId, form: &Form) -> Result<(), Refusal> {
    let id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let mut errors = FieldErrors::default();
    let Some(description) = errors.take("text", OrderText::parse(form.text("text"))) else {
        return Err(errors.into());
    };
    Ok(report_damage(app, actor, ReportDamage { id, item, description }).await?)
}

impl DamagePage {
    fn new(item: &ItemView, id: WorkOrderId, draft: &Draft, reader: &Reader) -> Self {
        let (name, tag) = (item.settings.name.as_str(), item.settings.tag.as_str());
        let heading = Message::new("item-damage-title").text("name", name).text("tag", tag);
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        Self {
            heading: reader.text(&heading),
            back: Link { href: own::PATH.to_owned(), text: reader.say("items-own-title") },
            action: format!("{}/damage", item_url(item.id)),
            hidden: Hidden::new("id", &id),
            text: draft.field("text", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for DamagePage {
    const TEMPLATE: &'static str = "equipment/upkeep/damage.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("text", Message::new("line-empty"));
        let empty = Draft::refused(Form::from_iter([("text", "")]), errors);
        let (held, id) = (sample::held(), upkeep_sample::id());
        vec![Self::new(&held, id, &Draft::blank(), reader), Self::new(&held, id, &empty, reader)]
    }
}
