use domain_kernel::{Change, Fact, PersonId};

use crate::CustomerKey;

/// What an account sees is something else from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibilityChanged {
    pub account: PersonId,
    pub(crate) sees_all: (bool, bool),
    pub(crate) granted: Vec<CustomerKey>,
    pub(crate) taken: Vec<CustomerKey>,
}

impl Fact for VisibilityChanged {
    fn name(&self) -> &'static str {
        "inventory.visibility_changed"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.account)
    }

    /// A key is what the ERP says, and no name of anybody's.
    fn details(&self) -> Vec<Change> {
        let word = |it: bool| Some(it.to_string());
        let all = Change::between("sees_all", word(self.sees_all.0), word(self.sees_all.1));
        let granted = self.granted.iter().map(|it| Change::set("customer", it.as_str()));
        let taken = self.taken.iter().map(|it| Change::gone("customer", it.as_str()));
        all.into_iter().chain(granted).chain(taken).collect()
    }
}
