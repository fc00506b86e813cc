use domain_kernel::{CompanyId, Id, OperatorId, PersonId, Realm};

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

    /// The number that the audit trail knows either by.
    pub fn number(self) -> PersonId {
        match self {
            Self::Person { person, .. } => person,
            Self::Operator(operator) => Id::from_uuid(operator.uuid()),
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
