use domain_equipment::{CustodyReason, Ended, ItemId};
use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use super::{list_items::equipment_permit, moves::give_back, take_item::read_again};
use crate::{App, failure::failure, onboarding::leads, repeat};

/// Somebody brings an item back; whoever leads the holder, or an admin, does it for them.
#[derive(Clone, Debug)]
pub struct ReturnItem {
    pub item: ItemId,
    /// Why, where it is somebody else's.
    pub reason: Option<CustodyReason>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    Now {
        holder: PersonId,
    },
    /// Nobody had it any more; nothing has changed.
    Before,
}

#[derive(Debug, Error)]
pub enum ReturnItemError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("somebody else has this item; whoever leads them can return it")]
    NotYours,
    #[error("say why you return what somebody else has")]
    NoReason,
}

pub async fn return_item(
    app: &App,
    actor: &Actor,
    command: ReturnItem,
) -> Result<Returned, ReturnItemError> {
    repeat(async || match return_once(app, actor, &command).await {
        Err(ReturnItemError::Store(err)) => Err(read_again(err).into()),
        returned => returned,
    })
    .await
}

async fn return_once(
    app: &App,
    actor: &Actor,
    command: &ReturnItem,
) -> Result<Returned, ReturnItemError> {
    let sees_all = actor.permit(Permission::SeeEquipment).is_ok();
    let permit = equipment_permit(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.items().find(command.item).await?.ok_or(ReturnItemError::NoSuchItem)?;
    let Some(custody) = tx.custodies().open(command.item).await? else {
        return Ok(Returned::Before);
    };
    let how = if actor.person_id() == Some(custody.holder) {
        Ended::Returned
    } else if sees_all && leads(&mut *tx, actor, custody.holder).await? {
        let reason = command.reason.clone().ok_or(ReturnItemError::NoReason)?;
        Ended::ForHolder { by: actor.person_id(), reason }
    } else {
        return Err(ReturnItemError::NotYours);
    };
    let holder = custody.holder;

    let facts = give_back(app, &mut *tx, custody, how, (app.clock.now(), None)).await?;

    tx.commit(facts).await?;
    Ok(Returned::Now { holder })
}

failure!(ReturnItemError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NotYours => Refused "item-not-yours",
    NoReason => Invalid "item-return-no-reason" at "reason",
});
