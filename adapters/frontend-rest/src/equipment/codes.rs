//! Other codes than those on the labels.

use application::{
    App,
    equipment::{
        CodesOf, ReplaceCode, ReplaceCodesError, n_codes_to_replace, replace_code, replace_codes,
    },
};
use axum::extract::State;
use domain_equipment::Item;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// Whose codes are replaced.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceCodes {
    /// `company`, which is all items, or the id of a category.
    #[schema(pattern = "^(company|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$")]
    of: String,
}

/// How many labels stop working.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemCodes {
    items: u32,
}

/// What stands for all items.
const COMPANY: &str = "company";

/// Gives an item another code, for admins. The one on its label opens it no more.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/code",
    operation_id = "replace_item_code",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<ReplaceCodesError>)
)]
pub(crate) async fn replace(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = ReplaceCode { id, expected };
    replace_code(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many labels would stop working if all codes were replaced, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/codes",
    operation_id = "count_item_codes",
    tag = "Equipment",
    params((
        "of" = Option<String>, Query,
        description = "`company`, which is all items, or the id of a category",
        pattern = "^(company|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
    )),
    responses((status = 200, body = ItemCodes), Refuses<ReplaceCodesError>)
)]
pub(crate) async fn count(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<ItemCodes>, Problem> {
    let params = params.only(&["of"], &[])?;
    let mut flaws = Flaws::default();
    let of = flaws.asked("of", params.parsed("of", whose)).ok_or(flaws)?;
    let of = of.unwrap_or(CodesOf::Company);
    let items = n_codes_to_replace(&app, &caller.actor(), of).await?;
    Ok(Answer::of(ItemCodes { items }))
}

/// Gives all items, or those of a category, other codes, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/codes/replace",
    operation_id = "replace_item_codes",
    tag = "Equipment",
    request_body = ReplaceCodes,
    responses((status = 200, body = ItemCodes), Refuses<ReplaceCodesError>)
)]
pub(crate) async fn replace_all(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<ReplaceCodes>,
) -> Result<Answer<ItemCodes>, Problem> {
    let mut flaws = Flaws::default();
    let of = whose(&document.of).ok_or(RequestRefused::WrongValue);
    let of = flaws.take("of", of).ok_or(flaws)?;
    let items = replace_codes(&app, &caller.actor(), of).await?;
    Ok(Answer::of(ItemCodes { items }))
}

fn whose(of: &str) -> Option<CodesOf> {
    match of {
        COMPANY => Some(CodesOf::Company),
        id => id.parse().ok().map(CodesOf::Category),
    }
}
