use application::{
    App,
    equipment::{
        Holding, ItemLine, ItemsSortedBy, ListItems, ListItemsError, StateFilter, list_seen_items,
    },
};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::{Params, direction},
    problem::Problem,
};

/// An item in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemLine)]
pub(crate) struct ItemDocument {
    id: String,
    tag: String,
    name: String,
    model: Option<String>,
    /// `available`, `in_use`, `maintenance` or `retired`.
    state: &'static str,
    location: Option<String>,
    holding: Option<HoldingDocument>,
}

/// Who has an item.
#[derive(Serialize, ToSchema)]
#[schema(as = Holding)]
pub(crate) struct HoldingDocument {
    person: NamedDocument,
    since: String,
    /// The last day on which it is in time to return it.
    due: Option<String>,
}

pub(super) const PATH: &str = "/api/v1/equipment/items";
const PARAMS: [&str; 7] = ["q", "state", "category", "location", "sort", "direction", "cursor"];

/// The company's items.
///
/// Whoever leads people sees all of them, and who has which; everybody else those that can be taken.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items",
    operation_id = "list_items",
    tag = "Equipment",
    params(
        ("q" = Option<String>, Query, description = "Part of a tag, name, model or serial number"),
        (
            "state" = Option<String>, Query,
            description = "`kept` (all but the retired ones), `available`, `in_use`, `overdue`, \
                `maintenance`, `retired` or `inspection_due`; for whoever sees all items",
            pattern = "^(kept|available|in_use|overdue|maintenance|retired|inspection_due)?$"
        ),
        (
            "category" = Option<String>, Query, description = "The id of a category",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "location" = Option<String>, Query, description = "The id of a location",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        (
            "sort" = Option<String>, Query, description = "`name`, `tag`, `state` or `location`",
            pattern = "^(name|tag|state|location)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<ItemDocument>), Refuses<ListItemsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<ItemDocument>>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let query = asked(&params, &list)?;
    let today = caller.today(&app);
    let page = list_seen_items(&app, &caller.actor(), &query, &today).await?;
    Ok(part(&page, &list, ItemDocument::new))
}

fn asked(params: &Params, list: &str) -> Result<ListItems, Problem> {
    let mut flaws = Flaws::default();
    let state = flaws.asked("state", params.parsed("state", StateFilter::parse));
    let category = flaws.asked("category", params.parsed("category", |it| it.parse().ok()));
    let location = flaws.asked("location", params.parsed("location", |it| it.parse().ok()));
    let sorted_by = flaws.asked("sort", params.parsed("sort", ItemsSortedBy::parse));
    let direction = flaws.asked("direction", params.parsed("direction", direction));
    let page = flaws.asked("cursor", params.page(list));
    flaws.none()?;
    Ok(ListItems {
        search: params.text("q").to_owned(),
        state: state.flatten().unwrap_or_default(),
        category: category.flatten(),
        location: location.flatten(),
        sorted_by: sorted_by.flatten().unwrap_or_default(),
        direction: direction.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
    })
}

impl ItemDocument {
    fn new(item: &ItemLine) -> Self {
        Self {
            id: item.id.to_string(),
            tag: item.tag.as_str().to_owned(),
            name: item.name.as_str().to_owned(),
            model: item.model.as_ref().map(|it| it.as_str().to_owned()),
            state: item.state.name(),
            location: item.location.clone(),
            holding: item.holding.as_ref().map(HoldingDocument::new),
        }
    }
}

impl HoldingDocument {
    pub(crate) fn new(holding: &Holding) -> Self {
        Self {
            person: named(holding.person, holding.name.as_str()),
            since: moment(holding.since),
            due: holding.due.map(|it| it.to_string()),
        }
    }
}
