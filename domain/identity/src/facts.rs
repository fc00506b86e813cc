//! What happens to accounts, for the audit trail. Names and addresses go beside the chain.

mod company;
mod joining;
mod second_factor;

use domain_kernel::{Change, CompanyId, Fact, PersonId, Role};

use crate::{AccountId, Appearance, DepartmentId, DepartmentName, Language, MailId, Purpose};

pub use company::{CompanyCodeRotated, CompanyEdited, CompanyFounded, CompanyLogoChanged};
pub use joining::{JoinApproved, JoinAsked, JoinConfirmed, JoinRefused};
pub use second_factor::{
    CodeRefused, ConfirmationRefused, RecoveryCodeUsed, RecoveryCodesReplaced, SecondFactorReset,
    SecondFactorTurnedOff, SecondFactorTurnedOn,
};

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
pub struct PasswordChanged {
    pub person: PersonId,
}

/// An admin gave somebody a temporary password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordReset {
    pub person: PersonId,
}

/// Somebody who is not signed in asked for a link to choose another password. Whose account they
/// named is found out later, so that the answer says nothing about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResetAsked;

/// A link was written to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkIssued {
    pub person: PersonId,
    pub purpose: Purpose,
}

/// Somebody chose another password by a link that was mailed to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRecovered {
    pub person: PersonId,
}

/// An admin had a mail sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailSentAgain {
    pub mail: MailId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhotoChanged {
    pub person: PersonId,
    pub is_removed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub account: AccountId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedOut {
    pub account: AccountId,
}

/// Somebody was signed out elsewhere, by themselves or by an admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionsEnded {
    pub account: AccountId,
    pub n_sessions: u32,
}

/// Somebody did not get in. Without an account, the identifier named nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInRefused {
    pub account: Option<AccountId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentCreated {
    pub department: DepartmentId,
    pub name: DepartmentName,
}

/// The names are before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentRenamed {
    pub department: DepartmentId,
    pub name: (DepartmentName, DepartmentName),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentDeleted {
    pub department: DepartmentId,
    pub name: DepartmentName,
}

/// An admin removed whatever said who somebody was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonErased {
    pub person: PersonId,
    /// By which they are called now.
    pub number: u32,
}

/// Somebody took away all that is kept about a person: that person, or an admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonTakenOut {
    pub person: PersonId,
}

/// An admin took the people away as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleExported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

/// An admin made people of a table. Each of them has a fact of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleImported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

/// An admin took away the temporary passwords of those who were imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordsListed {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

fn company(id: Option<CompanyId>) -> String {
    id.map_or_else(|| "platform".to_owned(), |it| format!("company:{it}"))
}

fn counted(n_people: u32) -> Vec<Change> {
    vec![Change::set("people", n_people.to_string())]
}

fn department(id: DepartmentId) -> String {
    format!("department:{id}")
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

impl Fact for PasswordChanged {
    fn name(&self) -> &'static str {
        "identity.password_changed"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for PasswordReset {
    fn name(&self) -> &'static str {
        "identity.password_reset"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for ResetAsked {
    fn name(&self) -> &'static str {
        "identity.reset_asked"
    }

    fn subject(&self) -> String {
        "identifier:unknown".to_owned()
    }
}

impl Fact for LinkIssued {
    fn name(&self) -> &'static str {
        "identity.link_issued"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("purpose", self.purpose.name())]
    }
}

impl Fact for PasswordRecovered {
    fn name(&self) -> &'static str {
        "identity.password_recovered"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for MailSentAgain {
    fn name(&self) -> &'static str {
        "identity.mail_sent_again"
    }

    fn subject(&self) -> String {
        format!("mail:{}", self.mail)
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

impl Fact for SignedIn {
    fn name(&self) -> &'static str {
        "identity.signed_in"
    }

    fn subject(&self) -> String {
        self.account.subject()
    }
}

impl Fact for SignedOut {
    fn name(&self) -> &'static str {
        "identity.signed_out"
    }

    fn subject(&self) -> String {
        self.account.subject()
    }
}

impl Fact for SignInRefused {
    fn name(&self) -> &'static str {
        "identity.sign_in_refused"
    }

    fn subject(&self) -> String {
        self.account.map_or_else(|| "identifier:unknown".to_owned(), AccountId::subject)
    }
}

impl Fact for SessionsEnded {
    fn name(&self) -> &'static str {
        "identity.sessions_ended"
    }

    fn subject(&self) -> String {
        self.account.subject()
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("sessions", self.n_sessions.to_string())]
    }
}

impl Fact for DepartmentCreated {
    fn name(&self) -> &'static str {
        "identity.department_created"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("name", self.name.as_str())]
    }
}

impl Fact for DepartmentRenamed {
    fn name(&self) -> &'static str {
        "identity.department_renamed"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("name", self.name.0.as_str(), self.name.1.as_str())]
    }
}

impl Fact for DepartmentDeleted {
    fn name(&self) -> &'static str {
        "identity.department_deleted"
    }

    fn subject(&self) -> String {
        department(self.department)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("name", self.name.as_str())]
    }
}

impl Fact for PeopleExported {
    fn name(&self) -> &'static str {
        "identity.people_exported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PeopleImported {
    fn name(&self) -> &'static str {
        "identity.people_imported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PasswordsListed {
    fn name(&self) -> &'static str {
        "identity.passwords_listed"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        counted(self.n_people)
    }
}

impl Fact for PersonErased {
    fn name(&self) -> &'static str {
        "identity.person_erased"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("number", self.number.to_string())]
    }
}

impl Fact for PersonTakenOut {
    fn name(&self) -> &'static str {
        "identity.person_taken_out"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}
