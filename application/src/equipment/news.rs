use domain_equipment::Item;
use domain_identity::Language;
use domain_kernel::{PersonId, StoreError, Timestamp};

use crate::{
    App, Tx,
    mail::{ItemNews, Letter, MailedItem, NewMail, Recipient},
};

/// Writes to somebody what became of an item. Nothing to somebody who is deactivated.
pub(super) async fn tell(
    app: &App,
    tx: &mut dyn Tx,
    person: PersonId,
    news: ItemNews,
    (item, now): (&Item, Timestamp),
) -> Result<(), StoreError> {
    let found = tx.people().find(person).await?.map(|it| it.value);
    let Some(person) = found.filter(|it| it.state.is_active()) else {
        return Ok(());
    };
    let to = Recipient::of(tx, &person, Language::English).await?;
    let (tag, name) = (item.settings.tag.clone(), item.settings.name.clone());
    let letter = Letter::Item(news, MailedItem { id: item.id, tag, name });
    tx.outbox().push(&NewMail { id: app.ids.next(), to, letter, written: now }).await
}
