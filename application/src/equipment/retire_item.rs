use domain_equipment::{ItemId, NotRetired, RetireReason, RetireRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use super::{codes::fresh_code, edit_item::company, stop_reservations::cancel_coming};
use crate::{App, failure::failure, repeat};

/// An admin ends the use of an item; its code opens nothing any more, and whoever has reserved it
/// is told.
#[derive(Clone, Debug)]
pub struct RetireItem {
    pub id: ItemId,
    /// As the page showed it.
    pub expected: Version,
    pub reason: RetireReason,
    /// The item's tag, as the admin typed it.
    pub typed: String,
}

/// An admin takes it into use again, with another code.
#[derive(Clone, Copy, Debug)]
pub struct ReinstateItem {
    pub id: ItemId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum RetireItemError {
    #[error(transparent)]
    Refused(#[from] RetireRefused),
    #[error(transparent)]
    NotRetired(#[from] NotRetired),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
}

pub async fn retire_item(
    app: &App,
    actor: &Actor,
    command: RetireItem,
) -> Result<(), RetireItemError> {
    repeat(|| retire_once(app, actor, &command)).await
}

async fn retire_once(
    app: &App,
    actor: &Actor,
    command: &RetireItem,
) -> Result<(), RetireItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let item = tx.items().find(command.id).await?;
    let mut item = item.ok_or(RetireItemError::NoSuchItem)?;

    // That somebody has it meanwhile says more than that it has changed.
    let retired = item.value.retire(command.reason, &command.typed)?;
    if item.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.items().update(&item).await?;
    tx.item_codes().retire(command.id, now).await?;
    let facts = Facts::new(now, &retired);
    let facts = cancel_coming(app, &mut *tx, &item.value, (facts, now)).await?;
    tx.commit(facts).await?;
    Ok(())
}

pub async fn reinstate_item(
    app: &App,
    actor: &Actor,
    command: ReinstateItem,
) -> Result<(), RetireItemError> {
    repeat(|| reinstate_once(app, actor, command)).await
}

async fn reinstate_once(
    app: &App,
    actor: &Actor,
    command: ReinstateItem,
) -> Result<(), RetireItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let company = company(&permit)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let item = tx.items().find(command.id).await?;
    let mut item = item.ok_or(RetireItemError::NoSuchItem)?;
    if item.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let standing = tx.work_orders().standing(command.id).await?;

    let reinstated = item.value.reinstate(&standing)?;
    let code = fresh_code(app, company, (command.id, item.value.code), now);

    tx.items().update(&item).await?;
    tx.item_codes().insert(&code).await?;
    tx.commit(Facts::new(now, &reinstated)).await?;
    Ok(())
}

failure!(RetireItemError {
    Refused(RetireRefused),
    NotRetired(NotRetired),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
});
