use domain_kernel::{CompanyId, OperatorId, PersonId, Realm};

/// Whose account it is: somebody's in a company, or somebody's who runs the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountId {
    Person { company: CompanyId, person: PersonId },
    Operator(OperatorId),
}

impl AccountId {
    /// Where the account is, and what happens to it on record.
    pub fn realm(self) -> Realm {
        match self {
            Self::Person { company, .. } => Realm::Company(company),
            Self::Operator(_) => Realm::Platform,
        }
    }

    /// As the audit trail names it.
    pub fn subject(self) -> String {
        match self {
            Self::Person { person, .. } => format!("person:{person}"),
            Self::Operator(operator) => format!("operator:{operator}"),
        }
    }
}
