//! How items go to somebody and come back.

use application::{
    App,
    equipment::{
        OwnItem, ReturnItem, ReturnItemError, Returned, TakeItem, TakeItemError, TookItem,
        list_own_items, return_item, take_item,
    },
};
use axum::extract::State;
use domain_equipment::{CustodyReason, Item};
use domain_kernel::parse_day;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// What is to be taken.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Take {
    /// What stands on the label, or the address that a scanner reads from it.
    #[schema(example = "7K3M-Q9TF-X")]
    code: String,
    /// The last day on which it will be in time to return it.
    #[schema(example = "2027-01-31", pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    due: Option<String>,
}

/// What somebody has now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Took {
    item: String,
    custody: String,
    /// Whether they did not have it already.
    is_new: bool,
    /// When somebody else's reservation begins that may come before they return it.
    reserved_from: Option<String>,
}

/// Why something comes back, where it is somebody else's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Return {
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Returned)]
pub(crate) struct ReturnedDocument {
    /// `false` if nobody had it any more, so that nothing has changed.
    is_new: bool,
}

/// An item that whoever asks has.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnItem)]
pub(crate) struct OwnItemDocument {
    item: String,
    custody: String,
    tag: String,
    name: String,
    model: Option<String>,
    since: String,
    due: Option<String>,
}

/// Takes an item by the code on its label.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/take",
    operation_id = "take_item",
    tag = "Equipment",
    request_body = Take,
    responses(
        (status = 201, description = "It is theirs now", body = Took),
        (status = 200, description = "It was theirs before", body = Took)
    , Refuses<TakeItemError>)
)]
pub(crate) async fn take(
    State(app): State<App>,
    caller: Caller,
    Body(Take { code, due }): Body<Take>,
) -> Result<Answer<Took>, Problem> {
    let mut flaws = Flaws::default();
    let due = flaws.take("due", due.as_deref().map(parse_day).transpose());
    let due = due.ok_or(flaws)?;
    let took = take_item(&app, &caller.actor(), TakeItem { code, due }).await?;
    let status = if took.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Answer::of(Took::new(&took)).status(status))
}

/// Returns an item: one's own, or with a reason that of somebody whom one leads.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/return",
    operation_id = "return_item",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Return,
    responses((status = 200, body = ReturnedDocument), Refuses<ReturnItemError>)
)]
pub(crate) async fn give_back(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<Return>,
) -> Result<Answer<ReturnedDocument>, Problem> {
    let mut flaws = Flaws::default();
    let reason = document.reason.unwrap_or_default();
    let reason = flaws.take("reason", CustodyReason::parse_optional(&reason)).ok_or(flaws)?;
    let returned = return_item(&app, &caller.actor(), ReturnItem { item, reason }).await?;
    let is_new = matches!(returned, Returned::Now { .. });
    Ok(Answer::of(ReturnedDocument { is_new }))
}

/// What whoever asks has of the company's, the longest first.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/mine",
    operation_id = "list_own_items",
    tag = "Equipment",
    responses((status = 200, body = List<OwnItemDocument>))
)]
pub(crate) async fn own(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<OwnItemDocument>>, Problem> {
    params.only(&[], &[])?;
    let items = list_own_items(&app, &caller.actor()).await?;
    Ok(whole(items.iter().map(OwnItemDocument::new).collect()))
}

impl Took {
    pub(super) fn new(took: &TookItem) -> Self {
        Self {
            item: took.item.to_string(),
            custody: took.custody.to_string(),
            is_new: took.is_new,
            reserved_from: took.reserved_from.map(moment),
        }
    }
}

impl OwnItemDocument {
    fn new(own: &OwnItem) -> Self {
        Self {
            item: own.item.to_string(),
            custody: own.custody.to_string(),
            tag: own.tag.as_str().to_owned(),
            name: own.name.as_str().to_owned(),
            model: own.model.as_ref().map(|it| it.as_str().to_owned()),
            since: moment(own.since),
            due: own.due.map(|it| it.to_string()),
        }
    }
}
