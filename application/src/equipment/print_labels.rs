use domain_equipment::{ActivationCode, ItemId, ItemName, ItemTag, LabelsPrinted};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, StoreError};
use thiserror::Error;

use super::{LabelLine, LabelSelection, codes::unseal, edit_item::company};
use crate::{App, failure::failure, repeat};

/// What fits into one file and one page.
pub const MOST_LABELS: u32 = 500;

/// What the label of an item says.
#[derive(Clone, Debug)]
pub struct ItemLabel {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub code: ActivationCode,
}

#[derive(Debug, Error)]
pub enum PrintLabelsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("no item that is in use has such a label; choose others")]
    NoLabels,
    #[error("these are more than 500 labels; choose a category, a location or a day")]
    TooManyLabels,
}

/// Whether somebody may print labels at all.
pub fn may_print_labels(actor: &Actor) -> Result<Permit, Denied> {
    actor.permit(Permission::ManageEquipment)
}

/// An admin prints labels, by tag, and so sees the codes on them. That is on record before anybody
/// does.
pub async fn print_labels(
    app: &App,
    actor: &Actor,
    selection: &LabelSelection,
) -> Result<Vec<ItemLabel>, PrintLabelsError> {
    let permit = may_print_labels(actor)?;
    let company = company(&permit)?;
    let found = app.labels.item_labels(&permit, selection, MOST_LABELS + 1).await?;
    let n_labels = u32::try_from(found.len()).unwrap_or(u32::MAX);
    match n_labels {
        0 => return Err(PrintLabelsError::NoLabels),
        1..=MOST_LABELS => {}
        _ => return Err(PrintLabelsError::TooManyLabels),
    }
    let label = |line: LabelLine| {
        let LabelLine { id, tag, name, number, sealed } = line;
        let code = unseal(app, company, (id, number), &sealed)?;
        Ok(ItemLabel { id, tag, name, code })
    };
    let labels: Vec<ItemLabel> = found.into_iter().map(label).collect::<Result<_, StoreError>>()?;
    repeat(|| record(app, &permit, LabelsPrinted { company, n_labels })).await?;
    Ok(labels)
}

async fn record(app: &App, permit: &Permit, printed: LabelsPrinted) -> Result<(), StoreError> {
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &printed)).await
}

failure!(PrintLabelsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoLabels => Invalid "labels-none",
    TooManyLabels => Invalid "labels-too-many",
});
