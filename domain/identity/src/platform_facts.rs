//! What happens on the platform, for the audit trail. Names and addresses go beside the chain.

use domain_kernel::{Change, CompanyId, Fact, Id, OperatorId, OperatorRole, PersonId};

use crate::{Appearance, InviteId, Language, Reason, RegistrationNumber};

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

/// A link was mailed to an operator who has forgotten their password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorLinkIssued {
    pub operator: OperatorId,
}

/// An operator chose another password by such a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorPasswordRecovered {
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

impl Fact for OperatorLinkIssued {
    fn name(&self) -> &'static str {
        "identity.operator_link_issued"
    }

    fn subject(&self) -> String {
        operator(self.operator)
    }
}

impl Fact for OperatorPasswordRecovered {
    fn name(&self) -> &'static str {
        "identity.operator_password_recovered"
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

/// A company may come in that has this registration number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteIssued {
    pub invite: InviteId,
    pub number: RegistrationNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteRevoked {
    pub invite: InviteId,
}

/// On the record of the company that came in by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteUsed {
    pub invite: InviteId,
}

/// Somebody did not come in by what they typed as an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistrationRefused;

/// Nobody of the company comes in any more. What was typed as the reason may name somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanySuspended {
    pub company: CompanyId,
    pub by: Option<OperatorId>,
    pub reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyReactivated {
    pub company: CompanyId,
}

/// An operator looks into a company, with all that its admin may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitBegun {
    pub company: CompanyId,
    pub by: OperatorId,
    pub reason: Reason,
}

/// They went back to the platform, signed out, or their time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitEnded {
    pub company: CompanyId,
    pub by: OperatorId,
}

fn invite(id: InviteId) -> String {
    format!("invite:{id}")
}

fn company(id: CompanyId) -> String {
    format!("company:{id}")
}

impl Fact for InviteIssued {
    fn name(&self) -> &'static str {
        "identity.invite_issued"
    }

    fn subject(&self) -> String {
        invite(self.invite)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("registration_number", self.number.as_str())]
    }
}

impl Fact for InviteRevoked {
    fn name(&self) -> &'static str {
        "identity.invite_revoked"
    }

    fn subject(&self) -> String {
        invite(self.invite)
    }
}

impl Fact for InviteUsed {
    fn name(&self) -> &'static str {
        "identity.invite_used"
    }

    fn subject(&self) -> String {
        invite(self.invite)
    }
}

impl Fact for RegistrationRefused {
    fn name(&self) -> &'static str {
        "identity.registration_refused"
    }

    fn subject(&self) -> String {
        "invite:unknown".to_owned()
    }
}

impl Fact for CompanySuspended {
    fn name(&self) -> &'static str {
        "identity.company_suspended"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let reason = || vec![Change::set("reason", self.reason.as_str())];
        self.by.map(|it| (whose(it), reason()))
    }
}

impl Fact for CompanyReactivated {
    fn name(&self) -> &'static str {
        "identity.company_reactivated"
    }

    fn subject(&self) -> String {
        company(self.company)
    }
}

impl Fact for VisitBegun {
    fn name(&self) -> &'static str {
        "identity.visit_begun"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((whose(self.by), vec![Change::set("reason", self.reason.as_str())]))
    }
}

impl Fact for VisitEnded {
    fn name(&self) -> &'static str {
        "identity.visit_ended"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("operator", self.by.to_string())]
    }
}
