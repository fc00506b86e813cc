//! What happens to items, for the audit trail. No code stands in it.

use domain_kernel::{Change, CompanyId, Fact};

use crate::{CodeNumber, ItemId, RetireReason};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAdded {
    pub item: ItemId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemEdited {
    pub item: ItemId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPhotoChanged {
    pub item: ItemId,
    pub is_removed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDeleted {
    pub item: ItemId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemRetired {
    pub item: ItemId,
    pub reason: RetireReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemReinstated {
    pub item: ItemId,
    pub was: RetireReason,
}

/// What stands on its label now opens it no more; another code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemCodeReplaced {
    pub item: ItemId,
    pub code: CodeNumber,
}

/// Somebody printed labels, and so saw their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelsPrinted {
    pub company: CompanyId,
    pub n_labels: u32,
}

impl Fact for ItemAdded {
    fn name(&self) -> &'static str {
        "equipment.item_added"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for ItemEdited {
    fn name(&self) -> &'static str {
        "equipment.item_edited"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for ItemPhotoChanged {
    fn name(&self) -> &'static str {
        "equipment.item_photo_changed"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("photo", if self.is_removed { "removed" } else { "set" })]
    }
}

impl Fact for ItemDeleted {
    fn name(&self) -> &'static str {
        "equipment.item_deleted"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for ItemRetired {
    fn name(&self) -> &'static str {
        "equipment.item_retired"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("reason", self.reason.name())]
    }
}

impl Fact for ItemReinstated {
    fn name(&self) -> &'static str {
        "equipment.item_reinstated"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("reason", self.was.name())]
    }
}

impl Fact for ItemCodeReplaced {
    fn name(&self) -> &'static str {
        "equipment.code_replaced"
    }

    fn subject(&self) -> String {
        item(self.item)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("code_number", self.code.get().to_string())]
    }
}

impl Fact for LabelsPrinted {
    fn name(&self) -> &'static str {
        "equipment.labels_printed"
    }

    fn subject(&self) -> String {
        format!("company:{}", self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("n_labels", self.n_labels.to_string())]
    }
}

pub(crate) fn item(id: ItemId) -> String {
    format!("item:{id}")
}
