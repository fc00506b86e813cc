//! What happens on the platform, for the audit trail. Names and addresses go beside the chain.

use domain_kernel::{Change, Fact, Id, OperatorId, OperatorRole, PersonId};

use crate::{Appearance, Language};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorCreated {
    pub operator: OperatorId,
    pub role: OperatorRole,
    pub(crate) personal: Vec<Change>,
}

/// Nobody is let in by this account any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorDeactivated {
    pub operator: OperatorId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorReactivated {
    pub operator: OperatorId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorPasswordChanged {
    pub operator: OperatorId,
}

/// An operator changed their own settings: each pair is before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorAccountEdited {
    pub operator: OperatorId,
    pub language: (Option<Language>, Option<Language>),
    pub appearance: (Appearance, Appearance),
}

fn operator(id: OperatorId) -> String {
    format!("operator:{id}")
}

/// Whose data it is. An operator is a person too when it comes to erasing it.
fn whose(operator: OperatorId) -> PersonId {
    Id::from_uuid(operator.uuid())
}

impl Fact for OperatorCreated {
    fn name(&self) -> &'static str {
        "identity.operator_created"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("role", self.role.name())]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((whose(self.operator), self.personal.clone()))
    }
}

impl Fact for OperatorDeactivated {
    fn name(&self) -> &'static str {
        "identity.operator_deactivated"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }
}

impl Fact for OperatorReactivated {
    fn name(&self) -> &'static str {
        "identity.operator_reactivated"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }
}

impl Fact for OperatorPasswordChanged {
    fn name(&self) -> &'static str {
        "identity.operator_password_changed"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }
}

impl OperatorAccountEdited {
    pub(crate) fn says_something(&self) -> bool {
        !self.details().is_empty()
    }
}

impl Fact for OperatorAccountEdited {
    fn name(&self) -> &'static str {
        "identity.operator_account_edited"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }

    fn details(&self) -> Vec<Change> {
        let tag = |it: Option<Language>| it.map(|it| it.tag().to_owned());
        let word = |it: Appearance| Some(it.name().to_owned());
        let changes = [
            Change::between("language", tag(self.language.0), tag(self.language.1)),
            Change::between("appearance", word(self.appearance.0), word(self.appearance.1)),
        ];
        changes.into_iter().flatten().collect()
    }
}
