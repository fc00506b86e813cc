use domain_kernel::{CompanyId, Id, OperatorId, PersonId, Realm};

/// Whose account it is: somebody's in a company, or somebody's who runs the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountId {
    Person { company: CompanyId, person: PersonId },
    Operator(OperatorId),
}

/// Whose something is, within a realm: a person's of the company, or an operator's of the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    Person(PersonId),
    Operator(OperatorId),
}

impl AccountId {
    /// The account of this owner in a realm. A company has no operators, and the platform nobody
    /// else.
    pub fn of(realm: Realm, owner: Owner) -> Option<Self> {
        match (realm, owner) {
            (Realm::Company(company), Owner::Person(person)) => {
                Some(Self::Person { company, person })
            }
            (Realm::Platform, Owner::Operator(operator)) => Some(Self::Operator(operator)),
            (Realm::Company(_), Owner::Operator(_)) | (Realm::Platform, Owner::Person(_)) => None,
        }
    }

    pub fn owner(self) -> Owner {
        match self {
            Self::Person { person, .. } => Owner::Person(person),
            Self::Operator(operator) => Owner::Operator(operator),
        }
    }

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
        self.owner().subject()
    }
}

impl Owner {
    /// As the audit trail names it.
    pub fn subject(self) -> String {
        match self {
            Self::Person(person) => format!("person:{person}"),
            Self::Operator(operator) => format!("operator:{operator}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_account_is_its_owners_in_its_realm_and_in_no_other() {
        let company = Realm::Company(Id::from_uuid(Uuid::from_u128(1)));
        let person = Owner::Person(Id::from_uuid(Uuid::from_u128(2)));
        let operator = Owner::Operator(Id::from_uuid(Uuid::from_u128(3)));
        for (realm, owner) in [(company, person), (Realm::Platform, operator)] {
            let account = AccountId::of(realm, owner);
            assert_eq!(account.map(|it| (it.realm(), it.owner())), Some((realm, owner)));
        }
        assert_eq!(AccountId::of(company, operator), None);
        assert_eq!(AccountId::of(Realm::Platform, person), None);
    }
}
