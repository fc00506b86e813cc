//! What an admin does with items: adds, deletes and retires them, and takes them into use again.

use application::{
    App,
    equipment::{
        AddItem, DeleteItem, EditItemError, ReinstateItem, RetireItem, RetireItemError, add_item,
        delete_item, reinstate_item, retire_item,
    },
};
use axum::extract::State;
use domain_equipment::{Item, RetireReason};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    item::{ItemSettingsDocument, settings},
    items,
};
use crate::{
    RequestRefused,
    answer::{Answer, Created, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
};

/// Why an item is not in use any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RetireItem)]
pub(crate) struct Retire {
    /// `sold`, `scrapped`, `lost` or `duplicate`.
    #[schema(pattern = "^(sold|scrapped|lost|duplicate)$")]
    reason: String,
    /// The item's tag, to be sure that it is the right one.
    tag: String,
}

/// Adds an item, which gets its first code, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items",
    operation_id = "create_item",
    tag = "Equipment",
    request_body = ItemSettingsDocument,
    responses((status = 201, body = Created), Refuses<EditItemError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<ItemSettingsDocument>,
) -> Result<Answer<Created>, Problem> {
    let command = AddItem { id: app.ids.next(), settings: settings(&document)? };
    let id = command.id.to_string();
    add_item(&app, &caller.actor(), command).await?;
    Ok(created(items::PATH, id))
}

/// Deletes an item that nobody ever had, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/equipment/items/{id}",
    operation_id = "delete_item",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<EditItemError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteItem { id, expected };
    delete_item(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the use of an item for good, for admins. Its history stays, and its code opens nothing.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/retire",
    operation_id = "retire_item",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = Retire,
    responses((status = 204), Refuses<RetireItemError>)
)]
pub(crate) async fn retire(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
    Body(Retire { reason, tag: typed }): Body<Retire>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let reason = RetireReason::parse(&reason).ok_or(RequestRefused::WrongValue);
    let reason = flaws.take("reason", reason).ok_or(flaws)?;
    let command = RetireItem { id, expected, reason, typed };
    retire_item(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a retired item into use again, with another code, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/reinstate",
    operation_id = "reinstate_item",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<RetireItemError>)
)]
pub(crate) async fn reinstate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = ReinstateItem { id, expected };
    reinstate_item(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}
