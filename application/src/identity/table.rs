//! Tables that people bring in files.

use async_trait::async_trait;
use bytes::Bytes;
use thiserror::Error;

use crate::{Class, Failure, Message};

/// Reads tables out of files of whichever kind.
#[async_trait]
pub trait Tables: Send + Sync {
    async fn read(&self, file: Bytes) -> Result<Table, TableError>;
}

/// The lines of a file that say something.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    pub rows: Vec<TableRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Where it begins in the file, counted from one.
    pub line: u32,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// Something to be worked out, which we do not.
    Formula,
}

impl Table {
    /// The addresses in it, in whatever column they are. Other lines than the first are meant to
    /// have one.
    pub fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            let texts = row.cells.iter().filter_map(|it| match it {
                Cell::Text(text) => Some(text.trim()).filter(|it| !it.is_empty()),
                Cell::Formula => None,
            });
            let texts: Vec<&str> = texts.collect();
            match texts.iter().find(|it| it.contains('@')).or(texts.first()) {
                Some(text) if text.contains('@') || 0 < place => {
                    addresses.push((*text).to_owned());
                }
                // The first line says what the columns are called.
                _ => {}
            }
        }
        addresses
    }
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    #[error("this file is empty; choose another one")]
    Empty,
    #[error("this file is larger than {megabytes} MB; split it")]
    TooBig { megabytes: u32 },
    #[error("this file has more than {rows} lines; split it")]
    TooManyRows { rows: u32 },
    #[error("this file has too many cells; split it")]
    TooManyCells,
    #[error("this is no table that we can read; save it as CSV or XLSX")]
    Unreadable,
}

impl Failure for TableError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("table-empty"),
            Self::TooBig { megabytes } => Message::new("table-too-big").number("n", *megabytes),
            Self::TooManyRows { rows } => Message::new("table-too-long").number("n", *rows),
            Self::TooManyCells => Message::new("table-too-wide"),
            Self::Unreadable => Message::new("table-unreadable"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Empty,
            Self::TooBig { megabytes: 10 },
            Self::TooManyRows { rows: 50_000 },
            Self::TooManyCells,
            Self::Unreadable,
        ]
    }

    fn field(&self) -> Option<&'static str> {
        Some("file")
    }
}
