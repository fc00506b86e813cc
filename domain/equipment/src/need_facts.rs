//! What happens to what equipment asks for, for the audit trail.

use domain_kernel::{Change, Fact};

use crate::NeedsOf;

/// An item or a category asks for other skills than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsChanged {
    pub of: NeedsOf,
    pub(crate) details: Vec<Change>,
}

impl Fact for NeedsChanged {
    fn name(&self) -> &'static str {
        match self.of {
            NeedsOf::Item(_) => "equipment.item_needs_changed",
            NeedsOf::Category(_) => "equipment.category_needs_changed",
        }
    }

    fn subject(&self) -> String {
        match self.of {
            NeedsOf::Item(id) => format!("item:{id}"),
            NeedsOf::Category(id) => format!("item_category:{id}"),
        }
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}
