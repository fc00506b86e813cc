use application::{
    App, Failure, Message,
    equipment::{
        AddItem, EditItem, EditItemError, ItemChoices, ItemView, add_item, edit_item,
        find_item_to_edit, list_item_choices,
    },
    identity::PictureError,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Item, ItemId};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{
    PATH,
    fields::{self, FIELDS, ItemFields},
    item_sample,
    photo::PhotoForm,
    url,
};
use crate::{
    form::{Draft, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What is known of an item: a new one, or one that is here.
#[derive(Debug, Serialize)]
pub(crate) struct ItemFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    fields: ItemFields,
    /// Of an item that is here.
    photo: Option<PhotoForm>,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let choices = choices(&app, &actor).await?;
    let page = ItemFormPage::add(app.ids.next(), &choices, &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let choices = choices(&app, &actor).await?;
    let form = form.only(&FIELDS)?;
    let id: ItemId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(tag) => {
            let notice = Message::new("item-is-added").text("tag", &tag);
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&ItemFormPage::add(id, &choices, &draft, screen.reader())))
        }
    }
}

async fn save_new(app: &App, actor: &Actor, id: ItemId, form: &Form) -> Result<String, Refusal> {
    let settings = fields::parse(form)?;
    let tag = settings.tag.as_str().to_owned();
    add_item(app, actor, AddItem { id, settings }).await?;
    Ok(tag)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let choices = choices(&app, &actor).await?;
    let page = ItemFormPage::edit(&item, &choices, &fields::stored(&item), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("item-is-saved");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let choices = choices(&app, &actor).await?;
            Ok(screen.show(&ItemFormPage::edit(&item, &choices, &draft, screen.reader())))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: ItemId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = fields::parse(form)?;
    Ok(edit_item(app, actor, EditItem { id, expected, settings }).await?)
}

/// An item as it is stored, with what is wrong with a photo of it.
pub(super) async fn with_mistakes(
    app: &App,
    actor: &Actor,
    item: &ItemView,
    errors: FieldErrors,
    screen: &Screen,
) -> Result<ItemFormPage, Problem> {
    let choices = choices(app, actor).await?;
    let draft = Draft::refused(fields::stored(item).form().clone(), errors);
    Ok(ItemFormPage::edit(item, &choices, &draft, screen.reader()))
}

/// What an item may be of and where it may be, for whoever may write that down.
async fn choices(app: &App, actor: &Actor) -> Result<ItemChoices, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    Ok(list_item_choices(app, actor).await?)
}

impl ItemFormPage {
    fn add(id: ItemId, choices: &ItemChoices, draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("item-add-title"),
            lead: reader.say("item-add-lead"),
            back: Link { href: PATH.to_owned(), text: reader.say("equipment-title") },
            action: PATH.to_owned(),
            button: reader.say("item-add"),
            hidden: Hidden::new("id", &id),
            fields: ItemFields::new(draft, choices, reader),
            photo: None,
            mistakes: draft.mistakes(reader),
        }
    }

    fn edit(item: &ItemView, choices: &ItemChoices, draft: &Draft, reader: &Reader) -> Self {
        let tag = item.settings.tag.as_str();
        Self {
            heading: reader.text(&Message::new("item-edit-title").text("tag", tag)),
            lead: reader.say("item-edit-lead"),
            back: Link { href: url(item.id), text: item.settings.name.as_str().to_owned() },
            action: format!("{}/edit", url(item.id)),
            button: reader.say("save"),
            hidden: Hidden::new("version", &draft.version(item.version)),
            fields: ItemFields::new(draft, choices, reader),
            photo: Some(PhotoForm::new(item, draft, reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ItemFormPage {
    const TEMPLATE: &'static str = "equipment/items/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (item, choices) = (item_sample::item(), item_sample::choices());
        let mut errors = FieldErrors::default();
        errors.add("tag", EditItemError::TagTaken.message());
        errors.add("category", EditItemError::NoSuchCategory.message());
        errors.add("serial", EditItemError::SerialTaken.message());
        errors.add("location", EditItemError::NoSuchLocation.message());
        let typed = [("tag", "d-07 <B>"), ("name", "\"Drill\""), ("serial", "sn & 4711")];
        let refused = Draft::refused(Form::from_iter(typed), errors);
        let without = ItemView { photo: None, ..item.clone() };
        let mut errors = FieldErrors::default();
        errors.add("photo", PictureError::Unreadable.message());
        let no_photo = Draft::refused(fields::stored(&without).form().clone(), errors);
        vec![
            Self::add(item.id, &ItemChoices::default(), &Draft::blank(), reader),
            Self::add(item.id, &choices, &refused, reader),
            Self::edit(&item, &choices, &fields::stored(&item), reader),
            Self::edit(&without, &choices, &no_photo, reader),
        ]
    }
}
