use domain_equipment::{
    ClosedAlready, ClosingOrder, Cost, Custody, Item, ItemId, NewWorkOrder, OpenOrderRefused,
    OrderKind, OrderOutcome, OrderResult, OrderText, WorkOrder, WorkOrderId,
};
use domain_kernel::{
    Actor, Date, Denied, Fact, Facts, Permission, StoreError, Timestamp, Versioned,
};
use thiserror::Error;

use super::{report_damage::read_orders_again, upkeep_mails::tell_holder};
use crate::{App, Tx, failure::failure, repeat, training::today};

/// An admin opens a work order; a blocking one puts its item in maintenance, whoever has it.
#[derive(Clone, Debug)]
pub struct OpenWorkOrder {
    /// Handed out with the form, so that a form sent twice opens one.
    pub id: WorkOrderId,
    pub item: ItemId,
    pub kind: OrderKind,
    pub due: Option<Date>,
    pub is_blocking: bool,
    pub description: OrderText,
}

/// An admin says what came of a work order.
#[derive(Clone, Debug)]
pub struct CloseWorkOrder {
    pub id: WorkOrderId,
    pub result: OrderResult,
    pub cost: Option<Cost>,
    pub note: Option<OrderText>,
}

#[derive(Debug, Error)]
pub enum WorkOrderError {
    #[error(transparent)]
    Refused(#[from] OpenOrderRefused),
    #[error(transparent)]
    Closed(#[from] ClosedAlready),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("there is no such work order")]
    NoSuchOrder,
}

/// Opened a moment ago by the same form, it is open already.
pub async fn open_work_order(
    app: &App,
    actor: &Actor,
    command: OpenWorkOrder,
) -> Result<(), WorkOrderError> {
    repeat(async || match open_once(app, actor, &command).await {
        Err(WorkOrderError::Store(err)) => Err(read_orders_again(err).into()),
        opened => opened,
    })
    .await
}

async fn open_once(
    app: &App,
    actor: &Actor,
    command: &OpenWorkOrder,
) -> Result<(), WorkOrderError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    let item = tx.items().find(command.item).await?;
    let mut item = item.ok_or(WorkOrderError::NoSuchItem)?;
    if tx.work_orders().find(command.id).await?.is_some() {
        return Ok(());
    }
    let mut custody = tx.custodies().open(command.item).await?;
    let standing = tx.work_orders().standing(command.item).await?;
    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;

    let OpenWorkOrder { id, kind, due, is_blocking, ref description, .. } = *command;
    let (description, opened_by) = (description.clone(), actor.person_id());
    let new = NewWorkOrder { id, kind, opened_by, due, is_blocking, description };
    let (order, outcome) =
        item.value.open_order(new, (custody.as_mut(), &standing), (today, now))?;

    tx.work_orders().insert(&order).await?;
    save(app, tx, (item, custody), outcome, (actor, now)).await?;
    Ok(())
}

pub async fn close_work_order(
    app: &App,
    actor: &Actor,
    command: CloseWorkOrder,
) -> Result<(), WorkOrderError> {
    repeat(async || match close_once(app, actor, &command).await {
        Err(WorkOrderError::Store(err)) => Err(read_orders_again(err).into()),
        closed => closed,
    })
    .await
}

async fn close_once(
    app: &App,
    actor: &Actor,
    command: &CloseWorkOrder,
) -> Result<(), WorkOrderError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    let order = tx.work_orders().find(command.id).await?;
    let mut order: WorkOrder = order.ok_or(WorkOrderError::NoSuchOrder)?;
    let item = tx.items().find(order.item).await?;
    let mut item = item.ok_or(WorkOrderError::NoSuchItem)?;
    let mut custody = tx.custodies().open(order.item).await?;
    let standing = tx.work_orders().standing(order.item).await?;
    let now = app.clock.now();

    let CloseWorkOrder { result, cost, ref note, .. } = *command;
    let closing = ClosingOrder { by: actor.person_id(), result, cost, note: note.clone() };
    let outcome = item.value.close_order(&mut order, closing, (custody.as_mut(), standing), now)?;

    tx.work_orders().close(&order).await?;
    save(app, tx, (item, custody), outcome, (actor, now)).await?;
    Ok(())
}

/// The item counts as changed by each of its orders, so that of two at once the second one sees what
/// the first one did.
async fn save<F: Fact>(
    app: &App,
    mut tx: Box<dyn Tx>,
    (item, custody): (Versioned<Item>, Option<Custody>),
    outcome: OrderOutcome<F>,
    (actor, now): (&Actor, Timestamp),
) -> Result<(), StoreError> {
    tx.items().update(&item).await?;
    if let (Some(custody), Some(returned)) = (&custody, &outcome.returned) {
        tx.custodies().finish(custody).await?;
        let told = (&item.value, returned, actor.person_id());
        tell_holder(app, &mut *tx, told, now).await?;
    }
    let facts = Facts::new(now, &outcome.fact);
    let facts = outcome.returned.iter().fold(facts, |facts, it| facts.and(it));
    tx.commit(facts).await
}

failure!(WorkOrderError {
    Refused(OpenOrderRefused),
    Closed(ClosedAlready),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NoSuchOrder => NotFound "work-order-not-found",
});
