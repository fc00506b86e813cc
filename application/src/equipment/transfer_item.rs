use domain_equipment::{CustodyId, CustodyReason, ItemId, Taken, Taking};
use domain_kernel::{Actor, Date, Denied, Permission, StoreError};
use thiserror::Error;

use super::{
    TakeItemError,
    moves::{colleague, hand_over, pass_requests},
    take_item::read_again,
};
use crate::{App, failure::failure, repeat};

/// An admin gives what somebody has to somebody else, without its code.
#[derive(Clone, Debug)]
pub struct TransferItem {
    /// Handed out with the form, so that a form sent twice does it once.
    pub id: CustodyId,
    pub item: ItemId,
    /// Their e-mail address or username, as it was typed.
    pub person: String,
    /// The last day on which it will be in time to return it.
    pub due: Option<Date>,
    pub reason: CustodyReason,
}

#[derive(Debug, Error)]
pub enum TransferItemError {
    #[error(transparent)]
    Taker(#[from] TakeItemError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody has this item any more; give it to somebody")]
    NotHeld,
}

/// Of what they have already this changes nothing.
pub async fn transfer_item(
    app: &App,
    actor: &Actor,
    command: TransferItem,
) -> Result<(), TransferItemError> {
    repeat(async || match transfer_once(app, actor, &command).await {
        Err(
            TransferItemError::Store(err) | TransferItemError::Taker(TakeItemError::Store(err)),
        ) => Err(read_again(err).into()),
        done => done,
    })
    .await
}

async fn transfer_once(
    app: &App,
    actor: &Actor,
    command: &TransferItem,
) -> Result<(), TransferItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.items().find(command.item).await?.ok_or(TakeItemError::NoSuchItem)?;
    let to = colleague(&mut *tx, &command.person).await?;
    let holder = to.ok_or(TakeItemError::NoSuchPerson)?;
    let custody = tx.custodies().open(command.item).await?;
    let custody = custody.ok_or(TransferItemError::NotHeld)?;
    if custody.holder == holder {
        return Ok(());
    }
    let now = app.clock.now();
    let reason = Some(command.reason.clone());
    let taken = Taken::HandedOver { by: actor.person_id(), reason };
    let taking = Taking { id: command.id, holder, taken, due: command.due };

    let facts = hand_over(app, &mut *tx, custody, taking, (now, None)).await?;

    let facts = pass_requests(&mut *tx, command.item, (now, facts)).await?;
    tx.commit(facts).await?;
    Ok(())
}

failure!(TransferItemError {
    Taker(TakeItemError) at "person",
    Denied(Denied),
    Store(StoreError),
    ;
    NotHeld => Refused "item-not-held",
});
