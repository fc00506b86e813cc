use domain_equipment::{HasHistory, Item, ItemId, ItemPhotoId, ItemSettings, NewItem};
use domain_kernel::{Actor, CompanyId, Denied, Facts, Permission, Permit, StoreError, Version};
use thiserror::Error;

use super::{ItemView, codes::fresh_code, news::tell, stop_reservations::cancel_coming};
use crate::{App, Tx, failure::failure, identity::drop_photo, mail::ItemNews, repeat};

/// An admin adds an item, which gets its first code.
#[derive(Clone, Debug)]
pub struct AddItem {
    /// Handed out with the form, so that a form sent twice makes one.
    pub id: ItemId,
    pub settings: ItemSettings,
}

/// An admin changes what is known of an item.
#[derive(Clone, Debug)]
pub struct EditItem {
    pub id: ItemId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: ItemSettings,
}

/// An admin deletes an item that nobody ever had.
#[derive(Clone, Copy, Debug)]
pub struct DeleteItem {
    pub id: ItemId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum EditItemError {
    #[error(transparent)]
    HasHistory(#[from] HasHistory),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("another item has this tag; choose a different one")]
    TagTaken,
    #[error("another item has this serial number; check it")]
    SerialTaken,
    #[error("choose a category of the list")]
    NoSuchCategory,
    #[error("choose a location of the list")]
    NoSuchLocation,
}

/// An item as whoever changes something about it sees it.
pub async fn find_item_to_edit(
    app: &App,
    actor: &Actor,
    id: ItemId,
) -> Result<ItemView, EditItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    app.equipment.item(&permit, id).await?.ok_or(EditItemError::NoSuchItem)
}

/// Added a moment ago by the same form, it is there already.
pub async fn add_item(app: &App, actor: &Actor, command: AddItem) -> Result<(), EditItemError> {
    repeat(|| add_once(app, actor, &command)).await
}

async fn add_once(app: &App, actor: &Actor, command: &AddItem) -> Result<(), EditItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let company = company(&permit)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    let now = app.clock.now();

    if tx.items().find(command.id).await?.is_some() {
        return Ok(());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let new = NewItem { id: command.id, settings: command.settings.clone() };
    let (item, added) = Item::add(new, now);
    let code = fresh_code(app, company, (item.id, item.code), now);

    tx.items().insert(&item).await?;
    tx.item_codes().insert(&code).await?;
    if let Some(admin) = actor.person_id() {
        tell(app, &mut *tx, admin, ItemNews::Added, (&item, now)).await?;
    }
    tx.commit(Facts::new(now, &added)).await?;
    Ok(())
}

pub async fn edit_item(app: &App, actor: &Actor, command: EditItem) -> Result<(), EditItemError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditItem) -> Result<(), EditItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let item = tx.items().find(command.id).await?;
    let mut item = item.ok_or(EditItemError::NoSuchItem)?;
    if item.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let Some(edited) = item.value.edit(command.settings.clone()) else {
        return Ok(());
    };

    tx.items().update(&item).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

/// Its photo goes with it. The files of its work orders are swept when a day has passed.
pub async fn delete_item(
    app: &App,
    actor: &Actor,
    command: DeleteItem,
) -> Result<(), EditItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let photo = repeat(|| delete_once(app, actor, command)).await?;
    drop_photo(app, permit.realm(), photo).await;
    Ok(())
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteItem,
) -> Result<Option<ItemPhotoId>, EditItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    let item = tx.items().find(command.id).await?.ok_or(EditItemError::NoSuchItem)?;
    if item.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let n_custodies = tx.custodies().n_of(command.id).await?;

    let deleted = item.value.delete(n_custodies)?;

    let now = app.clock.now();
    let facts = Facts::new(now, &deleted);
    let facts = cancel_coming(app, &mut *tx, &item.value, (facts, now)).await?;
    // Whoever takes it meanwhile changes its version.
    tx.items().remove(command.id, item.version).await?;
    tx.commit(facts).await?;
    Ok(item.value.photo)
}

/// The store refuses what is taken too, for two who save at once.
async fn check(
    tx: &mut dyn Tx,
    item: ItemId,
    settings: &ItemSettings,
) -> Result<(), EditItemError> {
    let holder = tx.items().with_tag(&settings.tag).await?;
    if holder.is_some_and(|it| it != item) {
        return Err(EditItemError::TagTaken);
    }
    if let Some(serial) = &settings.serial {
        let holder = tx.items().with_serial(serial).await?;
        if holder.is_some_and(|it| it != item) {
            return Err(EditItemError::SerialTaken);
        }
    }
    if let Some(category) = settings.category {
        tx.item_categories().find(category).await?.ok_or(EditItemError::NoSuchCategory)?;
    }
    if let Some(location) = settings.location
        && !tx.item_locations().is_there(location).await?
    {
        return Err(EditItemError::NoSuchLocation);
    }
    Ok(())
}

/// Items belong to one.
pub(super) fn company(permit: &Permit) -> Result<CompanyId, Denied> {
    permit.realm().company().ok_or(Denied { permission: Permission::ManageEquipment })
}

failure!(EditItemError {
    HasHistory(HasHistory),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    TagTaken => Invalid "item-tag-taken" at "tag",
    SerialTaken => Invalid "item-serial-taken" at "serial",
    NoSuchCategory => Invalid "item-no-such-category" at "category",
    NoSuchLocation => Invalid "item-no-such-location" at "location",
});
