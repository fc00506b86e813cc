//! What happens to accounts, for the audit trail. Names and addresses go beside the chain.

mod access;
mod company;
mod joining;
mod records;
mod second_factor;
mod time;
mod tokens;

use domain_kernel::{Change, Fact, PersonId, Role};

use crate::{Appearance, DepartmentId, Language};

pub use access::{
    ContactSent, EmailChangeAsked, EmailChanged, FeedbackSent, LinkIssued, MailSentAgain,
    PasswordChanged, PasswordRecovered, PasswordReset, PermissionRefused, ResetAsked,
    SessionsEnded, SignInRefused, SignedIn, SignedOut, UsernameChanged,
};
pub use company::{CompanyCodeRotated, CompanyEdited, CompanyFounded, CompanyLogoChanged};
pub use joining::{JoinApproved, JoinAsked, JoinConfirmed, JoinRefused};
pub use records::{
    DepartmentCreated, DepartmentDeleted, DepartmentRenamed, PasswordsListed, PeopleExported,
    PeopleImported, PersonErased, PersonTakenOut,
};
pub use second_factor::{
    CodeRefused, ConfirmationRefused, RecoveryCodeUsed, RecoveryCodesReplaced, SecondFactorReset,
    SecondFactorTurnedOff, SecondFactorTurnedOn,
};
pub use time::TimeGiven;
pub use tokens::{ApiTokenMade, ApiTokenRevoked};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCreated {
    pub person: PersonId,
    pub role: Role,
    pub department: Option<DepartmentId>,
    pub manager: Option<PersonId>,
    pub(crate) personal: Vec<Change>,
}

/// An admin changed someone's account: each pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEdited {
    pub person: PersonId,
    pub role: (Role, Role),
    pub department: (Option<DepartmentId>, Option<DepartmentId>),
    pub manager: (Option<PersonId>, Option<PersonId>),
    pub(crate) personal: Vec<Change>,
}

/// An admin lets nobody in by this account any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonDeactivated {
    pub person: PersonId,
}

/// An admin lets somebody in again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonReactivated {
    pub person: PersonId,
}

/// A person changed their own settings: each pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountEdited {
    pub person: PersonId,
    pub language: (Option<Language>, Option<Language>),
    pub appearance: (Appearance, Appearance),
    pub(crate) personal: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoChanged {
    pub person: PersonId,
    pub is_removed: bool,
}

fn person(id: PersonId) -> String {
    format!("person:{id}")
}

fn personal(id: PersonId, changes: &[Change]) -> Option<(PersonId, Vec<Change>)> {
    (!changes.is_empty()).then(|| (id, changes.to_vec()))
}

impl Fact for PersonCreated {
    fn name(&self) -> &'static str {
        "identity.person_created"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        let manager = self.manager.map(|it| Change::set("manager", it.to_string()));
        let department = self.department.map(|it| Change::set("department", it.to_string()));
        let role = [Change::set("role", self.role.name())];
        role.into_iter().chain(manager).chain(department).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
    }
}

impl PersonEdited {
    pub(crate) fn says_something(&self) -> bool {
        !self.details().is_empty() || !self.personal.is_empty()
    }
}

impl Fact for PersonEdited {
    fn name(&self) -> &'static str {
        "identity.person_edited"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        let word = |it: Role| Some(it.name().to_owned());
        let id = |it: Option<PersonId>| it.map(|it| it.to_string());
        let place = |it: Option<DepartmentId>| it.map(|it| it.to_string());
        let changes = [
            Change::between("role", word(self.role.0), word(self.role.1)),
            Change::between("manager", id(self.manager.0), id(self.manager.1)),
            Change::between("department", place(self.department.0), place(self.department.1)),
        ];
        changes.into_iter().flatten().collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
    }
}

impl Fact for PersonDeactivated {
    fn name(&self) -> &'static str {
        "identity.person_deactivated"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for PersonReactivated {
    fn name(&self) -> &'static str {
        "identity.person_reactivated"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl AccountEdited {
    pub(crate) fn says_something(&self) -> bool {
        !self.details().is_empty() || !self.personal.is_empty()
    }
}

impl Fact for AccountEdited {
    fn name(&self) -> &'static str {
        "identity.account_edited"
    }

    fn subject(&self) -> String {
        person(self.person)
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

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
    }
}

impl Fact for PhotoChanged {
    fn name(&self) -> &'static str {
        "identity.photo_changed"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("photo", if self.is_removed { "removed" } else { "set" })]
    }
}
