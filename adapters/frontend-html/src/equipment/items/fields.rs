//! The fields of an item.

use application::equipment::{ItemChoices, ItemView};
use domain_equipment::{ItemModel, ItemName, ItemNotes, ItemSettings, ItemTag, SerialNumber};
use domain_kernel::{Id, Line, Text};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Refusal},
    reader::Reader,
};

/// Every field, and what a form sends along: an id for a new item, else the version.
pub(super) const FIELDS: [&str; 9] =
    ["id", "version", "tag", "name", "category", "model", "serial", "location", "notes"];

/// As `equipment/items/form.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct ItemFields {
    tag: Field,
    name: Field,
    category: Field,
    categories: Vec<Choice>,
    model: Field,
    serial: Field,
    location: Field,
    locations: Vec<Choice>,
    notes: Field,
}

impl ItemFields {
    pub(super) fn new(draft: &Draft, choices: &ItemChoices, reader: &Reader) -> Self {
        let field = |name| draft.field(name, reader);
        let none = |key| [(String::new(), reader.say(key))].into_iter();
        let categories =
            choices.categories.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let locations =
            choices.locations.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        Self {
            tag: field("tag"),
            name: field("name"),
            category: field("category"),
            categories: draft.choices("category", none("item-form-no-category").chain(categories)),
            model: field("model"),
            serial: field("serial"),
            location: field("location"),
            locations: draft.choices("location", none("item-form-no-location").chain(locations)),
            notes: field("notes"),
        }
    }
}

pub(super) fn parse(form: &Form) -> Result<ItemSettings, Refusal> {
    let mut errors = FieldErrors::default();
    let (category, location) = (chosen(form, "category")?, chosen(form, "location")?);
    let tag = errors.take("tag", ItemTag::parse(form.text("tag")));
    let name = errors.take("name", ItemName::parse(form.text("name")));
    let model = errors.take("model", ItemModel::parse_optional(form.text("model")));
    let serial = errors.take("serial", SerialNumber::parse_optional(form.text("serial")));
    let notes = errors.take("notes", ItemNotes::parse_optional(form.text("notes")));
    match (tag, name, model, serial, notes) {
        (Some(tag), Some(name), Some(model), Some(serial), Some(notes)) => {
            Ok(ItemSettings { tag, name, category, model, serial, location, notes })
        }
        _ => Err(errors.into()),
    }
}

/// What was chosen of a list. Only our own pages write what it says.
fn chosen<T>(form: &Form, name: &str) -> Result<Option<Id<T>>, FormError> {
    match form.text(name) {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| FormError::Unreadable),
    }
}

/// The fields as they are stored.
pub(super) fn stored(item: &ItemView) -> Draft {
    let settings = &item.settings;
    let category = settings.category.map(|it| it.to_string());
    let location = settings.location.map(|it| it.to_string());
    Draft::filled([
        ("tag", settings.tag.as_str()),
        ("name", settings.name.as_str()),
        ("category", category.as_deref().unwrap_or_default()),
        ("model", settings.model.as_ref().map(Line::as_str).unwrap_or_default()),
        ("serial", settings.serial.as_ref().map(Line::as_str).unwrap_or_default()),
        ("location", location.as_deref().unwrap_or_default()),
        ("notes", settings.notes.as_ref().map(Text::as_str).unwrap_or_default()),
    ])
}
