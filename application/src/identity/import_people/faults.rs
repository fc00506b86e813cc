use domain_identity::{EmailError, UsernameError};
use domain_kernel::LineError;
use thiserror::Error;

use crate::{Class, Failure, Message, identity::NameTaken};

/// Why a cell cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this column is not one that can be imported; remove it or give it another name")]
    UnknownHead,
    #[error("this column is there twice; remove one of them")]
    HeadTwice,
    #[error("there is no such column; add it")]
    NoColumn,
    #[error("there is nobody below the first line; add a line for each person")]
    NoPeople,
    #[error("this cell has no heading; remove it")]
    NoHead,
    #[error("this is a formula; enter its value")]
    Formula,
    #[error(transparent)]
    Text(#[from] LineError),
    #[error(transparent)]
    Email(#[from] EmailError),
    #[error(transparent)]
    Username(#[from] UsernameError),
    #[error("this is no role; enter admin, manager or staff")]
    UnknownRole,
    #[error("this is no language of ours; enter en or de")]
    UnknownLanguage,
    #[error("line {line} has the same; each account needs its own")]
    Repeated { line: u32 },
    #[error(transparent)]
    Taken(#[from] NameTaken),
    #[error("nobody has this e-mail, here or in the file; enter one that somebody has")]
    NoSuchManager,
    #[error("somebody with the role staff cannot lead others; choose a manager or an admin")]
    ManagerIsStaff,
    #[error("they are deactivated; choose somebody else")]
    ManagerIsDeactivated,
    #[error("these people lead each other in a circle; choose somebody else for one of them")]
    Circle,
}

impl Failure for Fault {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::UnknownHead => Message::new("import-people-unknown-head"),
            Self::HeadTwice => Message::new("import-people-head-twice"),
            Self::NoColumn => Message::new("import-people-no-column"),
            Self::NoPeople => Message::new("import-people-nobody"),
            Self::NoHead => Message::new("import-people-no-head"),
            Self::Formula => Message::new("import-people-formula"),
            Self::Text(it) => it.message(),
            Self::Email(it) => it.message(),
            Self::Username(it) => it.message(),
            Self::UnknownRole => Message::new("import-people-unknown-role"),
            Self::UnknownLanguage => Message::new("import-people-unknown-language"),
            Self::Repeated { line } => Message::new("import-people-repeated").number("line", *line),
            Self::Taken(it) => it.message(),
            Self::NoSuchManager => Message::new("import-people-no-manager"),
            Self::ManagerIsStaff => Message::new("place-manager-is-staff"),
            Self::ManagerIsDeactivated => Message::new("place-manager-is-deactivated"),
            Self::Circle => Message::new("import-people-circle"),
        }
    }

    fn samples() -> Vec<Self> {
        let own = [
            Self::UnknownHead,
            Self::HeadTwice,
            Self::NoColumn,
            Self::NoPeople,
            Self::NoHead,
            Self::Formula,
            Self::UnknownRole,
            Self::UnknownLanguage,
            Self::Repeated { line: 3 },
            Self::NoSuchManager,
            Self::ManagerIsStaff,
            Self::ManagerIsDeactivated,
            Self::Circle,
        ];
        let texts = LineError::samples().into_iter().map(Self::Text);
        let emails = EmailError::samples().into_iter().map(Self::Email);
        let usernames = UsernameError::samples().into_iter().map(Self::Username);
        let taken = NameTaken::samples().into_iter().map(Self::Taken);
        own.into_iter().chain(texts).chain(emails).chain(usernames).chain(taken).collect()
    }
}
