use domain_equipment::{CustodyId, CustodyReason, ItemId, Taken, Taking, Waiver};
use domain_kernel::{Actor, Date, Permission};

use super::{TakeItemError, TookItem, moves::colleague, take_item::take};
use crate::App;

/// An admin gives an item to somebody, without its code.
#[derive(Clone, Debug)]
pub struct GiveItem {
    /// Handed out with the form, so that a form sent twice gives it once.
    pub id: CustodyId,
    pub item: ItemId,
    /// Their e-mail address or username, as it was typed.
    pub person: String,
    /// The last day on which it will be in time to return it.
    pub due: Option<Date>,
    pub reason: CustodyReason,
    /// Given once even to somebody who lacks what the item needs, if that is exactly this.
    pub waiver: Option<Waiver>,
}

/// Given to somebody who has it already, it stays as it is.
pub async fn give_item(
    app: &App,
    actor: &Actor,
    command: GiveItem,
) -> Result<TookItem, TakeItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let holder = colleague(&mut *app.store.begin(&permit).await?, &command.person).await?;
    let (by, reason) = (actor.person_id(), command.reason);
    let taking = Taking {
        id: command.id,
        holder: holder.ok_or(TakeItemError::NoSuchPerson)?,
        taken: match command.waiver {
            Some(waiver) => Taken::Waived { by, reason, waiver },
            None => Taken::OnBehalf { by, reason },
        },
        due: command.due,
    };
    take(app, &permit, (command.item, None), &taking).await
}
