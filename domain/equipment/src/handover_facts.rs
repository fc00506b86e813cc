//! What people ask each other for, for the audit trail.

use domain_kernel::{Change, Fact, PersonId};

use crate::{HandoverAnswer, ItemId, item_facts::item};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverAsked {
    pub item: ItemId,
    pub from: PersonId,
    pub to: PersonId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverEnded {
    pub item: ItemId,
    pub to: PersonId,
    pub how: HandoverAnswer,
}

impl Fact for HandoverAsked {
    fn name(&self) -> &'static str {
        "equipment.handover_asked"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("person", self.from.to_string(), self.to.to_string())]
    }
}

impl Fact for HandoverEnded {
    fn name(&self) -> &'static str {
        "equipment.handover_ended"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("how", self.how.name()), Change::set("person", self.to.to_string())]
    }
}
