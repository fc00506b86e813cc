use application::{
    App, PageNumber,
    equipment::{EditItem, EditItemError, ItemSeen, SeeItemError, edit_item, see_item},
};
use axum::extract::State;
use domain_equipment::{
    ActivationCode, Item, ItemModel, ItemName, ItemNotes, ItemSettings, ItemTag, RetireReason,
    SerialNumber,
};
use domain_kernel::LocalDay;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{inspections::InspectionDocument, items::HoldingDocument};
use crate::{
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::optional_id,
};

/// An item with all that is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Item)]
pub(crate) struct ItemViewDocument {
    id: String,
    tag: String,
    name: String,
    category: Option<ChosenDocument>,
    model: Option<String>,
    serial: Option<String>,
    location: Option<ChosenDocument>,
    notes: Option<String>,
    /// `available`, `in_use`, `maintenance` or `retired`.
    state: &'static str,
    /// Why it was retired: `sold`, `scrapped`, `lost` or `duplicate`.
    retired: Option<&'static str>,
    /// `ok` or `damaged`.
    condition: &'static str,
    created: String,
    holding: Option<HoldingDocument>,
    /// What stands on its label, for admins.
    #[schema(example = "7K3M-Q9TF-X")]
    code: Option<String>,
    /// Nothing where it is not inspected.
    inspection: Option<InspectionDocument>,
    /// Whether whoever asks can return it for whoever has it.
    may_return: bool,
}

/// What an item belongs to.
#[derive(Serialize, ToSchema)]
#[schema(as = Chosen)]
pub(crate) struct ChosenDocument {
    id: String,
    /// With those it is in.
    name: Option<String>,
}

/// All that an admin decides about an item. What is left out is empty then.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ItemSettings)]
pub(crate) struct ItemSettingsDocument {
    #[schema(min_length = 1, max_length = 40)]
    tag: String,
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(value_type = Option<IdText>)]
    category: Option<String>,
    #[schema(max_length = 200)]
    model: Option<String>,
    #[schema(max_length = 120)]
    serial: Option<String>,
    #[schema(value_type = Option<IdText>)]
    location: Option<String>,
    #[schema(max_length = 5000)]
    notes: Option<String>,
}

/// One item, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}",
    operation_id = "show_item",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((
        status = 200, body = ItemViewDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<SeeItemError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
) -> Result<Answer<ItemViewDocument>, Problem> {
    let seen = see_item(&app, &caller.actor(), id, PageNumber::FIRST).await?;
    let version = seen.item.version;
    let today = caller.today(&app);
    Ok(Answer::of(ItemViewDocument::new(&seen, &today)).version(version))
}

/// Changes what is known of an item, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/items/{id}",
    operation_id = "edit_item",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ItemSettingsDocument,
    responses((status = 204), Refuses<EditItemError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
    Body(document): Body<ItemSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let command = EditItem { id, expected, settings: settings(&document)? };
    edit_item(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn settings(document: &ItemSettingsDocument) -> Result<ItemSettings, Problem> {
    let mut flaws = Flaws::default();
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let tag = flaws.take("tag", ItemTag::parse(&document.tag));
    let name = flaws.take("name", ItemName::parse(&document.name));
    let category = flaws.take("category", optional_id(document.category.as_deref()));
    let model = flaws.take("model", ItemModel::parse_optional(&text(&document.model)));
    let serial = flaws.take("serial", SerialNumber::parse_optional(&text(&document.serial)));
    let location = flaws.take("location", optional_id(document.location.as_deref()));
    let notes = flaws.take("notes", ItemNotes::parse_optional(&text(&document.notes)));
    match (tag, name, category, model, serial, location, notes) {
        (
            Some(tag),
            Some(name),
            Some(category),
            Some(model),
            Some(serial),
            Some(location),
            Some(notes),
        ) => Ok(ItemSettings { tag, name, category, model, serial, location, notes }),
        _ => Err(flaws.into()),
    }
}

impl ItemViewDocument {
    fn new(seen: &ItemSeen, today: &LocalDay) -> Self {
        let item = &seen.item;
        let ItemSettings { tag, name, category, model, serial, location, notes } = &item.settings;
        let of_category = |id| ChosenDocument { id, name: item.category.clone() };
        let of_location = |id| ChosenDocument { id, name: item.location.clone() };
        Self {
            id: item.id.to_string(),
            tag: tag.as_str().to_owned(),
            name: name.as_str().to_owned(),
            category: category.map(|it| it.to_string()).map(of_category),
            model: model.as_ref().map(|it| it.as_str().to_owned()),
            serial: serial.as_ref().map(|it| it.as_str().to_owned()),
            location: location.map(|it| it.to_string()).map(of_location),
            notes: notes.as_ref().map(|it| it.as_str().to_owned()),
            state: item.state.name(),
            retired: item.state.retired().map(RetireReason::name),
            condition: item.condition.name(),
            created: moment(item.created),
            holding: item.holding.as_ref().map(HoldingDocument::new),
            code: seen.code.as_ref().map(ActivationCode::shown),
            inspection: item.inspection.as_ref().map(|it| InspectionDocument::new(it, today)),
            may_return: seen.may_return,
        }
    }
}
