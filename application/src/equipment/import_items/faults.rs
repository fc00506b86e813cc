use domain_equipment::LocationRefused;
use domain_kernel::LineError;
use thiserror::Error;

use crate::{
    Class, Failure, Message,
    identity::{Fault, RowFault},
};

/// Something that keeps a table of items out, and where it stands.
pub type ItemRowFault = RowFault<ItemFault>;

/// Why a cell cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ItemFault {
    #[error(transparent)]
    Table(#[from] Fault),
    #[error(transparent)]
    Location(#[from] LocationRefused),
    #[error("there is nothing below the first line; add a line for each item")]
    Nothing,
    #[error("line {line} has the same; keep one of them")]
    Twice { line: u32 },
    #[error("another item has this tag, and is something else")]
    TagTaken,
    #[error("another item has this serial number; check it")]
    SerialTaken,
    #[error("there is no such category; add it, or let what is missing be added")]
    NoSuchCategory,
    #[error("there is no such location; add it, or let what is missing be added")]
    NoSuchLocation,
}

impl From<LineError> for ItemFault {
    fn from(err: LineError) -> Self {
        Self::Table(Fault::from(err))
    }
}

impl Failure for ItemFault {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Table(it) => it.message(),
            Self::Location(it) => it.message(),
            Self::Nothing => Message::new("import-items-nothing"),
            Self::Twice { line } => Message::new("import-skills-twice").number("line", *line),
            Self::TagTaken => Message::new("import-items-tag-taken"),
            Self::SerialTaken => Message::new("item-serial-taken"),
            Self::NoSuchCategory => Message::new("import-items-no-category"),
            Self::NoSuchLocation => Message::new("import-items-no-location"),
        }
    }

    fn samples() -> Vec<Self> {
        let own = [
            Self::Nothing,
            Self::Twice { line: 3 },
            Self::TagTaken,
            Self::SerialTaken,
            Self::NoSuchCategory,
            Self::NoSuchLocation,
        ];
        let tables = Fault::samples().into_iter().map(Self::Table);
        let locations = LocationRefused::samples().into_iter().map(Self::Location);
        own.into_iter().chain(tables).chain(locations).collect()
    }
}
