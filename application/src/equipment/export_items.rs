use domain_equipment::{ItemTag, ItemsExported};
use domain_kernel::{Actor, Denied, Facts, LocalDay, Permission, Permit, StoreError};
use thiserror::Error;

use super::{ExportedItem, ListItems, edit_item::company};
use crate::{App, Page, exports::may_export, failure::failure, identity::TooOften, repeat};

/// The items of a list by tag, a piece at a time, so that ten thousand need no more room than a few.
pub struct ItemsExport {
    app: App,
    permit: Permit,
    query: ListItems,
    today: LocalDay,
    after: Option<ItemTag>,
    is_done: bool,
}

#[derive(Debug, Error)]
pub enum ExportItemsError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An admin takes away the items that a list shows. That is on record before the first one goes.
pub async fn export_items(
    app: &App,
    actor: &Actor,
    query: ListItems,
    today: LocalDay,
) -> Result<ItemsExport, ExportItemsError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    may_export(app, actor).await??;
    let n_items = app.equipment.items(&permit, &query, &today).await?.n_matches;
    repeat(|| record(app, &permit, n_items)).await?;
    let app = app.clone();
    Ok(ItemsExport { app, permit, query, today, after: None, is_done: false })
}

async fn record(app: &App, permit: &Permit, n_items: u32) -> Result<(), ExportItemsError> {
    let exported = ItemsExported { company: company(permit)?, n_items };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl ItemsExport {
    const N_AT_ONCE: u32 = 40 * Page::<()>::N_LINES;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Vec<ExportedItem>, StoreError> {
        if self.is_done {
            return Ok(Vec::new());
        }
        let (reads, after) = (&self.app.equipment, self.after.as_ref());
        let asked = (&self.query, &self.today);
        let found = reads.exported_items(&self.permit, asked, after, Self::N_AT_ONCE).await?;
        self.after = found.last().map(|it| it.settings.tag.clone());
        self.is_done = found.len() < Self::N_AT_ONCE as usize;
        Ok(found)
    }
}

failure!(ExportItemsError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
});
