//! Coming in: passwords, links, sessions.

use domain_kernel::{Change, Fact, Permission, PersonId};

use super::{person, personal};
use crate::{AccountId, MailId, Purpose};

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

/// Somebody wants another e-mail address. Which one is not on record before it is theirs: anybody can
/// type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmailChangeAsked {
    pub person: PersonId,
}

/// Somebody has shown that another address is theirs, and is known by it from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChanged {
    pub person: PersonId,
    pub(crate) personal: Vec<Change>,
}

/// Somebody signs in with another name, or without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsernameChanged {
    pub person: PersonId,
    pub(crate) personal: Vec<Change>,
}

/// An admin had a mail sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailSentAgain {
    pub mail: MailId,
}

/// Somebody, who need not be signed in, wrote to whoever runs the platform. What they say stands in
/// the mail only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactSent {
    pub mail: MailId,
}

/// Somebody said something to the admins of their company. What, stands in the mails only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedbackSent {
    pub person: PersonId,
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

/// Somebody who is signed in wanted to do what is not for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermissionRefused {
    pub account: AccountId,
    pub permission: Permission,
    /// How often since the last entry like this, this time included.
    pub n_times: u32,
}

/// Somebody did not get in. Without an account, the identifier named nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInRefused {
    pub account: Option<AccountId>,
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

impl Fact for ContactSent {
    fn name(&self) -> &'static str {
        "identity.contact_sent"
    }

    fn subject(&self) -> String {
        format!("mail:{}", self.mail)
    }
}

impl Fact for FeedbackSent {
    fn name(&self) -> &'static str {
        "identity.feedback_sent"
    }

    fn subject(&self) -> String {
        person(self.person)
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

impl Fact for EmailChangeAsked {
    fn name(&self) -> &'static str {
        "identity.email_change_asked"
    }

    fn subject(&self) -> String {
        person(self.person)
    }
}

impl Fact for EmailChanged {
    fn name(&self) -> &'static str {
        "identity.email_changed"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
    }
}

impl Fact for UsernameChanged {
    fn name(&self) -> &'static str {
        "identity.username_changed"
    }

    fn subject(&self) -> String {
        person(self.person)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.person, &self.personal)
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

impl Fact for PermissionRefused {
    fn name(&self) -> &'static str {
        "identity.permission_refused"
    }

    fn subject(&self) -> String {
        self.account.subject()
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("permission", self.permission.name()),
            Change::set("times", self.n_times.to_string()),
        ]
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
