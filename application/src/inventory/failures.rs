//! What the refusals of inventory mean to a frontend. The domain does not know that there are any.

use std::time::Duration;

use domain_inventory::{ColumnMissing, SelectError, StockColumn, Trouble};
use domain_kernel::{Denied, StoreError};
use thiserror::Error;

use super::{NotYet, SourceError};
use crate::{Class, Failure, Message, failure::failure};

#[derive(Debug, Error)]
pub enum StockError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchCustomer,
}

/// Two exports of an account are under way already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("two exports are under way")]
pub struct ExportsUnderWay;

/// There is nothing that could be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no stock to be exported")]
pub struct NothingToExport(pub NotYet);

impl Failure for ExportsUnderWay {
    fn class(&self) -> Class {
        Class::Throttled(Duration::from_secs(10))
    }

    fn message(&self) -> Message {
        Message::new("stock-exports-under-way")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for NothingToExport {
    fn class(&self) -> Class {
        match self.0 {
            NotYet::NeverLoaded(_) => Class::Busy,
            NotYet::NoErp | NotYet::NothingGranted | NotYet::TooOld(_) => Class::Refused,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self.0 {
            NotYet::NoErp => "stock-no-erp",
            NotYet::NothingGranted => "stock-nothing-granted",
            NotYet::NeverLoaded(_) => "stock-never-loaded",
            NotYet::TooOld(_) => "stock-too-old-to-export",
        })
    }

    fn samples() -> Vec<Self> {
        NotYet::samples().into_iter().map(Self).collect()
    }
}

impl Failure for SelectError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("select-empty"),
            Self::TooLong => Message::new("select-too-long"),
            Self::NotASelect => Message::new("select-not-a-select"),
            Self::SeveralStatements => Message::new("select-several"),
            Self::Writes(word) => Message::new("select-writes").text("word", &word.to_uppercase()),
            Self::Unfinished => Message::new("select-unfinished"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Empty,
            Self::TooLong,
            Self::NotASelect,
            Self::SeveralStatements,
            Self::Writes("into"),
            Self::Unfinished,
        ]
    }
}

impl Failure for ColumnMissing {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("connector-column-missing")
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self.0 {
            StockColumn::Customer => "column_customer",
            StockColumn::Quantity => "column_quantity",
            _ => "column_part",
        })
    }

    fn samples() -> Vec<Self> {
        StockColumn::NEEDED.map(Self).into()
    }
}

/// Why an ERP could not be read, in words that say what to do.
pub fn trouble_message(trouble: &Trouble) -> Message {
    match trouble {
        Trouble::NotAllowed => Message::new("trouble-not-allowed"),
        Trouble::Unreachable => Message::new("trouble-unreachable"),
        Trouble::SignInRefused => Message::new("trouble-sign-in-refused"),
        Trouble::TimedOut => Message::new("trouble-timed-out"),
        Trouble::Refused => Message::new("trouble-refused"),
        Trouble::Column(column) => Message::new("trouble-column").text("column", column),
        Trouble::TooManyRows => Message::new("trouble-too-many-rows"),
        Trouble::BrokenOff => Message::new("trouble-broken-off"),
    }
}

/// For whoever fills in how it is read: all of it is something to correct there.
impl Failure for SourceError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        trouble_message(&self.trouble)
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self.trouble {
            Trouble::NotAllowed | Trouble::Unreachable => "place",
            Trouble::SignInRefused => "password",
            Trouble::TimedOut
            | Trouble::Refused
            | Trouble::Column(_)
            | Trouble::TooManyRows
            | Trouble::BrokenOff => "stock",
        })
    }

    fn samples() -> Vec<Self> {
        let column = Trouble::Column("part".to_owned());
        let plain = [
            Trouble::NotAllowed,
            Trouble::Unreachable,
            Trouble::SignInRefused,
            Trouble::TimedOut,
            Trouble::Refused,
            Trouble::TooManyRows,
            Trouble::BrokenOff,
        ];
        plain.into_iter().chain([column]).map(Self::from).collect()
    }
}

failure!(StockError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCustomer => NotFound "customer-not-found",
});
