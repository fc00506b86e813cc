use domain_equipment::{ItemImportId, UndoRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use super::{ItemImportLine, TouchedItem};
use crate::{App, Page, PageNumber, failure::failure, repeat};

/// An admin takes an import back.
#[derive(Clone, Copy, Debug)]
pub struct UndoImport {
    pub id: ItemImportId,
    /// How many items would be deleted, as the page said.
    pub n_items: u32,
}

#[derive(Debug, Error)]
pub enum UndoImportError {
    #[error(transparent)]
    Refused(#[from] UndoRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such import")]
    NoSuchImport,
}

/// What would stay if an import was undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSeen {
    pub line: ItemImportLine,
    /// So many at most as somebody reads.
    pub touched: Vec<TouchedItem>,
}

impl ImportSeen {
    pub const MOST_TOUCHED: u32 = 50;
}

pub async fn list_item_imports(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<ItemImportLine>, UndoImportError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.item_imports.item_imports(&permit, page).await?)
}

pub async fn see_item_import(
    app: &App,
    actor: &Actor,
    id: ItemImportId,
) -> Result<ImportSeen, UndoImportError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let line = app.item_imports.item_import(&permit, id).await?;
    let line = line.ok_or(UndoImportError::NoSuchImport)?;
    let touched = app.item_imports.touched_items(&permit, id, ImportSeen::MOST_TOUCHED).await?;
    Ok(ImportSeen { line, touched })
}

/// Deletes what an import brought in, but for items with which something was done since.
pub async fn undo_import(
    app: &App,
    actor: &Actor,
    command: UndoImport,
) -> Result<(), UndoImportError> {
    repeat(|| undo_once(app, actor, command)).await
}

async fn undo_once(
    app: &App,
    actor: &Actor,
    UndoImport { id, n_items: expected }: UndoImport,
) -> Result<(), UndoImportError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let import = tx.item_imports().find(id).await?;
    let mut import = import.ok_or(UndoImportError::NoSuchImport)?;
    let items = tx.item_imports().untouched(id).await?;
    let now = app.clock.now();

    let n_items = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let undone = import.value.undo(n_items, now)?;
    if n_items != expected {
        return Err(StoreError::Stale.into());
    }
    let deleted: Vec<_> = items.iter().filter_map(|it| it.delete(0).ok()).collect();

    let ids: Vec<_> = items.iter().map(|it| it.id).collect();
    tx.items().remove_all(&ids, Version::FIRST).await?;
    tx.item_imports().update(&import).await?;
    let facts = deleted.iter().fold(Facts::new(now, &undone), |all, it| all.and(it));
    tx.commit(facts).await?;
    Ok(())
}

failure!(UndoImportError {
    Refused(UndoRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchImport => NotFound "item-import-not-found",
});
