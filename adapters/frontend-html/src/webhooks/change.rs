//! What is asked before it is done: another secret, and that a webhook goes.

use application::{
    App, Message,
    webhooks::{
        DeleteWebhook, ReplaceSecret, WebhookLine, delete_webhook, list_webhooks,
        replace_webhook_secret,
    },
};
use axum::{extract::State, response::Response};
use domain_audit::{Webhook, WebhookId};
use domain_kernel::Actor;

use super::{PATH, secret::WebhookSecretPage, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask_secret(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (back, change) = secret(&find(&app, &actor, id).await?);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

/// The secret is on the page that this answers with, and on no other.
pub(crate) async fn replace(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let replaced = replace_webhook_secret(&app, &actor, ReplaceSecret { id, expected }).await;
    let secret = replaced.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(screen.show(&WebhookSecretPage::new(id, &secret)))
}

pub(crate) async fn ask_delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (back, change) = deletion(&find(&app, &actor, id).await?);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Webhook>,
    form: Form,
) -> Result<SeeOther, Problem> {
    find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_webhook(&app, &actor, DeleteWebhook { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(SeeOther::to(PATH).notice(Message::new("webhook-is-deleted")))
}

pub(super) fn secret(webhook: &WebhookLine) -> (Link, Change) {
    let change = Change {
        heading: Message::new("webhook-secret-replace-title"),
        lead: "webhook-secret-replace-lead",
        points: vec![Message::new("webhook-secret-replace-point")],
        stem: None,
        refused: None,
        action: format!("{}/secret", url(webhook.id)),
        hidden: vec![Hidden::new("version", &webhook.version.get())],
        button: Message::new("webhook-secret-replace"),
        is_destructive: true,
    };
    (back(webhook), change)
}

pub(super) fn deletion(webhook: &WebhookLine) -> (Link, Change) {
    let address = webhook.settings.address.origin();
    let change = Change {
        heading: Message::new("webhook-delete-title").text("address", address),
        lead: "webhook-delete-lead",
        points: vec![Message::new("webhook-delete-point").number("n", webhook.n_waiting)],
        stem: None,
        refused: None,
        action: format!("{}/delete", url(webhook.id)),
        hidden: vec![Hidden::new("version", &webhook.version.get())],
        button: Message::new("webhook-delete"),
        is_destructive: true,
    };
    (back(webhook), change)
}

fn back(webhook: &WebhookLine) -> Link {
    Link { href: url(webhook.id), text: webhook.settings.address.origin().to_owned() }
}

/// One of them. There are few, and the list of all has what is asked for.
pub(super) async fn find(app: &App, actor: &Actor, id: WebhookId) -> Result<WebhookLine, Problem> {
    let webhooks = list_webhooks(app, actor).await?;
    let found = webhooks.into_iter().find(|it| it.id == id);
    found.ok_or_else(Problem::not_found)
}
