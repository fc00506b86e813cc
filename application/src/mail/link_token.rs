use std::{fmt, fmt::Write, str::FromStr};

use domain_identity::{LinkHash, LinkId};
use domain_kernel::{Id, OperatorId, PersonId, Realm};
use sha2::{Digest, Sha256};

/// What the links of an installation follow from. Not to be shown or logged.
#[derive(Clone)]
pub struct LinkKey(pub [u8; 32]);

/// The secret of a link: 256 bits, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LinkToken([u8; 32]);

/// That of an operator, who is of no company.
pub(crate) fn operator_link_token(key: &LinkKey, operator: OperatorId, link: LinkId) -> LinkToken {
    link_token(key, Realm::Platform, Id::from_uuid(operator.uuid()), link)
}

/// It follows from the key, from whose it is and from the link, so that a mail that waits holds
/// nothing that opens it.
pub(crate) fn link_token(key: &LinkKey, realm: Realm, person: PersonId, link: LinkId) -> LinkToken {
    // Without the company, whoever may choose ids in one would know the links of another.
    let company = realm.company().map(Id::uuid).unwrap_or_default();
    let seed = Sha256::new().chain_update(key.0).chain_update(company);
    LinkToken(seed.chain_update(person.uuid()).chain_update(link.uuid()).finalize().into())
}

impl LinkToken {
    /// Of bytes that nobody can foresee.
    pub(crate) fn drawn(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What a store keeps of it. Drawn from 256 bits, it needs no salt.
    pub fn hash(&self) -> LinkHash {
        LinkHash(Sha256::digest(self.0).into())
    }

    /// As it stands in a link.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            // Writing to a text never fails.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// Not a token. Nobody is told more, since there is nothing to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoToken;

impl FromStr for LinkToken {
    type Err = NoToken;

    fn from_str(text: &str) -> Result<Self, NoToken> {
        let is_token = text.len() == 64 && text.bytes().all(|it| it.is_ascii_hexdigit());
        if !is_token {
            return Err(NoToken);
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            let digits = text.get(2 * place..2 * place + 2).ok_or(NoToken)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NoToken)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(…)")
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn token(key: u8, company: u128, person: u128, link: u128) -> LinkToken {
        let realm = Realm::Company(Id::from_uuid(Uuid::from_u128(company)));
        let (person, link) = (Uuid::from_u128(person), Uuid::from_u128(link));
        link_token(&LinkKey([key; 32]), realm, Id::from_uuid(person), Id::from_uuid(link))
    }

    #[test]
    fn a_token_is_one_links_of_one_person_of_one_company_of_one_installation() {
        assert_eq!(token(1, 1, 1, 1), token(1, 1, 1, 1));
        for other in [token(2, 1, 1, 1), token(1, 2, 1, 1), token(1, 1, 2, 1), token(1, 1, 1, 2)] {
            assert_ne!(other, token(1, 1, 1, 1));
        }
    }

    #[test]
    fn a_token_is_read_back_from_its_link_and_nothing_else_is_one() {
        let token = token(1, 1, 1, 1);
        assert_eq!(token.text().parse(), Ok(token));
        for bad in ["", "x", &token.text()[1..], &"é".repeat(32), &format!("{}0", token.text())] {
            assert_eq!(bad.parse::<LinkToken>(), Err(NoToken), "{bad}");
        }
        assert_eq!(format!("{token:?}"), "LinkToken(…)");
    }
}
