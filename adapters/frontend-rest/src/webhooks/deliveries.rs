//! What a webhook was told and is to be told.

use application::{
    App,
    webhooks::{DeliveryLine, SendDeliveryAgain, WebhookError, see_webhook, send_delivery_again},
};
use axum::extract::State;
use domain_audit::{DeliveryMark, DeliveryState, DeliveryTrouble, Webhook};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::PATH;
use crate::{
    answer::{Answer, List, moment, part},
    caller::Caller,
    document::Refuses,
    params::Params,
    path::{PathId, PathIds},
    problem::Problem,
};

/// Something that a webhook was told or is to be told.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookDelivery)]
pub(crate) struct DeliveryDocument {
    id: String,
    /// What happened, in the word of the trail.
    #[schema(example = "equipment.item_taken")]
    event: String,
    /// The number of its entry in the trail; nothing for a test.
    number: Option<i64>,
    made: String,
    /// `waiting`, `sent` or `failed`.
    state: &'static str,
    tries: u32,
    /// When it is tried next, if it waits.
    next_try: Option<String>,
    sent: Option<String>,
    /// What was in the way the last time: `unreachable`, `not_allowed`, `timed_out`, `insecure`,
    /// `redirected`, `refused`, `no_http` or `unreadable`.
    trouble: Option<&'static str>,
    answer: Option<DeliveryAnswerDocument>,
}

/// What the other program said the last time.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookAnswer)]
pub(crate) struct DeliveryAnswerDocument {
    status: u16,
    /// The beginning of it, in its own words.
    reply: String,
}

/// What a webhook was told and is to be told, the newest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{id}/deliveries",
    operation_id = "list_webhook_deliveries",
    tag = "Webhooks",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<DeliveryDocument>), Refuses<WebhookError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Webhook>,
    params: Params,
) -> Result<Answer<List<DeliveryDocument>>, Problem> {
    let list = format!("{PATH}/{id}/deliveries");
    let page = params.only_cursor(&list)?;
    let seen = see_webhook(&app, &caller.actor(), id, page).await?;
    Ok(part(&seen.deliveries, &list, DeliveryDocument::new))
}

/// Has something sent once more that was sent or could not be sent, with the same id, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{id}/deliveries/{delivery}/send",
    operation_id = "send_webhook_delivery_again",
    tag = "Webhooks",
    params(("id" = String, Path), ("delivery" = String, Path)),
    responses((status = 204), Refuses<WebhookError>)
)]
pub(crate) async fn send_again(
    State(app): State<App>,
    caller: Caller,
    PathIds(webhook, id): PathIds<Webhook, DeliveryMark>,
) -> Result<StatusCode, Problem> {
    send_delivery_again(&app, &caller.actor(), SendDeliveryAgain { webhook, id }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl DeliveryDocument {
    fn new(delivery: &DeliveryLine) -> Self {
        let waits = delivery.state == DeliveryState::Waiting;
        let answer = delivery.answer.as_ref();
        Self {
            id: delivery.id.to_string(),
            event: delivery.event.clone(),
            number: delivery.seq,
            made: moment(delivery.made),
            state: delivery.state.name(),
            tries: delivery.n_tries,
            next_try: waits.then(|| moment(delivery.due)),
            sent: delivery.sent.map(moment),
            trouble: delivery.trouble.map(DeliveryTrouble::name),
            answer: answer
                .map(|it| DeliveryAnswerDocument { status: it.status, reply: it.reply.clone() }),
        }
    }
}
