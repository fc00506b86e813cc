use std::net::IpAddr;

use domain_kernel::{Change, PersonId};

use crate::{Hash, chain::Fields};

/// Random bytes that keep anyone from guessing what a digest was made of.
pub type Salt = [u8; 16];

/// What an entry says that could name a person. The chain holds a digest of it, so that the row
/// can be erased and the chain still verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    pub about: About,
    /// Whose data it is, and who may ask for it to be erased.
    pub person: Option<PersonId>,
    pub salt: Salt,
    /// Sorted by field.
    pub content: Vec<Change>,
}

/// An entry may hold the data of two people: of the one it happened to, and of the one who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Names, mails and phone numbers that were changed.
    Subject,
    /// The network address that the request came from.
    Author,
}

impl About {
    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Author => "author",
        }
    }

    /// The opposite of [`About::name`].
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Subject, Self::Author].into_iter().find(|it| it.name() == name)
    }
}

impl Personal {
    pub(crate) fn of_author(person: Option<PersonId>, salt: Salt, address: IpAddr) -> Self {
        let content = vec![Change::set("address", address.to_string())];
        Self { about: About::Author, person, salt, content }
    }

    /// SHA-256 over the salt and the content, each part after its length.
    pub(crate) fn digest(&self) -> Hash {
        let mut fields = Fields::default();
        fields.put(Some(&self.salt));
        fields.changes(&self.content);
        fields.hash()
    }
}
