use std::collections::BTreeSet;

use application::{
    App,
    webhooks::{
        DeleteWebhook, EditWebhook, WebhookError, WebhookLine, delete_webhook, edit_webhook,
        list_webhooks, test_webhook,
    },
};
use axum::extract::State;
use domain_audit::{EventGroup, Webhook, WebhookAddress, WebhookId, WebhookSettings};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, whole},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed, tag},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
    schema::EventGroupText,
    value::known,
};

/// A program elsewhere that is told what happens.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(crate) struct WebhookDocument {
    id: String,
    /// Where it is, without the path, which may be secret.
    #[schema(example = "https://hooks.example")]
    origin: String,
    /// What it is told of: some of `items`, `work_orders`, `people`, `training`, `skills`,
    /// `courses`, `stock`, `access` and `company`.
    groups: Vec<&'static str>,
    is_on: bool,
    /// How much it is still to be told.
    waiting: u32,
    /// How much did not arrive.
    failed: u32,
    /// For `If-Match`.
    etag: String,
}

/// What an admin decides about a webhook.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WebhookSettings)]
pub(crate) struct WebhookSettingsDocument {
    /// Where it is from now on. Without it, where it was: no answer says it as a whole.
    #[schema(example = "https://hooks.example/in?key=1", max_length = 500)]
    address: Option<String>,
    #[schema(value_type = Vec<EventGroupText>)]
    groups: Vec<String>,
    /// One that is switched on is told of what happens from then on.
    is_on: bool,
}

/// All webhooks of the company, in the order in which they were added, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks",
    operation_id = "list_webhooks",
    tag = "Webhooks",
    responses((status = 200, body = List<WebhookDocument>), Refuses<WebhookError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<WebhookDocument>>, Problem> {
    params.only(&[], &[])?;
    let webhooks = list_webhooks(&app, &caller.actor()).await?;
    Ok(whole(webhooks.iter().map(WebhookDocument::new).collect()))
}

/// One webhook, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{id}",
    operation_id = "show_webhook",
    tag = "Webhooks",
    params(("id" = String, Path)),
    responses((
        status = 200, body = WebhookDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<WebhookError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Webhook>,
) -> Result<Answer<WebhookDocument>, Problem> {
    let webhook = find(&app, &caller, id).await?;
    Ok(Answer::of(WebhookDocument::new(&webhook)).version(webhook.version))
}

/// Changes where a webhook is, what it is told of, or whether it is on, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/webhooks/{id}",
    operation_id = "edit_webhook",
    tag = "Webhooks",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = WebhookSettingsDocument,
    responses((status = 204), Refuses<WebhookError>)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Webhook>,
    Seen(expected): Seen,
    Body(document): Body<WebhookSettingsDocument>,
) -> Result<StatusCode, Problem> {
    let (address, groups) = document.parsed()?;
    let address = match address {
        Some(address) => address,
        None => find(&app, &caller, id).await?.settings.address,
    };
    let settings = WebhookSettings { address, groups, is_on: document.is_on };
    let command = EditWebhook { id, expected, settings };
    edit_webhook(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a webhook, with what waits for it and what it was told, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/webhooks/{id}",
    operation_id = "delete_webhook",
    tag = "Webhooks",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<WebhookError>)
)]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Webhook>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = DeleteWebhook { id, expected };
    delete_webhook(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has something sent to a webhook to see whether it arrives, for admins. It is tried once, if the
/// webhook is on, and what came of it stands in its deliveries.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{id}/test",
    operation_id = "test_webhook",
    tag = "Webhooks",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<WebhookError>)
)]
pub(crate) async fn test(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Webhook>,
) -> Result<StatusCode, Problem> {
    test_webhook(&app, &caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// There are few, and the list of all has what is asked for.
async fn find(app: &App, caller: &Caller, id: WebhookId) -> Result<WebhookLine, Problem> {
    let webhooks = list_webhooks(app, &caller.actor()).await?;
    webhooks.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)
}

impl WebhookSettingsDocument {
    fn parsed(&self) -> Result<(Option<WebhookAddress>, BTreeSet<EventGroup>), Problem> {
        let mut flaws = Flaws::default();
        let address = self.address.as_deref().map(WebhookAddress::parse).transpose();
        let address = flaws.take("address", address);
        let mut groups = BTreeSet::new();
        for (place, word) in self.groups.iter().enumerate() {
            let group = known(Some(word), EventGroup::parse);
            groups.extend(flaws.take(&format!("groups/{place}"), group).flatten());
        }
        flaws.none()?;
        Ok((address.flatten(), groups))
    }
}

impl WebhookDocument {
    fn new(webhook: &WebhookLine) -> Self {
        Self {
            id: webhook.id.to_string(),
            origin: webhook.settings.address.origin().to_owned(),
            groups: webhook.settings.groups.iter().map(|it| it.name()).collect(),
            is_on: webhook.settings.is_on,
            waiting: webhook.n_waiting,
            failed: webhook.n_failed,
            etag: tag(webhook.version),
        }
    }
}
