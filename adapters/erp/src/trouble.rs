//! What the errors of SQLite, PostgreSQL and MySQL come to.

use std::io;

use application::inventory::SourceError;
use domain_inventory::Trouble;
use sqlx::{error::DatabaseError, mysql::MySqlDatabaseError, postgres::PgDatabaseError};

/// Of the connection and the sign-in.
pub(crate) fn connecting(error: sqlx::Error) -> SourceError {
    let trouble = match &error {
        sqlx::Error::Database(it) => of_database(it.as_ref(), Trouble::Unreachable),
        sqlx::Error::Io(it) if it.kind() == io::ErrorKind::TimedOut => Trouble::TimedOut,
        _ => Trouble::Unreachable,
    };
    SourceError::new(trouble, error)
}

/// Of a question, and of what comes of it.
pub(crate) fn asking(error: sqlx::Error) -> SourceError {
    let trouble = match &error {
        sqlx::Error::Database(it) => of_database(it.as_ref(), Trouble::Refused),
        sqlx::Error::Io(it) if it.kind() == io::ErrorKind::TimedOut => Trouble::TimedOut,
        // The question has something in it that is ours to fill, or that is of no type.
        sqlx::Error::InvalidArgument(_) | sqlx::Error::TypeNotFound { .. } => Trouble::Refused,
        _ => Trouble::BrokenOff,
    };
    SourceError::new(trouble, error)
}

fn of_database(error: &dyn DatabaseError, otherwise: Trouble) -> Trouble {
    if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
        return of_postgres(error.code()).unwrap_or(Trouble::Refused);
    }
    if let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() {
        return of_mysql(error.number()).unwrap_or(Trouble::Refused);
    }
    let code = error.code().and_then(|it| it.parse().ok()).unwrap_or(0);
    of_sqlite(code).unwrap_or(otherwise)
}

/// By SQLSTATE (PostgreSQL, "Error Codes").
fn of_postgres(code: &str) -> Option<Trouble> {
    match code {
        "28000" | "28P01" => Some(Trouble::SignInRefused),
        // Canceled, and a lock that did not come.
        "57014" | "55P03" => Some(Trouble::TimedOut),
        // Too many connections, and not up yet.
        "53300" | "57P03" => Some(Trouble::Unreachable),
        // It goes down, or this transaction had to give way.
        "57P01" | "57P02" | "40001" | "40P01" => Some(Trouble::BrokenOff),
        _ => None,
    }
}

/// By the numbers of MySQL and MariaDB.
fn of_mysql(number: u16) -> Option<Trouble> {
    match number {
        1044 | 1045 | 1698 => Some(Trouble::SignInRefused),
        // A lock that did not come, interrupted, and the longest time of MariaDB and of MySQL.
        1205 | 1317 | 1969 | 3024 => Some(Trouble::TimedOut),
        // Too many connections, of all and of this user.
        1040 | 1203 | 1226 => Some(Trouble::Unreachable),
        // It goes down, a deadlock, and a connection that somebody ended.
        1053 | 1213 | 1927 => Some(Trouble::BrokenOff),
        _ => None,
    }
}

/// By the lower byte of its result codes.
fn of_sqlite(code: u32) -> Option<Trouble> {
    match code & 0xFF {
        // Busy, locked, and interrupted.
        5 | 6 | 9 => Some(Trouble::TimedOut),
        // Cannot be opened, and may not be.
        14 | 3 => Some(Trouble::Unreachable),
        // An error of the disk, and a file that is damaged.
        10 | 11 => Some(Trouble::BrokenOff),
        // No database at all.
        26 => Some(Trouble::Refused),
        _ => None,
    }
}
