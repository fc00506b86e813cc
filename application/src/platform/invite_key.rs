use domain_identity::{InviteCode, InviteId, InviteKey};
use sha2::{Digest, Sha256};

use crate::identity::TemporaryKey;

/// What is kept of a code. Drawn from 140 bits, it needs no salt.
pub(crate) fn invite_key(code: &InviteCode) -> InviteKey {
    InviteKey(Sha256::digest(code.plain()).into())
}

/// Follows from the installation's key and from whose code it is, as temporary passwords do: the
/// second answer to one form says what the first one said.
pub(crate) fn invite_code(key: &TemporaryKey, invite: InviteId) -> InviteCode {
    let seed = Sha256::new().chain_update(b"invite\0").chain_update(key.0);
    let digest: [u8; 32] = seed.chain_update(invite.uuid()).finalize().into();
    let mut random = [0; 28];
    random.copy_from_slice(&digest[..28]);
    InviteCode::draw(random)
}
