//! Where the equipment of the company belongs.

use domain_equipment::{
    EditedLocation, Location, LocationId, LocationInUse, LocationRefused, LocationSettings,
    LocationTree,
};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version, Versioned};
use thiserror::Error;

use crate::{
    App,
    equipment::{ItemChoices, LocationLine, list_items::equipment_permit},
    failure::failure,
    repeat,
};

/// An admin adds a location, in another one or in none.
#[derive(Clone, Debug)]
pub struct CreateLocation {
    /// Handed out with the form, so that a form sent twice makes one.
    pub id: LocationId,
    pub settings: LocationSettings,
}

/// An admin calls it something else or moves it, with all that is in it.
#[derive(Clone, Debug)]
pub struct EditLocation {
    pub id: LocationId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: LocationSettings,
}

/// An admin removes a location in which nothing is.
#[derive(Clone, Copy, Debug)]
pub struct DeleteLocation {
    pub id: LocationId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum LocationError {
    #[error(transparent)]
    InUse(#[from] LocationInUse),
    #[error(transparent)]
    Refused(#[from] LocationRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such location")]
    NoSuchLocation,
}

pub async fn list_locations(app: &App, actor: &Actor) -> Result<Vec<LocationLine>, LocationError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.item_groups.locations(&permit).await?)
}

/// What those who look for items or write them down choose from.
pub async fn list_item_choices(app: &App, actor: &Actor) -> Result<ItemChoices, LocationError> {
    let permit = equipment_permit(actor)?;
    Ok(app.item_groups.item_choices(&permit).await?)
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_location(
    app: &App,
    actor: &Actor,
    command: CreateLocation,
) -> Result<(), LocationError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateLocation,
) -> Result<(), LocationError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nothing else becomes of the tree meanwhile.
    tx.companies().guard().await?;

    let tree = tx.item_locations().all().await?;
    if tree.find(command.id).is_some() {
        return Ok(());
    }

    let (location, created) = tree.create(command.id, &command.settings)?;

    tx.item_locations().insert(&location).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

pub async fn edit_location(
    app: &App,
    actor: &Actor,
    command: EditLocation,
) -> Result<(), LocationError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditLocation) -> Result<(), LocationError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let tree = tx.item_locations().all().await?;
    find(&tree, command.id, command.expected)?;

    let Some(edited) = tree.edit(command.id, &command.settings)? else {
        return Ok(());
    };
    let EditedLocation { changed, fact } = edited;

    tx.item_locations().update(&changed).await?;
    tx.commit(Facts::new(app.clock.now(), &fact)).await?;
    Ok(())
}

pub async fn delete_location(
    app: &App,
    actor: &Actor,
    command: DeleteLocation,
) -> Result<(), LocationError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteLocation,
) -> Result<(), LocationError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let tree = tx.item_locations().all().await?;
    let location = find(&tree, command.id, command.expected)?;
    let n_items = tx.item_locations().n_items(command.id).await?;

    let deleted = tree.delete(&location.value, n_items)?;

    tx.item_locations().remove(command.id, location.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

fn find(
    tree: &LocationTree,
    id: LocationId,
    expected: Version,
) -> Result<&Versioned<Location>, LocationError> {
    let location = tree.find(id).ok_or(LocationError::NoSuchLocation)?;
    if location.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(location)
}

failure!(LocationError {
    InUse(LocationInUse),
    Refused(LocationRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchLocation => NotFound "item-location-not-found",
});
