use std::{fmt, str::FromStr};

use domain_kernel::Realm;
use thiserror::Error;

use crate::{Hash, Head};

/// The end of a chain as it was once, written down outside of the database: a few lines of text
/// that an auditor keeps. A chain that was rewritten as a whole verifies by itself, and not against
/// one of these (spec: inventory, "Audit").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    pub realm: Realm,
    pub head: Head,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "this is not a seal of an audit trail: three lines that say whose it is, how many entries it has, and their hash"
)]
pub struct SealError;

const REALM: &str = "trail: ";
const ENTRIES: &str = "entries: ";
const HASH: &str = "sha256: ";

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.realm {
            Realm::Platform => writeln!(f, "{REALM}platform")?,
            Realm::Company(company) => writeln!(f, "{REALM}company {company}")?,
        }
        writeln!(f, "{ENTRIES}{}", self.head.seq)?;
        writeln!(f, "{HASH}{}", hex(&self.head.hash))
    }
}

impl FromStr for Seal {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        let value = |name| text.lines().find_map(|it| it.trim().strip_prefix(name));
        let realm = match value(REALM).ok_or(SealError)? {
            "platform" => Realm::Platform,
            realm => {
                let id = realm.strip_prefix("company ").and_then(|it| it.parse().ok());
                Realm::Company(id.ok_or(SealError)?)
            }
        };
        let seq = value(ENTRIES).and_then(|it| it.parse().ok()).filter(|it| 0 <= *it);
        let seq = seq.ok_or(SealError)?;
        let hash = value(HASH).and_then(unhex).ok_or(SealError)?;
        Ok(Self { realm, head: Head { seq, hash } })
    }
}

/// As people see a hash.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, it| hex + &format!("{it:02x}"))
}

fn unhex(text: &str) -> Option<Hash> {
    if text.len() != 64 || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let mut hash = Hash::default();
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_seal_is_read_as_it_was_written() {
        for realm in [Realm::Platform, Realm::Company(Id::from_uuid(Uuid::from_u128(7)))] {
            let seal = Seal { realm, head: Head { seq: 4_711, hash: [0xa5; 32] } };
            assert_eq!(seal.to_string().parse(), Ok(seal));
            assert_eq!(seal.to_string().replace('\n', "\r\n").parse(), Ok(seal));
        }
    }

    #[test]
    fn what_is_no_seal_is_refused() {
        let seal = Seal { realm: Realm::Platform, head: Head::default() }.to_string();
        for bad in [
            String::new(),
            seal.replace("platform", "company 7"),
            seal.replace("entries: 0", "entries: -1"),
            seal.replace("sha256: 00", "sha256: +0"),
            seal.replace("sha256: 00", "sha256: "),
        ] {
            assert_eq!(bad.parse::<Seal>(), Err(SealError), "{bad}");
        }
    }
}
