//! What happens to keep items in order, for the audit trail. What was written about it stands on the
//! order, since it may say something about a person; so may the name of a file.

use domain_kernel::{Change, Fact, PaperKind};

use crate::{
    Condition, InspectionRule, ItemId, ItemState, RuleOf, WorkOrder, WorkOrderId,
    group_facts::category, item_facts::item,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkOrderOpened {
    pub order: WorkOrder,
    /// Of the item, before and after.
    pub state: (ItemState, ItemState),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkOrderClosed {
    pub order: WorkOrder,
    /// Of the item, before and after.
    pub state: (ItemState, ItemState),
    pub condition: (Condition, Condition),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFileAdded {
    pub item: ItemId,
    pub order: WorkOrderId,
    pub kind: PaperKind,
    pub n_bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderFileRemoved {
    pub item: ItemId,
    pub order: WorkOrderId,
    pub kind: PaperKind,
    pub n_bytes: u64,
}

/// How often an item, or those of a category, are to be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectionRuleSet {
    pub of: RuleOf,
    pub before: Option<InspectionRule>,
    pub after: Option<InspectionRule>,
}

impl Fact for WorkOrderOpened {
    fn name(&self) -> &'static str {
        "equipment.work_order_opened"
    }

    fn subject(&self) -> String {
        item(self.order.item)
    }

    fn details(&self) -> Vec<Change> {
        let order = &self.order;
        let due = order.due.map(|it| Change::set("due", it.to_string()));
        let about = [
            Change::set("work_order", order.id.to_string()),
            Change::set("kind", order.kind.name()),
            Change::set("blocking", order.is_blocking.to_string()),
        ];
        about.into_iter().chain(due).chain(moved(self.state)).collect()
    }
}

impl Fact for WorkOrderClosed {
    fn name(&self) -> &'static str {
        "equipment.work_order_closed"
    }

    fn subject(&self) -> String {
        item(self.order.item)
    }

    fn details(&self) -> Vec<Change> {
        let order = &self.order;
        let mut details = vec![
            Change::set("work_order", order.id.to_string()),
            Change::set("kind", order.kind.name()),
        ];
        if let Some(end) = &order.end {
            details.push(Change::set("result", end.result.name()));
            details.extend(end.cost.map(|it| Change::set("cost", it.to_string())));
        }
        let (before, after) = self.condition;
        let condition = |it: Condition| Some(it.name().to_owned());
        details.extend(Change::between("condition", condition(before), condition(after)));
        details.extend(moved(self.state));
        details
    }
}

impl Fact for OrderFileAdded {
    fn name(&self) -> &'static str {
        "equipment.order_file_added"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("work_order", self.order.to_string()),
            Change::set("format", self.kind.name()),
            Change::set("bytes", self.n_bytes.to_string()),
        ]
    }
}

impl Fact for OrderFileRemoved {
    fn name(&self) -> &'static str {
        "equipment.order_file_removed"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("work_order", self.order.to_string()),
            Change::gone("format", self.kind.name()),
            Change::gone("bytes", self.n_bytes.to_string()),
        ]
    }
}

impl Fact for InspectionRuleSet {
    fn name(&self) -> &'static str {
        "equipment.inspection_rule_set"
    }

    fn subject(&self) -> String {
        match self.of {
            RuleOf::Item(id) => item(id),
            RuleOf::Category(id) => category(id),
        }
    }

    fn details(&self) -> Vec<Change> {
        let (before, after) = (self.before, self.after);
        let months = |it: Option<InspectionRule>| it?.months().map(|it| it.get().to_string());
        let uses = |it: Option<InspectionRule>| it?.uses().map(|it| it.get().to_string());
        let months = Change::between("every_months", months(before), months(after));
        let uses = Change::between("every_uses", uses(before), uses(after));
        months.into_iter().chain(uses).collect()
    }
}

fn moved((before, after): (ItemState, ItemState)) -> Option<Change> {
    let name = |it: ItemState| Some(it.name().to_owned());
    Change::between("state", name(before), name(after))
}
