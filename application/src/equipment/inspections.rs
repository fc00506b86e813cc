use domain_equipment::{
    CategoryId, InspectionRule, InspectionRuleSet, Item, ItemId, ItemState, RuleOf, SinceInspection,
};
use domain_kernel::{Actor, Date, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use super::TakeItemError;
use crate::{App, Tx, failure::failure, repeat, training};

/// An admin says how often an item, or those of a category, are inspected.
#[derive(Clone, Copy, Debug)]
pub struct SetInspectionRule {
    pub of: RuleOf,
    /// Of the item or the category, as the form showed it.
    pub expected: Version,
    /// Nothing where it is not inspected, or as its category says.
    pub rule: Option<InspectionRule>,
}

#[derive(Debug, Error)]
pub enum SetInspectionRuleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("there is no such category")]
    NoSuchCategory,
}

/// How often it is inspected now, for a form.
pub async fn find_inspection_rule(
    app: &App,
    actor: &Actor,
    of: RuleOf,
) -> Result<Option<InspectionRule>, SetInspectionRuleError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.upkeep.inspection_rule(&permit, of).await?)
}

pub async fn set_inspection_rule(
    app: &App,
    actor: &Actor,
    command: SetInspectionRule,
) -> Result<(), SetInspectionRuleError> {
    repeat(|| set_once(app, actor, command)).await
}

async fn set_once(
    app: &App,
    actor: &Actor,
    command: SetInspectionRule,
) -> Result<(), SetInspectionRuleError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let SetInspectionRule { of, expected, rule } = command;

    let before = tx.inspection_rules().find(of).await?;
    match of {
        RuleOf::Item(id) => touch_item(&mut *tx, id, expected).await?,
        RuleOf::Category(id) => touch_category(&mut *tx, id, expected).await?,
    }

    let set: Option<InspectionRuleSet> = of.set(before, rule);
    let Some(set) = set else {
        return Ok(());
    };

    tx.inspection_rules().set(of, rule).await?;
    tx.commit(Facts::new(app.clock.now(), &set)).await?;
    Ok(())
}

/// The rule counts as part of the item: of two who change it at once the second one is told.
async fn touch_item(
    tx: &mut dyn Tx,
    id: ItemId,
    expected: Version,
) -> Result<(), SetInspectionRuleError> {
    let item = tx.items().find(id).await?.ok_or(SetInspectionRuleError::NoSuchItem)?;
    if item.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(tx.items().update(&item).await?)
}

async fn touch_category(
    tx: &mut dyn Tx,
    id: CategoryId,
    expected: Version,
) -> Result<(), SetInspectionRuleError> {
    let category = tx.item_categories().find(id).await?;
    let category = category.ok_or(SetInspectionRuleError::NoSuchCategory)?;
    if category.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(tx.item_categories().update(&category).await?)
}

/// Refuses to hand out an item that is to be inspected first.
pub(super) async fn inspected(
    app: &App,
    tx: &mut dyn Tx,
    item: &Item,
    today: Date,
) -> Result<(), TakeItemError> {
    // Why else it cannot be taken says more.
    if item.state != ItemState::Available {
        return Ok(());
    }
    let rule = tx.inspection_rules().that_counts(item.id, item.settings.category).await?;
    let Some(rule) = rule else {
        return Ok(());
    };
    let since = item.inspected.unwrap_or(item.created);
    let n_uses = tx.custodies().n_since(item.id, since).await?;
    let on = training::today(app, tx, since).await?;
    Ok(rule.due(SinceInspection { on, n_uses }).check(today)?)
}

failure!(SetInspectionRuleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NoSuchCategory => NotFound "item-category-not-found",
});
