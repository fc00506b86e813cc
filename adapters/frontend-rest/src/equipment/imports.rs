//! Items that came in together by one table, and may go together.

use application::{
    App,
    equipment::{
        ImportSeen, ItemImportLine, TouchedItem, UndoImport, UndoImportError, list_item_imports,
        see_item_import, undo_import,
    },
};
use axum::extract::State;
use domain_equipment::ItemImport;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, List, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// An import of items.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemImport)]
pub(crate) struct ItemImportDocument {
    id: String,
    at: String,
    /// Whose it was, where it was somebody's of the company.
    by: Option<String>,
    items: u32,
    /// How many of them are as they came in.
    untouched: u32,
    undone: Option<String>,
}

/// An import of items, and what would stay if it was undone.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemImportSeen)]
pub(crate) struct ItemImportSeenDocument {
    import: ItemImportDocument,
    /// The first 50 at most of those with which something was done.
    touched: Vec<TouchedItemDocument>,
}

/// An item that stays.
#[derive(Serialize, ToSchema)]
#[schema(as = TouchedItem)]
pub(crate) struct TouchedItemDocument {
    item: String,
    tag: String,
    name: String,
}

/// That an import is undone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UndoItemImport)]
pub(crate) struct Undo {
    /// How many items are deleted with that: the `untouched` of the import.
    #[schema(minimum = 0)]
    items: i32,
}

const PATH: &str = "/api/v1/equipment/imports";

/// Imports of items, the last one first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/imports",
    operation_id = "list_item_imports",
    tag = "Equipment",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<ItemImportDocument>), Refuses<UndoImportError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<ItemImportDocument>>, Problem> {
    let page = params.only_cursor(PATH)?;
    let page = list_item_imports(&app, &caller.actor(), page).await?;
    Ok(part(&page, PATH, ItemImportDocument::new))
}

/// One import of items, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/imports/{id}",
    operation_id = "show_item_import",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 200, body = ItemImportSeenDocument), Refuses<UndoImportError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<ItemImport>,
) -> Result<Answer<ItemImportSeenDocument>, Problem> {
    let seen = see_item_import(&app, &caller.actor(), id).await?;
    Ok(Answer::of(ItemImportSeenDocument::new(&seen)))
}

/// Deletes what an import brought in, but for items with which something was done, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/imports/{id}/undo",
    operation_id = "undo_item_import",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Undo,
    responses((status = 204), Refuses<UndoImportError>)
)]
pub(crate) async fn undo(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<ItemImport>,
    Body(Undo { items }): Body<Undo>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let n_items = u32::try_from(items).map_err(|_| RequestRefused::WrongValue);
    let n_items = flaws.take("items", n_items).ok_or(flaws)?;
    undo_import(&app, &caller.actor(), UndoImport { id, n_items }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl ItemImportDocument {
    fn new(line: &ItemImportLine) -> Self {
        Self {
            id: line.import.id.to_string(),
            at: moment(line.import.at),
            by: line.by.as_ref().map(|it| it.as_str().to_owned()),
            items: line.import.n_items,
            untouched: line.n_untouched,
            undone: line.import.undone.map(|it| moment(it.at)),
        }
    }
}

impl ItemImportSeenDocument {
    fn new(seen: &ImportSeen) -> Self {
        Self {
            import: ItemImportDocument::new(&seen.line),
            touched: seen.touched.iter().map(TouchedItemDocument::new).collect(),
        }
    }
}

impl TouchedItemDocument {
    fn new(item: &TouchedItem) -> Self {
        Self {
            item: item.id.to_string(),
            tag: item.tag.as_str().to_owned(),
            name: item.name.as_str().to_owned(),
        }
    }
}
