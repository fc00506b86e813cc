//! The kinds of equipment that the company has.

use domain_equipment::{Category, CategoryId, CategoryInUse, CategoryName};
use domain_kernel::{Actor, Denied, Facts, Id, Permission, StoreError, Version, Versioned};
use thiserror::Error;

use crate::{App, Tx, equipment::CategoryLine, failure::failure, repeat};

/// An admin adds a category.
#[derive(Clone, Debug)]
pub struct CreateCategory {
    /// Handed out with the form, so that a form sent twice makes one.
    pub id: CategoryId,
    pub name: CategoryName,
}

/// An admin calls it something else.
#[derive(Clone, Debug)]
pub struct RenameCategory {
    pub id: CategoryId,
    /// As the form showed it.
    pub expected: Version,
    pub name: CategoryName,
}

/// An admin removes a category that no item is of.
#[derive(Clone, Copy, Debug)]
pub struct DeleteCategory {
    pub id: CategoryId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum CategoryError {
    #[error(transparent)]
    InUse(#[from] CategoryInUse),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("another category has this name; choose a different one")]
    NameTaken,
    #[error("there is no such category")]
    NoSuchCategory,
    #[error("an item of this category is a step of a path; take it out there first")]
    InPath,
}

pub async fn list_categories(app: &App, actor: &Actor) -> Result<Vec<CategoryLine>, CategoryError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.item_groups.categories(&permit).await?)
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_category(
    app: &App,
    actor: &Actor,
    command: CreateCategory,
) -> Result<(), CategoryError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateCategory,
) -> Result<(), CategoryError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    match tx.item_categories().with_name(&command.name).await? {
        Some(id) if id == command.id => return Ok(()),
        Some(_) => return Err(CategoryError::NameTaken),
        None => {}
    }

    let (category, created) = Category::create(command.id, command.name.clone());

    tx.item_categories().insert(&category).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

pub async fn rename_category(
    app: &App,
    actor: &Actor,
    command: RenameCategory,
) -> Result<(), CategoryError> {
    repeat(|| rename_once(app, actor, &command)).await
}

async fn rename_once(
    app: &App,
    actor: &Actor,
    command: &RenameCategory,
) -> Result<(), CategoryError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let mut category = find(&mut *tx, command.id, command.expected).await?;
    let holder = tx.item_categories().with_name(&command.name).await?;
    if holder.is_some_and(|it| it != command.id) {
        return Err(CategoryError::NameTaken);
    }

    let Some(renamed) = category.value.rename(command.name.clone()) else {
        return Ok(());
    };

    tx.item_categories().update(&category).await?;
    tx.commit(Facts::new(app.clock.now(), &renamed)).await?;
    Ok(())
}

pub async fn delete_category(
    app: &App,
    actor: &Actor,
    command: DeleteCategory,
) -> Result<(), CategoryError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteCategory,
) -> Result<(), CategoryError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    // No item becomes one of it meanwhile, and no step of a path.
    tx.companies().guard().await?;

    let category = find(&mut *tx, command.id, command.expected).await?;
    let n_items = tx.item_categories().n_items(command.id).await?;
    if tx.paths().have_category(Id::from_uuid(command.id.uuid())).await? {
        return Err(CategoryError::InPath);
    }

    let deleted = category.value.delete(n_items)?;

    tx.item_categories().remove(command.id, category.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

async fn find(
    tx: &mut dyn Tx,
    id: CategoryId,
    expected: Version,
) -> Result<Versioned<Category>, CategoryError> {
    let category = tx.item_categories().find(id).await?;
    let category = category.ok_or(CategoryError::NoSuchCategory)?;
    if category.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(category)
}

failure!(CategoryError {
    InUse(CategoryInUse),
    Denied(Denied),
    Store(StoreError),
    ;
    NameTaken => Invalid "item-category-taken" at "name",
    NoSuchCategory => NotFound "item-category-not-found",
    InPath => Refused "item-category-in-path",
});
