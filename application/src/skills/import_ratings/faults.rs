use domain_kernel::{DayError, LineError};
use domain_skills::LevelError;
use thiserror::Error;

use crate::{
    Class, Failure, Message,
    identity::{Fault, RowFault},
};

/// Something that keeps a table of ratings out, and where it stands.
pub type RatingRowFault = RowFault<RatingFault>;

/// Why a cell cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RatingFault {
    #[error(transparent)]
    Table(#[from] Fault),
    #[error("there is nothing below the first line; add a line for each person")]
    Nothing,
    #[error("there are more than {most} ratings; split the file")]
    TooMany { most: u32 },
    #[error("nobody whom you may rate has this e-mail or username")]
    NoSuchPerson,
    #[error("one does not rate oneself; leave this line out")]
    Oneself,
    #[error("no skill has this name; make it first, or leave it out")]
    NoSuchSkill,
    #[error("write a level from 0 to 4, or nothing")]
    NoLevel,
    #[error(transparent)]
    Day(#[from] DayError),
    #[error("this day is to come; write today or an earlier one")]
    ToCome,
    #[error("this is before the first day on which it counts")]
    EndsBefore,
    #[error("line {line} has the same person, skill and day; keep one of them")]
    Twice { line: u32 },
}

impl From<LevelError> for RatingFault {
    fn from(_: LevelError) -> Self {
        Self::NoLevel
    }
}

impl From<LineError> for RatingFault {
    fn from(err: LineError) -> Self {
        Self::Table(err.into())
    }
}

impl Failure for RatingFault {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Table(it) => it.message(),
            Self::Nothing => Message::new("import-people-nobody"),
            Self::TooMany { most } => Message::new("import-ratings-too-many").number("most", *most),
            Self::NoSuchPerson => Message::new("import-ratings-no-person"),
            Self::Oneself => Message::new("import-ratings-oneself"),
            Self::NoSuchSkill => Message::new("import-ratings-no-skill"),
            Self::NoLevel => Message::new("import-ratings-no-level"),
            Self::Day(it) => it.message(),
            Self::ToCome => Message::new("import-ratings-to-come"),
            Self::EndsBefore => Message::new("import-ratings-ends-before"),
            Self::Twice { line } => Message::new("import-ratings-twice").number("line", *line),
        }
    }

    fn samples() -> Vec<Self> {
        let own = [
            Self::Nothing,
            Self::TooMany { most: 50_000 },
            Self::NoSuchPerson,
            Self::Oneself,
            Self::NoSuchSkill,
            Self::NoLevel,
            Self::ToCome,
            Self::EndsBefore,
            Self::Twice { line: 3 },
        ];
        let days = DayError::samples().into_iter().map(Self::Day);
        Fault::samples().into_iter().map(Self::Table).chain(days).chain(own).collect()
    }
}
