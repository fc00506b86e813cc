use domain_kernel::fold;

use super::StudentRowFault;
use crate::identity::{Cell, Fault, TableRow};

/// What a column of a table of students is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudentColumn {
    FirstName,
    LastName,
    Email,
    Account,
}

/// What each column is about, and what is wrong with the heads.
pub(super) fn heads(head: &TableRow) -> (Vec<Option<StudentColumn>>, Vec<StudentRowFault>) {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    for cell in &head.cells {
        let text = match cell {
            Cell::Text(text) => text.trim(),
            Cell::Formula => "=",
        };
        let column = StudentColumn::called(text);
        let why = match column {
            _ if text.is_empty() => None,
            None => Some(Fault::UnknownHead),
            Some(it) if columns.contains(&Some(it)) => Some(Fault::HeadTwice),
            Some(_) => None,
        };
        faults.extend(why.map(|why| StudentRowFault::new(head.line, text, why)));
        columns.push(column);
    }
    for needed in [StudentColumn::FirstName, StudentColumn::LastName, StudentColumn::Email] {
        if !columns.contains(&Some(needed)) {
            faults.push(StudentRowFault::new(head.line, needed.name(), Fault::NoColumn));
        }
    }
    (columns, faults)
}

impl StudentColumn {
    pub const ALL: [Self; 4] = [Self::FirstName, Self::LastName, Self::Email, Self::Account];

    /// In English, for the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstName => "first name",
            Self::LastName => "last name",
            Self::Email => "email",
            Self::Account => "account",
        }
    }

    /// What somebody may have written above it, in English and German.
    fn called(head: &str) -> Option<Self> {
        let folded = fold(&head.split_whitespace().collect::<Vec<_>>().join(" "));
        match folded.as_str() {
            "first name" | "vorname" | "first_name" => Some(Self::FirstName),
            "last name" | "nachname" | "last_name" | "surname" => Some(Self::LastName),
            "e-mail" | "email" | "e-mail address" | "e-mail-adresse" | "mail" => Some(Self::Email),
            "account" | "konto" | "username" | "benutzername" => Some(Self::Account),
            _ => None,
        }
    }
}
