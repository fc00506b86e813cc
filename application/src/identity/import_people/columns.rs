use domain_kernel::fold;

use super::{Fault, RowFault};
use crate::identity::{Cell, TableRow};

/// What a column of a table of people is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Name,
    Email,
    Username,
    JobTitle,
    Department,
    Phone,
    Role,
    Manager,
    Language,
}

/// What somebody may have written above each, in English and German, folded. The first of each
/// language is what our own files say.
const NAMES: [(Column, &[&str]); 9] = [
    (Column::Name, &["full name", "voller name", "name"]),
    (Column::Email, &["e-mail", "email", "e-mail address", "e-mail-adresse", "mail"]),
    (Column::Username, &["username", "benutzername", "user name"]),
    (Column::JobTitle, &["job title", "tätigkeit", "title", "stelle", "job_title"]),
    (Column::Department, &["department", "abteilung"]),
    (Column::Phone, &["phone", "telefon", "phone number", "telefonnummer"]),
    (Column::Role, &["role", "rolle"]),
    (
        Column::Manager,
        &["manager’s e-mail", "e-mail der leitung", "manager", "leitung", "manager_email"],
    ),
    (Column::Language, &["language", "sprache"]),
];

impl Column {
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Email,
        Self::Username,
        Self::JobTitle,
        Self::Department,
        Self::Phone,
        Self::Role,
        Self::Manager,
        Self::Language,
    ];

    /// In English, for the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Username => "username",
            Self::JobTitle => "job title",
            Self::Department => "department",
            Self::Phone => "phone",
            Self::Role => "role",
            Self::Manager => "manager",
            Self::Language => "language",
        }
    }

    /// What somebody may have written above it, in English and German.
    pub(crate) fn called(head: &str) -> Option<Self> {
        let folded = fold(&head.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut all = NAMES.iter();
        all.find(|(_, names)| names.contains(&folded.as_str())).map(|(it, _)| *it)
    }
}

/// What each column is about, and what is wrong with the heads.
pub(super) fn read(head: &TableRow) -> (Vec<Option<Column>>, Vec<RowFault>) {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    for cell in &head.cells {
        let text = match cell {
            Cell::Text(text) => text.trim(),
            Cell::Formula => "=",
        };
        let column = Column::called(text);
        let fault = match column {
            _ if text.is_empty() => None,
            None => Some(Fault::UnknownHead),
            Some(it) if columns.contains(&Some(it)) => Some(Fault::HeadTwice),
            Some(_) => None,
        };
        faults.extend(fault.map(|fault| RowFault::new(head.line, text, fault)));
        columns.push(column);
    }
    for needed in [Column::Name, Column::Email] {
        if !columns.contains(&Some(needed)) {
            faults.push(RowFault::new(head.line, needed.name(), Fault::NoColumn));
        }
    }
    (columns, faults)
}
