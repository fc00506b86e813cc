//! Somebody asks for what another one has, who says yes or no.

use application::{
    App, Class, Failure, Message,
    equipment::{
        AnswerHandoverError, AskForItemError, ListItemsError, OpenAsk, accept_handover,
        ask_for_item, decline_handover, list_asked_items,
    },
};
use axum::extract::State;
use domain_equipment::Handover;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// What is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskForItem)]
pub(crate) struct Ask {
    /// What stands on the label, or the address that a scanner reads from it.
    #[schema(example = "7K3M-Q9TF-X")]
    code: String,
}

/// What somebody is asked to hand over.
#[derive(Serialize, ToSchema)]
#[schema(as = Handover)]
pub(crate) struct HandoverDocument {
    id: String,
    item: String,
    tag: String,
    name: String,
    /// Who asks.
    by: NamedDocument,
    asked: String,
    /// Until then there may be an answer.
    until: String,
}

/// Whoever asked cannot have it any more, which is nothing to correct.
#[derive(Clone, Copy, Debug, Error)]
#[error("whoever asked for it does not work here any more")]
pub(crate) struct AskerGone;

/// What others ask whoever asks here to hand over, the oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/handovers",
    operation_id = "list_handovers",
    tag = "Equipment",
    responses((status = 200, body = List<HandoverDocument>), Refuses<ListItemsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<HandoverDocument>>, Problem> {
    params.only(&[], &[])?;
    let asked = list_asked_items(&app, &caller.actor()).await?;
    Ok(whole(asked.iter().map(HandoverDocument::new).collect()))
}

/// Asks whoever has an item for it, by the code on its label.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/ask",
    operation_id = "ask_for_item",
    tag = "Equipment",
    request_body = Ask,
    responses((status = 204), Refuses<AskForItemError>)
)]
pub(crate) async fn ask(
    State(app): State<App>,
    caller: Caller,
    Body(Ask { code }): Body<Ask>,
) -> Result<StatusCode, Problem> {
    ask_for_item(&app, &caller.actor(), &code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Hands an item over to whoever asks for it.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/handovers/{id}/accept",
    operation_id = "accept_handover",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<AnswerHandoverError, AskerGone>)
)]
pub(crate) async fn accept(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Handover>,
) -> Result<StatusCode, Problem> {
    accept_handover(&app, &caller.actor(), id).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps an item that somebody else asks for.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/handovers/{id}/decline",
    operation_id = "decline_handover",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<AnswerHandoverError, AskerGone>)
)]
pub(crate) async fn decline(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Handover>,
) -> Result<StatusCode, Problem> {
    decline_handover(&app, &caller.actor(), id).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What keeps the other one from having it says so of them.
fn refused(err: AnswerHandoverError) -> Problem {
    match &err {
        AnswerHandoverError::Taker(taker) if taker.class() == Class::Invalid => AskerGone.into(),
        _ => err.into(),
    }
}

impl Failure for AskerGone {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("handover-asker-gone")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl HandoverDocument {
    fn new(ask: &OpenAsk) -> Self {
        let handover = &ask.handover;
        Self {
            id: handover.id.to_string(),
            item: handover.item.to_string(),
            tag: ask.tag.as_str().to_owned(),
            name: ask.name.as_str().to_owned(),
            by: named(handover.to, ask.by.as_str()),
            asked: moment(handover.asked),
            until: moment(handover.expires()),
        }
    }
}
