//! Which session it is and whose, as it stands in every list.

use std::fmt::Write;

use application::identity::SessionKey;
use domain_identity::Epoch;
use domain_kernel::{CompanyId, Id, PersonId, StoreError};
use uuid::Uuid;

/// A session of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: SessionKey,
    pub(crate) company: CompanyId,
    pub(crate) person: PersonId,
    /// The person's when they signed in.
    pub(crate) epoch: Epoch,
}

impl Entry {
    pub(crate) fn text(&self) -> String {
        let Self { key, company, person, epoch } = self;
        let (company, person) = (id_text(*company), id_text(*person));
        format!("{}:{company}:{person}:{}", hex(&key.0), epoch.get())
    }

    pub(crate) fn parse(text: &str) -> Result<Self, StoreError> {
        let mut parts = text.split(':');
        let mut next = || parts.next().unwrap_or_default();
        let (key, company, person, epoch) = (next(), next(), next(), next());
        let parsed = || {
            Some(Self {
                key: SessionKey(unhex(key)?),
                company: Id::from_uuid(Uuid::try_parse(company).ok()?),
                person: Id::from_uuid(Uuid::try_parse(person).ok()?),
                epoch: Epoch::new(epoch.parse().ok()?),
            })
        };
        parsed().ok_or_else(|| StoreError::corrupt("Redis: an entry of a session makes no sense"))
    }
}

pub(crate) fn id_text<T>(id: Id<T>) -> String {
    id.uuid().simple().to_string()
}

pub(crate) fn hex(bytes: &[u8; 32]) -> String {
    let mut text = String::with_capacity(64);
    for byte in bytes {
        // A String takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_read_back_is_the_entry_written() {
        let entry = Entry {
            key: SessionKey(std::array::from_fn(|n| u8::try_from(n * 7).unwrap_or(255))),
            company: Id::from_uuid(Uuid::from_u128(1)),
            person: Id::from_uuid(Uuid::from_u128(u128::MAX)),
            epoch: Epoch::FIRST.next(),
        };
        assert_eq!(Entry::parse(&entry.text()).expect("an entry"), entry);
        for bad in ["", "ab", "zz:1:2:3", &entry.text()[1..]] {
            assert!(Entry::parse(bad).is_err(), "{bad}");
        }
    }
}
