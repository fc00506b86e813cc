use domain_kernel::{Change, Fact, PersonId};

use super::{person, personal};

/// Somebody asked to join. Who they are, nobody knows before they have confirmed their address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinAsked {
    pub person: PersonId,
}

/// Somebody who asked to join has shown that their address is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinConfirmed {
    pub person: PersonId,
    pub(crate) personal: Vec<Change>,
}

/// Somebody who asked to join is in, by an admin or because the company is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinApproved {
    pub person: PersonId,
}

/// An admin does not let somebody in who asked to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinRefused {
    pub person: PersonId,
}

impl Fact for JoinAsked {
    fn name(&self) -> &'static str {
        "identity.join_asked"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for JoinConfirmed {
    fn name(&self) -> &'static str {
        "identity.join_confirmed"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
    }
}

impl Fact for JoinApproved {
    fn name(&self) -> &'static str {
        "identity.join_approved"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for JoinRefused {
    fn name(&self) -> &'static str {
        "identity.join_refused"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}
