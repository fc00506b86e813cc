//! What webhooks were told, and having something told once more.

use domain_audit::{DeliveryId, DeliverySentAgain, NewDelivery, WebhookId};
use domain_kernel::{Actor, Facts, Permission};

use super::{DeliveryLine, WebhookError, WebhookLine};
use crate::{App, Page, PageNumber, repeat};

/// A webhook with a page of what it was told.
#[derive(Clone, Debug)]
pub struct WebhookSeen {
    pub webhook: WebhookLine,
    pub deliveries: Page<DeliveryLine>,
}

/// An admin has something sent once more that was sent or could not be, with the same id.
#[derive(Clone, Copy, Debug)]
pub struct SendDeliveryAgain {
    pub webhook: WebhookId,
    pub id: DeliveryId,
}

/// An admin looks at all webhooks of the company.
pub async fn list_webhooks(app: &App, actor: &Actor) -> Result<Vec<WebhookLine>, WebhookError> {
    let permit = actor.permit(Permission::ManageWebhooks)?;
    Ok(app.webhooks.webhooks(&permit).await?)
}

/// An admin looks at one, and at what it was told.
pub async fn see_webhook(
    app: &App,
    actor: &Actor,
    id: WebhookId,
    page: PageNumber,
) -> Result<WebhookSeen, WebhookError> {
    let permit = actor.permit(Permission::ManageWebhooks)?;
    // There are few, and the list of all has what is asked for.
    let webhooks = app.webhooks.webhooks(&permit).await?;
    let webhook = webhooks.into_iter().find(|it| it.id == id);
    let webhook = webhook.ok_or(WebhookError::NoSuchWebhook)?;
    let deliveries = app.webhooks.deliveries(&permit, id, page).await?;
    Ok(WebhookSeen { webhook, deliveries })
}

/// An admin has something sent to see whether it arrives. It is tried once, with the next go of the
/// worker, if the webhook is on.
pub async fn test_webhook(app: &App, actor: &Actor, id: WebhookId) -> Result<(), WebhookError> {
    repeat(|| test_once(app, actor, id)).await
}

async fn test_once(app: &App, actor: &Actor, id: WebhookId) -> Result<(), WebhookError> {
    let permit = actor.permit(Permission::ManageWebhooks)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let webhook = tx.webhooks().find(id).await?.ok_or(WebhookError::NoSuchWebhook)?;

    let tested = webhook.value.test();

    tx.webhooks().push(&NewDelivery::test(app.ids.next(), id, now)).await?;
    tx.commit(Facts::new(now, &tested)).await?;
    Ok(())
}

pub async fn send_delivery_again(
    app: &App,
    actor: &Actor,
    command: SendDeliveryAgain,
) -> Result<(), WebhookError> {
    repeat(|| send_once(app, actor, command)).await
}

async fn send_once(
    app: &App,
    actor: &Actor,
    command: SendDeliveryAgain,
) -> Result<(), WebhookError> {
    let permit = actor.permit(Permission::ManageWebhooks)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();
    let SendDeliveryAgain { webhook, id } = command;
    if !tx.webhooks().send_again(webhook, id, now).await? {
        return Err(WebhookError::NoSuchDelivery);
    }
    tx.commit(Facts::new(now, &DeliverySentAgain { webhook, delivery: id })).await?;
    Ok(())
}
