use domain_equipment::{ItemId, OrderText, WorkOrderId};
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError};
use thiserror::Error;

use super::{ItemView, take_item::read_again, upkeep_mails::tell_admins};
use crate::{App, failure::failure, repeat};

/// Whoever has an item says that it is damaged, and brings it back with that.
#[derive(Clone, Debug)]
pub struct ReportDamage {
    /// Of the work order. Handed out with the form, so that a form sent twice reports it once.
    pub id: WorkOrderId,
    pub item: ItemId,
    pub description: OrderText,
}

#[derive(Debug, Error)]
pub enum ReportDamageError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("you do not have this item")]
    NotHeld,
}

/// An item as whoever has it sees it.
pub async fn find_held_item(
    app: &App,
    actor: &Actor,
    id: ItemId,
) -> Result<ItemView, ReportDamageError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let item = app.equipment.item(&permit, id).await?.ok_or(ReportDamageError::NoSuchItem)?;
    let holder = item.holding.as_ref().map(|it| it.person);
    let is_own = holder.is_some() && holder == actor.person_id();
    is_own.then_some(item).ok_or(ReportDamageError::NotHeld)
}

/// Reported a moment ago by the same form, it is reported already.
pub async fn report_damage(
    app: &App,
    actor: &Actor,
    command: ReportDamage,
) -> Result<(), ReportDamageError> {
    repeat(async || match report_once(app, actor, &command).await {
        Err(ReportDamageError::Store(err)) => Err(read_orders_again(err).into()),
        reported => reported,
    })
    .await
}

/// Somebody was quicker, and what they did decides what comes now.
pub(super) fn read_orders_again(err: StoreError) -> StoreError {
    match err {
        StoreError::Duplicate(Rule::BlockingOrder | Rule::WorkOrderId) => StoreError::Busy,
        err => read_again(err),
    }
}

async fn report_once(
    app: &App,
    actor: &Actor,
    command: &ReportDamage,
) -> Result<(), ReportDamageError> {
    let permit = actor.permit(Permission::HoldEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    let item = tx.items().find(command.item).await?;
    let mut item = item.ok_or(ReportDamageError::NoSuchItem)?;
    if tx.work_orders().find(command.id).await?.is_some() {
        return Ok(());
    }
    let custody = tx.custodies().open(command.item).await?;
    let custody = custody.filter(|it| Some(it.holder) == actor.person_id());
    let mut custody = custody.ok_or(ReportDamageError::NotHeld)?;
    let now = app.clock.now();

    let report = (command.id, command.description.clone());
    let (order, outcome) = item.value.report_damage(&mut custody, report, now);

    tx.items().update(&item).await?;
    tx.custodies().finish(&custody).await?;
    tx.work_orders().insert(&order).await?;
    tell_admins(app, &mut *tx, (&item.value, &order), now).await?;
    let facts = Facts::new(now, &outcome.fact);
    let facts = outcome.returned.iter().fold(facts, |facts, it| facts.and(it));
    tx.commit(facts).await?;
    Ok(())
}

failure!(ReportDamageError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NotHeld => Refused "item-not-held",
});
