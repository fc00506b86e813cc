//! The webhooks of a company, as its admin keeps them.

use domain_audit::{Webhook, WebhookId, WebhookRefused, WebhookSettings};
use domain_kernel::{
    Actor, CompanyId, Denied, Facts, Permission, Permit, StoreError, Version, Versioned,
};
use thiserror::Error;

use super::{AddressRefused, WebhookSecret, secret::seal};
use crate::{App, Tx, failure::failure, repeat};

/// An admin has a program elsewhere told what happens from now on.
#[derive(Clone, Debug)]
pub struct AddWebhook {
    /// Handed out with the form, so that a form sent twice makes one webhook.
    pub id: WebhookId,
    pub settings: WebhookSettings,
}

/// An admin changes where it is, what it is told of, or whether it is on. One that is switched on is
/// told of what happens from then on.
#[derive(Clone, Debug)]
pub struct EditWebhook {
    pub id: WebhookId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: WebhookSettings,
}

/// An admin has another secret made, with which all is signed that is sent from then on.
#[derive(Clone, Copy, Debug)]
pub struct ReplaceSecret {
    pub id: WebhookId,
    /// As the page showed it.
    pub expected: Version,
}

/// An admin deletes a webhook, with what waits for it and what it was told.
#[derive(Clone, Copy, Debug)]
pub struct DeleteWebhook {
    pub id: WebhookId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum WebhookError {
    #[error(transparent)]
    Refused(#[from] WebhookRefused),
    #[error(transparent)]
    Address(#[from] AddressRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such webhook")]
    NoSuchWebhook,
    /// None of this webhook, or one that waits already.
    #[error("there is nothing of this webhook that was sent or could not be sent")]
    NoSuchDelivery,
}

/// The secret is known to whoever is told it here, and to nobody else ever again.
pub async fn add_webhook(
    app: &App,
    actor: &Actor,
    command: AddWebhook,
) -> Result<WebhookSecret, WebhookError> {
    repeat(|| add_once(app, actor, &command)).await
}

async fn add_once(
    app: &App,
    actor: &Actor,
    command: &AddWebhook,
) -> Result<WebhookSecret, WebhookError> {
    let (permit, company) = permitted(actor)?;
    app.webhook_sender.check(&command.settings.address)?;
    let head = app.trail.head(&permit).await?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let n_others = tx.webhooks().count().await?;

    let secret = WebhookSecret::draw(&*app.random);
    let sealed = seal(app, company, command.id, &secret);
    let (webhook, added) = Webhook::add(command.id, command.settings.clone(), sealed, n_others)?;

    tx.webhooks().insert(&webhook, head.seq).await?;
    tx.commit(Facts::new(app.clock.now(), &added)).await?;
    Ok(secret)
}

pub async fn edit_webhook(
    app: &App,
    actor: &Actor,
    command: EditWebhook,
) -> Result<(), WebhookError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditWebhook) -> Result<(), WebhookError> {
    let (permit, _) = permitted(actor)?;
    app.webhook_sender.check(&command.settings.address)?;
    let head = app.trail.head(&permit).await?;
    let mut tx = app.store.begin(&permit).await?;

    let mut webhook = find(&mut *tx, command.id, command.expected).await?;

    let was_on = webhook.value.is_on;
    let Some(edited) = webhook.value.edit(command.settings.clone())? else {
        return Ok(());
    };

    tx.webhooks().update(&webhook).await?;
    if !was_on && webhook.value.is_on {
        tx.webhooks().skip_to(command.id, head.seq).await?;
    }
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

pub async fn replace_webhook_secret(
    app: &App,
    actor: &Actor,
    command: ReplaceSecret,
) -> Result<WebhookSecret, WebhookError> {
    repeat(|| replace_once(app, actor, command)).await
}

async fn replace_once(
    app: &App,
    actor: &Actor,
    command: ReplaceSecret,
) -> Result<WebhookSecret, WebhookError> {
    let (permit, company) = permitted(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut webhook = find(&mut *tx, command.id, command.expected).await?;

    let secret = WebhookSecret::draw(&*app.random);
    let replaced = webhook.value.replace_secret(seal(app, company, command.id, &secret));

    tx.webhooks().update(&webhook).await?;
    tx.commit(Facts::new(app.clock.now(), &replaced)).await?;
    Ok(secret)
}

pub async fn delete_webhook(
    app: &App,
    actor: &Actor,
    command: DeleteWebhook,
) -> Result<(), WebhookError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(app: &App, actor: &Actor, command: DeleteWebhook) -> Result<(), WebhookError> {
    let (permit, _) = permitted(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    let webhook = find(&mut *tx, command.id, command.expected).await?;

    let deleted = webhook.value.delete();

    tx.webhooks().remove(command.id, webhook.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

fn permitted(actor: &Actor) -> Result<(Permit, CompanyId), Denied> {
    let permission = Permission::ManageWebhooks;
    let permit = actor.permit(permission)?;
    Ok((permit, permit.realm().company().ok_or(Denied { permission })?))
}

async fn find(
    tx: &mut dyn Tx,
    id: WebhookId,
    expected: Version,
) -> Result<Versioned<Webhook>, WebhookError> {
    let webhook = tx.webhooks().find(id).await?.ok_or(WebhookError::NoSuchWebhook)?;
    if webhook.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(webhook)
}

failure!(WebhookError {
    Refused(WebhookRefused),
    Address(AddressRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchWebhook => NotFound "webhook-not-found",
    NoSuchDelivery => NotFound "webhook-delivery-not-found",
});
