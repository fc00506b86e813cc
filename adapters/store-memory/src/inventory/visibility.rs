//! Which customers accounts see, and what those are called.

use std::collections::BTreeMap;

use domain_inventory::{CustomerKey, CustomerName, Visibility};
use domain_kernel::{CompanyId, PersonId};

#[derive(Clone, Default)]
pub(crate) struct Visibilities {
    pub(crate) accounts: BTreeMap<(CompanyId, PersonId), Visibility>,
    pub(crate) names: BTreeMap<(CompanyId, CustomerKey), CustomerName>,
}
