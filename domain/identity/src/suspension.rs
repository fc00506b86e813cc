use domain_kernel::{Line, OperatorId, Timestamp};

use crate::{Company, CompanyReactivated, CompanySuspended};

/// Why an operator does something to a company.
pub type Reason = Line<300>;

/// Whether anybody of the company can come in. Everything that is theirs stays theirs meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CompanyState {
    #[default]
    Active,
    Suspended {
        since: Timestamp,
    },
}

impl CompanyState {
    pub fn is_active(self) -> bool {
        self.since().is_none()
    }

    /// When it was suspended, if it is.
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Active => None,
            Self::Suspended { since } => Some(since),
        }
    }

    /// The opposite of [`CompanyState::since`].
    pub fn restore(since: Option<Timestamp>) -> Self {
        since.map_or(Self::Active, |since| Self::Suspended { since })
    }
}

impl Company {
    /// Lets nobody of the company in until it is reactivated. `None` when that is so already.
    pub fn suspend(
        &mut self,
        by: Option<OperatorId>,
        reason: Reason,
        now: Timestamp,
    ) -> Option<CompanySuspended> {
        if !self.state.is_active() {
            return None;
        }
        self.state = CompanyState::Suspended { since: now };
        Some(CompanySuspended { company: self.id, by, reason })
    }

    /// Lets its people in again. Those who had not signed out meanwhile are still signed in. `None`
    /// when it is active.
    pub fn reactivate(&mut self) -> Option<CompanyReactivated> {
        if self.state.is_active() {
            return None;
        }
        self.state = CompanyState::Active;
        Some(CompanyReactivated { company: self.id })
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::{CompanyCode, CompanyName};

    #[test]
    fn a_company_is_suspended_and_reactivated_once() {
        let name = CompanyName::restore("Harbour & Sons".to_owned());
        let id = Id::from_uuid(Uuid::from_u128(1));
        let mut company = Company::found(id, name, CompanyCode::draw([1; 16])).0;
        let reason = || Reason::restore("It has not paid".to_owned());
        let now = Timestamp::from_micros(7);

        assert!(company.suspend(None, reason(), now).is_some());
        assert_eq!(company.suspend(None, reason(), Timestamp::from_micros(8)), None);
        assert_eq!(company.state.since(), Some(now));
        assert!(company.reactivate().is_some());
        assert_eq!((company.reactivate(), company.state), (None, CompanyState::Active));
    }
}
