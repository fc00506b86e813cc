use domain_equipment::{Needs, NeedsOf};
use domain_kernel::{Actor, Denied, Facts, Id, Permission, StoreError, Version};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// An admin says what an item, or every item of a category, asks of whoever has it. Whoever has one
/// keeps it.
#[derive(Clone, Debug)]
pub struct EditNeeds {
    pub of: NeedsOf,
    /// Of the item or the category, as the form showed it.
    pub expected: Version,
    pub needs: Needs,
}

#[derive(Debug, Error)]
pub enum EditNeedsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("there is no such category")]
    NoSuchCategory,
    /// Also of one that was deleted meanwhile.
    #[error("choose skills of the list")]
    NoSuchSkill,
}

pub async fn edit_needs(
    app: &App,
    actor: &Actor,
    command: EditNeeds,
) -> Result<(), EditNeedsError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditNeeds) -> Result<(), EditNeedsError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    // No skill is deleted meanwhile.
    tx.companies().guard().await?;

    move_on(&mut *tx, command.of, command.expected).await?;
    let asked = command.needs.iter().map(|(skill, _)| Id::from_uuid(skill.uuid())).collect();
    if tx.skills().among(&asked).await? != asked {
        return Err(EditNeedsError::NoSuchSkill);
    }
    let mut needs = tx.item_needs().of(command.of).await?;

    let Some(changed) = needs.change(command.of, command.needs.clone()) else {
        return Ok(());
    };

    tx.item_needs().replace(command.of, &needs).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(())
}

/// Saves an item or a category as it is, so that whoever takes the item meanwhile sees what it asks
/// for now, and whoever edits it too is told.
async fn move_on(tx: &mut dyn Tx, of: NeedsOf, expected: Version) -> Result<(), EditNeedsError> {
    match of {
        NeedsOf::Item(id) => {
            let item = tx.items().find(id).await?.ok_or(EditNeedsError::NoSuchItem)?;
            if item.version != expected {
                return Err(StoreError::Stale.into());
            }
            tx.items().update(&item).await?;
        }
        NeedsOf::Category(id) => {
            let category = tx.item_categories().find(id).await?;
            let category = category.ok_or(EditNeedsError::NoSuchCategory)?;
            if category.version != expected {
                return Err(StoreError::Stale.into());
            }
            tx.item_categories().update(&category).await?;
        }
    }
    Ok(())
}

failure!(EditNeedsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NoSuchCategory => NotFound "item-category-not-found",
    NoSuchSkill => Invalid "job-role-no-such-skill" at "needs",
});
