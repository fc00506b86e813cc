//! The fields of a student.

use application::{Message, courses::StudentView};
use domain_courses::{FirstName, LastName, StudentDetails, StudentEmail};
use domain_identity::{Email, Identifier};
use serde::Serialize;

use crate::{
    form::{Draft, Field, FieldErrors, Form},
    reader::Reader,
};

/// Every field, and what a form sends along: an id for somebody new, else the version.
pub(super) const FIELDS: [&str; 6] =
    ["id", "version", "first_name", "last_name", "email", "account"];

/// As `courses/students/form.html` draws them.
#[derive(Debug, Serialize)]
pub(crate) struct StudentFields {
    first_name: Field,
    last_name: Field,
    email: Field,
    account: Field,
}

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) details: StudentDetails,
    pub(super) account: Option<Identifier>,
}

impl StudentFields {
    pub(super) fn new(draft: &Draft, reader: &Reader) -> Self {
        Self {
            first_name: draft.field("first_name", reader),
            last_name: draft.field("last_name", reader),
            email: draft.field("email", reader),
            account: draft.field("account", reader),
        }
    }
}

impl FilledIn {
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let first_name = errors.take("first_name", FirstName::parse(form.text("first_name")));
        let last_name = errors.take("last_name", LastName::parse(form.text("last_name")));
        let email = errors.take("email", Email::parse(form.text("email")));
        let account = match form.text("account").trim() {
            "" => Some(None),
            typed => Identifier::parse(typed).map(Some),
        };
        if account.is_none() {
            errors.add("account", Message::new("student-no-such-person"));
        }
        match (first_name, last_name, email, account) {
            (Some(first_name), Some(last_name), Some(email), Some(account)) => {
                let email = StudentEmail::restore(email.as_str().to_owned());
                Ok(Self { details: StudentDetails { first_name, last_name, email }, account })
            }
            _ => Err(errors),
        }
    }
}

/// The fields as they are stored.
pub(super) fn stored(student: &StudentView) -> Draft {
    let details = &student.details;
    let account = student.account.as_ref().map(|it| it.email.as_str());
    Draft::filled([
        ("first_name", details.first_name.as_str()),
        ("last_name", details.last_name.as_str()),
        ("email", details.email.as_str()),
        ("account", account.unwrap_or_default()),
    ])
}
