use std::io;

use application::inventory::SourceError;
use domain_inventory::Trouble;
use tiberius::error::Error;

/// Of the connection and the sign-in.
pub(crate) fn connecting(error: Error) -> SourceError {
    let trouble = match &error {
        Error::Server(it) => of_number(it.code()),
        Error::Io { kind: io::ErrorKind::TimedOut, .. } => Trouble::TimedOut,
        // Where that leads, no operator has said.
        Error::Routing { .. } => Trouble::NotAllowed,
        _ => Trouble::Unreachable,
    };
    SourceError::new(trouble, error)
}

/// Of a question, and of what comes of it.
pub(crate) fn asking(error: Error) -> SourceError {
    let trouble = match &error {
        Error::Server(it) => of_number(it.code()),
        Error::Io { kind: io::ErrorKind::TimedOut, .. } => Trouble::TimedOut,
        _ => Trouble::BrokenOff,
    };
    SourceError::new(trouble, error)
}

/// By the numbers of SQL Server ("Database Engine events and errors").
fn of_number(number: u32) -> Trouble {
    match number {
        // A database that may not be opened is part of the sign-in.
        4060 | 18452 | 18456 | 18470 | 18486 | 18487 | 18488 => Trouble::SignInRefused,
        // A lock that did not come.
        1222 => Trouble::TimedOut,
        // A deadlock in which this one had to give way, and a server that goes down.
        1205 | 6005 => Trouble::BrokenOff,
        _ => Trouble::Refused,
    }
}
