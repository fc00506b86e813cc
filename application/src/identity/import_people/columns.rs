use crate::identity::Heading;

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
}

impl Heading for Column {
    const NEEDED: &'static [Self] = &[Self::Name, Self::Email];

    fn name(self) -> &'static str {
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

    fn called(head: &str) -> Option<Self> {
        NAMES.iter().find(|(_, names)| names.contains(&head)).map(|(it, _)| *it)
    }
}
