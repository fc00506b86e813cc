//! Whom it is told that an item is damaged or taken out of use.

use domain_equipment::{Item, ItemReturned, WorkOrder};
use domain_identity::Language;
use domain_kernel::{PersonId, StoreError, Timestamp};

use crate::{
    App, Tx,
    mail::{Letter, NewMail, Recipient},
};

/// Tells every admin but the one who reports it.
pub(super) async fn tell_admins(
    app: &App,
    tx: &mut dyn Tx,
    (item, order): (&Item, &WorkOrder),
    written: Timestamp,
) -> Result<(), StoreError> {
    for admin in tx.people().admins().await? {
        if Some(admin.id) == order.opened_by {
            continue;
        }
        let letter = Letter::ItemDamaged {
            order: order.id,
            name: item.settings.name.clone(),
            tag: item.settings.tag.clone(),
        };
        let to = Recipient::of(tx, &admin, Language::English).await?;
        tx.outbox().push(&NewMail { id: app.ids.next(), to, letter, written }).await?;
    }
    Ok(())
}

/// Tells whoever had an item that it was taken out of use, unless they did it themselves.
pub(super) async fn tell_holder(
    app: &App,
    tx: &mut dyn Tx,
    (item, returned, by): (&Item, &ItemReturned, Option<PersonId>),
    written: Timestamp,
) -> Result<(), StoreError> {
    let custody = &returned.custody;
    let reason = custody.end.as_ref().and_then(|it| it.how.reason());
    let (Some(reason), true) = (reason, Some(custody.holder) != by) else {
        return Ok(());
    };
    let holder = tx.people().find(custody.holder).await?;
    let Some(holder) = holder.filter(|it| it.value.state.is_active()) else {
        return Ok(());
    };
    let letter = Letter::ItemWithdrawn {
        name: item.settings.name.clone(),
        tag: item.settings.tag.clone(),
        reason: reason.clone(),
    };
    let to = Recipient::of(tx, &holder.value, Language::English).await?;
    tx.outbox().push(&NewMail { id: app.ids.next(), to, letter, written }).await
}
