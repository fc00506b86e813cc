use std::fmt;

use domain_identity::{AccountId, Credential, Password, TypedPassword};
use domain_kernel::{Id, PersonId, Realm, Version};
use sha2::{Digest, Sha256};

use crate::{App, identity::HashError};

/// What the temporary passwords of an installation follow from. Not to be shown or logged.
#[derive(Clone)]
pub struct TemporaryKey(pub [u8; 32]);

impl fmt::Debug for TemporaryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TemporaryKey(…)")
    }
}

/// Four groups of four letters and digits that nobody confuses: 78 bits. It follows from the key,
/// from whose it is and from the version of the person that the form showed, if there was one: the
/// second answer to one form says what the first one said, and no two forms say the same.
pub(crate) fn temporary_password(
    key: &TemporaryKey,
    realm: Realm,
    person: PersonId,
    shown: Option<Version>,
) -> Password {
    // Without the company, whoever may choose ids in one would know the passwords of another.
    let company = realm.company().map(Id::uuid).unwrap_or_default();
    let seed = Sha256::new().chain_update(key.0).chain_update(company).chain_update(person.uuid());
    let seed = seed.chain_update(shown.map_or(0, Version::get).to_le_bytes());
    Password::generated(letters(&seed))
}

/// Four groups of four letters and digits that nobody confuses, which follow from a seed.
pub(super) fn letters(seed: &Sha256) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut letters = Vec::new();
    for round in 0..=u8::MAX {
        // Bytes beyond the last whole round of the letters would make the first ones likelier.
        let drawn = seed.clone().chain_update([round]).finalize();
        let drawn = drawn.into_iter().filter(|it| *it < 248);
        letters.extend(drawn.map(|it| char::from(LETTERS[usize::from(it) % LETTERS.len()])));
        if 16 <= letters.len() {
            break;
        }
    }
    letters.truncate(16);
    let groups: Vec<String> = letters.chunks(4).map(|it| it.iter().collect()).collect();
    groups.join("-")
}

/// Whether this is somebody's password. It takes as long whoever it is, also for nobody.
pub(super) async fn is_password(
    app: &App,
    typed: &TypedPassword,
    of: Option<(AccountId, &Credential)>,
) -> Result<bool, HashError> {
    let hash = of.and_then(|(_, it)| it.hash());
    let is_hashed = app.passwords.verify(typed, hash).await?;
    let Some((AccountId::Person { company, person }, Credential::Issued { .. })) = of else {
        return Ok(is_hashed);
    };
    let realm = Realm::Company(company);
    let issued = temporary_password(&app.policy.temporary_key, realm, person, None);
    // Digests, so that the time it takes tells nothing of the letters.
    Ok(Sha256::digest(typed.as_str()) == Sha256::digest(issued.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_one_forms_of_one_person_of_one_company_of_one_installation() {
        let password = |key, company: u128, person: u128, shown| {
            let realm = Realm::Company(Id::from_uuid(uuid::Uuid::from_u128(company)));
            let person = Id::from_uuid(uuid::Uuid::from_u128(person));
            let shown = (0 < shown).then(|| Version::new(shown));
            temporary_password(&TemporaryKey([key; 32]), realm, person, shown).as_str().to_owned()
        };
        assert_eq!(password(1, 1, 1, 0), password(1, 1, 1, 0));
        let others = [
            password(2, 1, 1, 0),
            password(1, 2, 1, 0),
            password(1, 1, 2, 0),
            password(1, 1, 1, 1),
        ];
        for other in others {
            assert_ne!(other, password(1, 1, 1, 0));
            assert_eq!(other.len(), 19);
        }
    }
}
