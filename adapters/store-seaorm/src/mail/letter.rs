//! Letters as documents: ids and numbers, and nothing secret.

use application::mail::{Letter, LetterKind};
use domain_kernel::{Id, Line, Version};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Corrupt;

#[derive(Serialize, Deserialize)]
struct LinkContent {
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct OperatorLinkContent {
    operator: Uuid,
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct JoinContent {
    request: Uuid,
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct ModuleContent {
    module: Uuid,
    title: String,
}

#[derive(Serialize, Deserialize)]
struct ShownContent {
    shown: u32,
}

pub(super) fn to_content(letter: &Letter) -> Value {
    match letter {
        Letter::ResetPassword { link }
        | Letter::Welcome { link }
        | Letter::ConfirmEmail { link } => {
            json!(LinkContent { link: link.uuid() })
        }
        Letter::ResetOperatorPassword { operator, link } => {
            json!(OperatorLinkContent { operator: operator.uuid(), link: link.uuid() })
        }
        Letter::TemporaryPassword { shown } => json!(ShownContent { shown: shown.get() }),
        Letter::ConfirmJoin { request, link } => {
            json!(JoinContent { request: request.uuid(), link: link.uuid() })
        }
        Letter::ExtraTry { module, title } => {
            json!(ModuleContent { module: module.uuid(), title: title.as_str().to_owned() })
        }
        Letter::PasswordChanged
        | Letter::SecondFactorChanged
        | Letter::EmailChangeAsked
        | Letter::EmailChanged
        | Letter::EmailEdited
        | Letter::RoleEdited
        | Letter::SomebodyWaits
        | Letter::JoinApproved
        | Letter::JoinRefused => json!({}),
    }
}

pub(super) fn to_domain(kind: &str, content: Value) -> Result<Letter, Corrupt> {
    fn read<T: for<'de> Deserialize<'de>>(content: Value) -> Result<T, Corrupt> {
        serde_json::from_value(content).map_err(|_| Corrupt { table: "mails", column: "content" })
    }
    Ok(match kind_of(kind)? {
        LetterKind::ResetPassword => {
            let LinkContent { link } = read(content)?;
            Letter::ResetPassword { link: Id::from_uuid(link) }
        }
        LetterKind::ResetOperatorPassword => {
            let OperatorLinkContent { operator, link } = read(content)?;
            let (operator, link) = (Id::from_uuid(operator), Id::from_uuid(link));
            Letter::ResetOperatorPassword { operator, link }
        }
        LetterKind::Welcome => {
            let LinkContent { link } = read(content)?;
            Letter::Welcome { link: Id::from_uuid(link) }
        }
        LetterKind::TemporaryPassword => {
            let ShownContent { shown } = read(content)?;
            Letter::TemporaryPassword { shown: Version::new(shown) }
        }
        LetterKind::PasswordChanged => Letter::PasswordChanged,
        LetterKind::SecondFactorChanged => Letter::SecondFactorChanged,
        LetterKind::ConfirmEmail => {
            let LinkContent { link } = read(content)?;
            Letter::ConfirmEmail { link: Id::from_uuid(link) }
        }
        LetterKind::EmailChangeAsked => Letter::EmailChangeAsked,
        LetterKind::EmailChanged => Letter::EmailChanged,
        LetterKind::EmailEdited => Letter::EmailEdited,
        LetterKind::RoleEdited => Letter::RoleEdited,
        LetterKind::ConfirmJoin => {
            let JoinContent { request, link } = read(content)?;
            Letter::ConfirmJoin { request: Id::from_uuid(request), link: Id::from_uuid(link) }
        }
        LetterKind::SomebodyWaits => Letter::SomebodyWaits,
        LetterKind::JoinApproved => Letter::JoinApproved,
        LetterKind::JoinRefused => Letter::JoinRefused,
        LetterKind::ExtraTry => {
            let ModuleContent { module, title } = read(content)?;
            Letter::ExtraTry { module: Id::from_uuid(module), title: Line::restore(title) }
        }
    })
}

fn kind_of(kind: &str) -> Result<LetterKind, Corrupt> {
    LetterKind::parse(kind).ok_or(Corrupt { table: "mails", column: "kind" })
}
