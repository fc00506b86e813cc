use crate::identity::Heading;

/// What a column of a table of students is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudentColumn {
    FirstName,
    LastName,
    Email,
    Account,
}

impl StudentColumn {
    pub const ALL: [Self; 4] = [Self::FirstName, Self::LastName, Self::Email, Self::Account];
}

impl Heading for StudentColumn {
    const NEEDED: &'static [Self] = &[Self::FirstName, Self::LastName, Self::Email];

    fn name(self) -> &'static str {
        match self {
            Self::FirstName => "first name",
            Self::LastName => "last name",
            Self::Email => "email",
            Self::Account => "account",
        }
    }

    fn called(head: &str) -> Option<Self> {
        match head {
            "first name" | "vorname" | "first_name" => Some(Self::FirstName),
            "last name" | "nachname" | "last_name" | "surname" => Some(Self::LastName),
            "e-mail" | "email" | "e-mail address" | "e-mail-adresse" | "mail" => Some(Self::Email),
            "account" | "konto" | "username" | "benutzername" => Some(Self::Account),
            _ => None,
        }
    }
}
