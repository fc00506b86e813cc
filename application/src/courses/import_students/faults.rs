use thiserror::Error;

use crate::{
    Class, Failure, Message,
    identity::{Fault, RowFault},
};

/// Something that keeps a table of students out, and where it stands.
pub type StudentRowFault = RowFault<StudentFault>;

/// Why a cell cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StudentFault {
    #[error(transparent)]
    Table(#[from] Fault),
    #[error("there is nobody below the first line; add a line for each student")]
    Nobody,
    #[error("another student has this address; enter a different one")]
    EmailTaken,
    #[error("nobody in the company has this e-mail or username")]
    NoSuchPerson,
    #[error("this person is another student already")]
    PersonTaken,
}

impl Failure for StudentFault {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Table(it) => it.message(),
            Self::Nobody => Message::new("import-students-nobody"),
            Self::EmailTaken => Message::new("student-email-taken"),
            Self::NoSuchPerson => Message::new("student-no-such-person"),
            Self::PersonTaken => Message::new("student-person-taken"),
        }
    }

    fn samples() -> Vec<Self> {
        let own = [Self::Nobody, Self::EmailTaken, Self::NoSuchPerson, Self::PersonTaken];
        Fault::samples().into_iter().map(Self::Table).chain(own).collect()
    }
}
