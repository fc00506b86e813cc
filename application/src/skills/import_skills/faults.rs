use thiserror::Error;

use crate::{
    Class, Failure, Message,
    identity::{Fault, RowFault},
};

/// Something that keeps a table of skills out, and where it stands.
pub type SkillRowFault = RowFault<SkillFault>;

/// Why a cell cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SkillFault {
    #[error(transparent)]
    Table(#[from] Fault),
    #[error("there is nothing below the first line; add a line for each skill")]
    Nothing,
    #[error("line {line} has the same; keep one of them")]
    Twice { line: u32 },
    #[error("enter yes or no")]
    NeitherYesNorNo,
}

impl Failure for SkillFault {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Table(it) => it.message(),
            Self::Nothing => Message::new("import-skills-nothing"),
            Self::Twice { line } => Message::new("import-skills-twice").number("line", *line),
            Self::NeitherYesNorNo => Message::new("import-skills-yes-or-no"),
        }
    }

    fn samples() -> Vec<Self> {
        let own = [Self::Nothing, Self::Twice { line: 3 }, Self::NeitherYesNorNo];
        Fault::samples().into_iter().map(Self::Table).chain(own).collect()
    }
}
