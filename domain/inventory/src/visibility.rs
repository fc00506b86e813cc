use std::collections::BTreeSet;

use domain_kernel::PersonId;
use thiserror::Error;

use crate::{CustomerKey, VisibilityChanged};

/// Which customers of the ERP an account sees: grants of its own, or all, which is a flag and not a
/// name (spec: inventory, "The ERP").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    All,
    // Invariant: never more than `Visibility::MOST_GRANTS`, by `Visibility::granted`.
    Granted(BTreeSet<CustomerKey>),
}

/// Somebody was to be granted more than one account can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("one account sees at most {} customers, or all", Visibility::MOST_GRANTS)]
pub struct TooManyGrants;

impl Visibility {
    /// As many as a form can hold, with room for the rest of it.
    pub const MOST_GRANTS: usize = 500;

    pub fn granted(keys: BTreeSet<CustomerKey>) -> Result<Self, TooManyGrants> {
        if Self::MOST_GRANTS < keys.len() {
            return Err(TooManyGrants);
        }
        Ok(Self::Granted(keys))
    }

    /// Nothing at all, which is what an account sees that was only just made.
    pub fn nothing() -> Self {
        Self::Granted(BTreeSet::new())
    }

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

    pub fn sees_all(&self) -> bool {
        *self == Self::All
    }

    /// Those that were granted one by one.
    pub fn keys(&self) -> impl Iterator<Item = &CustomerKey> {
        let keys = match self {
            Self::All => None,
            Self::Granted(keys) => Some(keys),
        };
        keys.into_iter().flatten()
    }

    /// Lets an account see something else. `None` when nothing changed.
    pub fn change(&mut self, account: PersonId, after: Self) -> Option<VisibilityChanged> {
        if *self == after {
            return None;
        }
        let of = |it: &Self| -> BTreeSet<CustomerKey> { it.keys().cloned().collect() };
        let (had, has) = (of(self), of(&after));
        let changed = VisibilityChanged {
            account,
            sees_all: (self.sees_all(), after.sees_all()),
            granted: has.difference(&had).cloned().collect(),
            taken: had.difference(&has).cloned().collect(),
        };
        *self = after;
        Some(changed)
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact, Id};
    use uuid::Uuid;

    use super::*;

    fn seeing(keys: &[&str]) -> Visibility {
        Visibility::Granted(keys.iter().map(|it| CustomerKey::restore((*it).to_owned())).collect())
    }

    #[test]
    fn all_is_a_flag_and_a_customer_of_that_name_is_a_customer() {
        let key = |it: &str| CustomerKey::restore(it.to_owned());
        assert!(!seeing(&["All"]).sees(&key("O'Neil")));
        assert!(!seeing(&["All"]).sees_all());
        assert!(!seeing(&["a|b"]).sees(&key("a")));
        assert!(!seeing(&["Rail "]).sees(&key("Rail")));
        assert!(Visibility::All.sees(&key("O'Neil")));
        assert!(seeing(&[]).is_nothing() && !Visibility::All.is_nothing());
    }

    #[test]
    fn what_was_granted_and_taken_is_on_record_by_key() {
        let account = Id::from_uuid(Uuid::from_u128(1));
        let mut seen = seeing(&["292", "All"]);
        let changed = seen.change(account, seeing(&["292", "a|b"])).expect("a change");
        let details = [Change::set("customer", "a|b"), Change::gone("customer", "All")];
        assert_eq!(changed.details(), details);

        assert_eq!(seen.change(account, seeing(&["292", "a|b"])), None);
        let all = seen.change(account, Visibility::All).expect("a change");
        assert_eq!(all.details()[0], Change::from_to("sees_all", "false", "true"));
        assert_eq!(all.details().len(), 3);
    }

    #[test]
    fn an_account_has_only_so_many_grants() {
        let keys = |n: usize| (0..n).map(|it| CustomerKey::restore(it.to_string())).collect();
        assert!(Visibility::granted(keys(Visibility::MOST_GRANTS)).is_ok());
        assert_eq!(Visibility::granted(keys(Visibility::MOST_GRANTS + 1)), Err(TooManyGrants));
    }
}
