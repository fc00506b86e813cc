use std::fmt;

use domain_equipment::{ActivationCode, CodeHash, CodeNumber, ItemCode, ItemId};
use domain_kernel::{CompanyId, StoreError, Timestamp};
use sha2::{Digest, Sha256};

use crate::{App, Random};

/// What codes are found by follows from it, so that whoever has the database alone cannot try codes
/// out. Not to be shown or logged.
#[derive(Clone)]
pub struct CodeKey(pub [u8; 32]);

/// Encrypts what has to be read again, with the installation's key.
pub trait Sealing: Send + Sync {
    /// `about` is what it belongs to; it opens beside nothing else.
    fn seal(&self, plain: &[u8], about: &[u8]) -> Vec<u8>;
    /// Nothing where it was sealed with another key, about something else, or was changed.
    fn open(&self, sealed: &[u8], about: &[u8]) -> Option<Vec<u8>>;
}

impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeKey(…)")
    }
}

impl CodeKey {
    pub fn hash(&self, company: CompanyId, code: &ActivationCode) -> CodeHash {
        let hash = Sha256::new().chain_update(self.0).chain_update(company.uuid());
        CodeHash(hash.chain_update(code.plain()).finalize().into())
    }
}

/// A code that nobody can foresee.
fn draw(random: &dyn Random) -> ActivationCode {
    loop {
        if let Some(code) = ActivationCode::from_bits(random.bytes()) {
            return code;
        }
    }
}

/// Another code for an item. Of those of a company hardly two are ever alike, and the store refuses
/// the second.
pub(super) fn fresh_code(
    app: &App,
    company: CompanyId,
    (item, number): (ItemId, CodeNumber),
    since: Timestamp,
) -> ItemCode {
    let code = draw(&*app.random);
    let about = about(company, item, number);
    ItemCode {
        item,
        number,
        hash: app.policy.code_key.hash(company, &code),
        sealed: Some(app.sealing.seal(code.plain().as_bytes(), &about)),
        since,
        replaced: None,
    }
}

/// The code that was sealed, for its label.
pub(super) fn unseal(
    app: &App,
    company: CompanyId,
    (item, number): (ItemId, CodeNumber),
    sealed: &[u8],
) -> Result<ActivationCode, StoreError> {
    let plain = app.sealing.open(sealed, &about(company, item, number));
    let code = plain.and_then(|it| ActivationCode::parse(str::from_utf8(&it).ok()?).ok());
    code.ok_or_else(|| {
        StoreError::corrupt("a code cannot be read; is the secret key that of this database?")
    })
}

fn about(company: CompanyId, item: ItemId, number: CodeNumber) -> Vec<u8> {
    let ids = [company.uuid(), item.uuid()];
    let ids = ids.iter().flat_map(|it| *it.as_bytes());
    ids.chain(number.get().to_le_bytes()).collect()
}
