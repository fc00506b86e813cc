//! What happens between people and items, for the audit trail. Why is beside the chain, since it may
//! say something about a person.

use domain_kernel::{Change, Fact, PersonId};

use crate::{Custody, item_facts::item};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTaken {
    pub custody: Custody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemReturned {
    pub custody: Custody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemHandedOver {
    pub from: PersonId,
    /// Of the one who has it now.
    pub custody: Custody,
}

impl Fact for ItemTaken {
    fn name(&self) -> &'static str {
        "equipment.item_taken"
    }

    fn subject(&self) -> String {
        item(self.custody.item)
    }

    fn details(&self) -> Vec<Change> {
        let Custody { holder, due, taken, .. } = &self.custody;
        let due = due.map(|it| Change::set("due", it.to_string()));
        let how = [Change::set("person", holder.to_string()), Change::set("how", taken.name())];
        how.into_iter().chain(due).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let taken = &self.custody.taken;
        let reason = Change::set("reason", taken.reason()?.as_str());
        let waived = taken.waiver().map(|it| {
            let missing = Change::set("missing", it.missing.as_str());
            [missing, Change::set("waived_because", it.reason.as_str())]
        });
        let details = [reason].into_iter().chain(waived.into_iter().flatten());
        Some((self.custody.holder, details.collect()))
    }
}

impl Fact for ItemReturned {
    fn name(&self) -> &'static str {
        "equipment.item_returned"
    }

    fn subject(&self) -> String {
        item(self.custody.item)
    }

    fn details(&self) -> Vec<Change> {
        let how = self.custody.end.as_ref().map(|it| Change::set("how", it.how.name()));
        let holder = Change::gone("person", self.custody.holder.to_string());
        [holder].into_iter().chain(how).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let reason = self.custody.end.as_ref()?.how.reason()?;
        Some((self.custody.holder, vec![Change::set("reason", reason.as_str())]))
    }
}

impl Fact for ItemHandedOver {
    fn name(&self) -> &'static str {
        "equipment.item_handed_over"
    }

    fn subject(&self) -> String {
        item(self.custody.item)
    }

    fn details(&self) -> Vec<Change> {
        let to = self.custody.holder.to_string();
        let due = self.custody.due.map(|it| Change::set("due", it.to_string()));
        [Change::from_to("person", self.from.to_string(), to)].into_iter().chain(due).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let reason = self.custody.taken.reason()?;
        Some((self.custody.holder, vec![Change::set("reason", reason.as_str())]))
    }
}
