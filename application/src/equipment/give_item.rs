use domain_equipment::{CustodyId, CustodyReason, ItemId, Taken, Taking};
use domain_identity::{Holder, Identifier};
use domain_kernel::{Actor, Date, Permission, Permit, PersonId};

use super::{TakeItemError, TookItem, take_item::take};
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
}

/// Given to somebody who has it already, it stays as it is.
pub async fn give_item(
    app: &App,
    actor: &Actor,
    command: GiveItem,
) -> Result<TookItem, TakeItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let holder = colleague(app, &permit, &command.person).await?;
    let taking = Taking {
        id: command.id,
        holder: holder.ok_or(TakeItemError::NoSuchPerson)?,
        taken: Taken::OnBehalf { by: actor.person_id(), reason: command.reason },
        due: command.due,
    };
    take(app, &permit, (command.item, None), &taking).await
}

/// Whoever of the company has this e-mail address or username.
async fn colleague(
    app: &App,
    permit: &Permit,
    typed: &str,
) -> Result<Option<PersonId>, TakeItemError> {
    let Some(identifier) = Identifier::parse(typed) else {
        return Ok(None);
    };
    let mut tx = app.store.begin(permit).await?;
    Ok(match tx.people().holder(&identifier).await? {
        Some(Holder::Colleague { id, .. }) => Some(id),
        _ => None,
    })
}
