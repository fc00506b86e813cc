//! How work orders take items out of use and give them back (spec: equipment, "Equipment").

use domain_kernel::{Date, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    Condition, Cost, Custody, Ended, Item, ItemReturned, ItemState, OrderEnd, OrderKind,
    OrderResult, OrderText, WorkOrder, WorkOrderClosed, WorkOrderId, WorkOrderOpened,
};

/// What the orders of an item say about whether it can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrdersStanding {
    /// The one that keeps it in maintenance.
    pub blocking: Option<WorkOrderId>,
    /// Of the order that was closed last.
    pub last_result: Option<OrderResult>,
    /// Of the inspection that was closed last, not counting those that came to nothing.
    pub last_inspection: Option<OrderResult>,
}

/// Somebody opens an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWorkOrder {
    pub id: WorkOrderId,
    pub kind: OrderKind,
    pub opened_by: Option<PersonId>,
    pub due: Option<Date>,
    pub is_blocking: bool,
    pub description: OrderText,
}

/// Somebody closes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingOrder {
    pub by: Option<PersonId>,
    pub result: OrderResult,
    pub cost: Option<Cost>,
    pub note: Option<OrderText>,
}

/// What came of opening or closing an order; `returned` if somebody had the item until then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderOutcome<F> {
    pub fact: F,
    pub returned: Option<ItemReturned>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpenOrderRefused {
    #[error("this item is retired")]
    Retired,
    #[error("another order keeps this item in maintenance; close it first")]
    Blocked,
    #[error("an order is due today or later")]
    DueBefore,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this order is closed already")]
pub struct ClosedAlready;

impl OrdersStanding {
    /// Whether nothing keeps the item in maintenance.
    pub fn is_fit(&self) -> bool {
        let failed = Some(OrderResult::Fail);
        self.blocking.is_none() && self.last_result != failed && self.last_inspection != failed
    }

    fn after(self, order: &WorkOrder, result: OrderResult) -> Self {
        let is_inspected =
            order.kind == OrderKind::Inspection && result != OrderResult::NotApplicable;
        Self {
            blocking: self.blocking.filter(|it| *it != order.id),
            last_result: Some(result),
            last_inspection: if is_inspected { Some(result) } else { self.last_inspection },
        }
    }
}

impl Item {
    /// Whoever has it brings it back damaged: a repair is open from now on, and nobody takes it
    /// before that is closed.
    pub fn report_damage(
        &mut self,
        custody: &mut Custody,
        (id, description): (WorkOrderId, OrderText),
        now: Timestamp,
    ) -> (WorkOrder, OrderOutcome<WorkOrderOpened>) {
        let before = self.state;
        let returned = self.give_back(custody, Ended::Damaged, now);
        self.state = ItemState::Maintenance;
        self.condition = Condition::Damaged;
        let order = WorkOrder {
            id,
            item: self.id,
            kind: OrderKind::Repair,
            opened_by: Some(custody.holder),
            opened: now,
            due: None,
            is_blocking: true,
            description,
            taken_from: Some(custody.holder),
            end: None,
        };
        let fact = WorkOrderOpened { order: order.clone(), state: (before, self.state) };
        (order, OrderOutcome { fact, returned: Some(returned) })
    }

    /// Opens an order. A blocking one puts the item in maintenance, whoever has it; `custody` is
    /// theirs.
    pub fn open_order(
        &mut self,
        new: NewWorkOrder,
        (custody, standing): (Option<&mut Custody>, &OrdersStanding),
        (today, now): (Date, Timestamp),
    ) -> Result<(WorkOrder, OrderOutcome<WorkOrderOpened>), OpenOrderRefused> {
        if self.state.retired().is_some() {
            return Err(OpenOrderRefused::Retired);
        }
        if new.is_blocking && standing.blocking.is_some() {
            return Err(OpenOrderRefused::Blocked);
        }
        if new.due.is_some_and(|it| it < today) {
            return Err(OpenOrderRefused::DueBefore);
        }
        let before = self.state;
        let custody = custody.filter(|_| new.is_blocking);
        let taken_from = custody.as_ref().map(|it| it.holder);
        let returned = match new.is_blocking {
            true => self.withdraw(custody, (new.opened_by, &new.description), now),
            false => None,
        };
        let NewWorkOrder { id, kind, opened_by, due, is_blocking, description } = new;
        let order = WorkOrder {
            id,
            item: self.id,
            kind,
            opened_by,
            opened: now,
            due,
            is_blocking,
            description,
            taken_from,
            end: None,
        };
        let fact = WorkOrderOpened { order: order.clone(), state: (before, self.state) };
        Ok((order, OrderOutcome { fact, returned }))
    }

    /// Closes an order of its own. What failed keeps it in maintenance or puts it there, whoever has
    /// it; else it can be taken again as soon as nothing keeps it. An inspection that it passed
    /// begins its rule anew, and a repair makes it whole.
    pub fn close_order(
        &mut self,
        order: &mut WorkOrder,
        closing: ClosingOrder,
        (custody, standing): (Option<&mut Custody>, OrdersStanding),
        now: Timestamp,
    ) -> Result<OrderOutcome<WorkOrderClosed>, ClosedAlready> {
        if order.end.is_some() {
            return Err(ClosedAlready);
        }
        let ClosingOrder { by, result, cost, note } = closing;
        let before = (self.state, self.condition);
        let mut returned = None;
        match result {
            OrderResult::Fail if self.state.retired().is_none() => {
                let why = note.as_ref().unwrap_or(&order.description);
                returned = self.withdraw(custody, (by, why), now);
            }
            OrderResult::Pass => self.pass(order.kind, now),
            OrderResult::Fail | OrderResult::NotApplicable => {}
        }
        if self.state == ItemState::Maintenance && standing.after(order, result).is_fit() {
            self.state = ItemState::Available;
        }
        // Clocks of two machines differ, and nothing is closed before it was opened.
        order.end = Some(OrderEnd { at: now.max(order.opened), by, result, cost, note });
        let fact = WorkOrderClosed {
            order: order.clone(),
            state: (before.0, self.state),
            condition: (before.1, self.condition),
        };
        Ok(OrderOutcome { fact, returned })
    }

    fn pass(&mut self, kind: OrderKind, now: Timestamp) {
        match kind {
            OrderKind::Repair => self.condition = Condition::Ok,
            OrderKind::Inspection => self.inspected = Some(now),
            OrderKind::Calibration => {}
        }
    }

    fn withdraw(
        &mut self,
        custody: Option<&mut Custody>,
        (by, reason): (Option<PersonId>, &OrderText),
        now: Timestamp,
    ) -> Option<ItemReturned> {
        let how = Ended::Maintenance { by, reason: reason.clone() };
        let returned = custody.map(|it| self.give_back(it, how, now));
        self.state = ItemState::Maintenance;
        returned
    }
}

#[cfg(test)]
mod tests;
