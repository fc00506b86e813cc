use std::collections::BTreeSet;

use crate::CustomerKey;

/// Which customers of the ERP an account sees: grants of its own, or all, which is a flag and not a
/// name (spec: inventory, "The ERP").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    All,
    Granted(BTreeSet<CustomerKey>),
}

impl Visibility {
    /// Nothing was granted: there is nothing to look for.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Granted(keys) if keys.is_empty())
    }

    pub fn sees(&self, customer: &CustomerKey) -> bool {
        match self {
            Self::All => true,
            Self::Granted(keys) => keys.contains(customer),
        }
    }
}
