//! Codes that open once: those of an app (RFC 6238) and those on paper.

use std::fmt;

use domain_identity::{AccountId, FactorSerial, RecoveryCodeUsed, RecoveryHash, SecondFactor};
use domain_kernel::{Id, Timestamp};
use sha2::{Digest, Sha256};
use totp_rs::Builder;

use super::temporary::letters;
use crate::{App, Random, identity::SessionKey};

/// What the secrets of second factors follow from, so that nothing that opens an account stands in
/// the database. Not to be shown or logged.
#[derive(Clone)]
pub struct FactorKey(pub [u8; 32]);

/// What an app on somebody's phone makes codes from. Shown to the person and to nobody else.
pub struct FactorSecret([u8; 20]);

/// A code for the day on which the phone is not at hand. It is shown once and kept nowhere.
pub struct RecoveryCode(String);

/// What somebody typed as a code.
pub(crate) enum TypedCode {
    OfApp(String),
    Recovery(RecoveryHash),
}

/// What was typed opens nothing, or nothing any more.
pub(crate) struct WrongCode;

impl fmt::Debug for FactorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactorKey(…)")
    }
}

impl fmt::Debug for FactorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactorSecret(…)")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl FactorSecret {
    pub(crate) fn of(key: &FactorKey, account: AccountId, serial: FactorSerial) -> Self {
        let company = account.realm().company().map(Id::uuid).unwrap_or_default();
        let owner = match account {
            AccountId::Person { person, .. } => person.uuid(),
            AccountId::Operator(operator) => operator.uuid(),
        };
        let seed = Sha256::new().chain_update(key.0).chain_update(company);
        let seed = seed.chain_update(owner).chain_update(serial.get().to_le_bytes());
        let mut secret = [0; 20];
        secret.iter_mut().zip(seed.finalize()).for_each(|(to, from)| *to = from);
        Self(secret)
    }

    /// For the samples of pages.
    pub fn sample() -> Self {
        Self(*b"12345678901234567890")
    }

    /// As apps take it: base32 (RFC 4648), which 20 bytes fill without a rest.
    pub fn base32(&self) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let chunks =
            self.0.chunks(5).map(|it| it.iter().fold(0_u64, |all, it| (all << 8) | u64::from(*it)));
        let letter = |chunk: u64, place: u32| {
            let index = usize::try_from((chunk >> (35 - 5 * place)) & 31).unwrap_or_default();
            char::from(LETTERS[index])
        };
        chunks.flat_map(|chunk| (0..8).map(move |place| letter(chunk, place))).collect()
    }

    /// The code of one step.
    pub fn code(&self, step: u64) -> String {
        let totp = Builder::new().with_secret(self.0).build_noncompliant();
        totp.generate(step * SecondFactor::STEP.as_secs()).to_string()
    }

    /// The step of a code that was typed, among these. All are computed, whichever it is.
    pub(crate) fn step_of(&self, code: &str, steps: impl IntoIterator<Item = u64>) -> Option<u64> {
        let matching = steps.into_iter().filter(|it| is_same(&self.code(*it), code));
        matching.collect::<Vec<_>>().first().copied()
    }
}

impl RecoveryCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For the samples of pages.
    pub fn sample() -> Self {
        Self("k3xp-9qmt-vw2h-7dfy".to_owned())
    }

    /// As many as a person has: four groups of four letters and digits each, 78 bits.
    pub(crate) fn draw(random: &dyn Random) -> Vec<Self> {
        let one = || {
            let drawn: [u8; 32] = random.bytes();
            Self(letters(&Sha256::new().chain_update(drawn)))
        };
        std::iter::repeat_with(one).take(SecondFactor::N_RECOVERY_CODES).collect()
    }

    pub(crate) fn hash(&self) -> RecoveryHash {
        RecoveryHash(Sha256::digest(plain(&self.0)).into())
    }
}

impl TypedCode {
    /// Blanks and dashes are how codes are read out, and no part of them.
    pub(crate) fn parse(typed: &str) -> Self {
        let plain = plain(typed);
        match plain.len() == 6 && plain.bytes().all(|it| it.is_ascii_digit()) {
            true => Self::OfApp(plain),
            false => Self::Recovery(RecoveryHash(Sha256::digest(plain).into())),
        }
    }
}

/// Takes a code for good. What comes back is on record if it was a recovery code.
pub(crate) fn take_code(
    app: &App,
    account: AccountId,
    factor: &mut SecondFactor,
    typed: &TypedCode,
    now: Timestamp,
) -> Result<Option<RecoveryCodeUsed>, WrongCode> {
    match typed {
        TypedCode::Recovery(hash) => factor.use_recovery(hash).map(Some).ok_or(WrongCode),
        TypedCode::OfApp(code) => {
            let key = &app.policy.factor_key;
            let secret = FactorSecret::of(key, account, factor.serial);
            let steps = SecondFactor::steps_at(now);
            // Two steps may have one code; the used one must not hide the other.
            let open = steps.into_iter().filter(|it| factor.last_step < *it);
            let step = secret.step_of(code, open).ok_or(WrongCode)?;
            factor.use_step(step).map_err(|_| WrongCode)?;
            Ok(None)
        }
    }
}

/// The serial of what a session is offered. It stays the same however often the page is shown, and
/// no two sessions are offered the same secret.
pub(crate) fn offered_to(session: &SessionKey) -> FactorSerial {
    let digest: [u8; 32] =
        Sha256::new().chain_update("second factor").chain_update(session.0).finalize().into();
    let mut serial = [0; 8];
    serial.copy_from_slice(&digest[..8]);
    FactorSerial::new(i64::from_le_bytes(serial))
}

fn plain(typed: &str) -> String {
    let kept = typed.chars().filter(|it| !it.is_whitespace() && *it != '-');
    kept.flat_map(char::to_lowercase).take(64).collect()
}

/// Takes as long wherever they differ.
fn is_same(one: &str, other: &str) -> bool {
    let differences = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    /// RFC 4226, appendix D, and RFC 6238, appendix B: SHA-1 of the secret "1234…7890". The latter
    /// has eight digits, of which apps show the last six.
    #[test]
    fn codes_are_those_of_the_standards() {
        let secret = FactorSecret::sample();
        let counted = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ];
        for (step, code) in (0..).zip(counted) {
            assert_eq!(secret.code(step), code);
        }
        let timed = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (seconds, code) in timed {
            let now = Timestamp::from_micros(seconds * 1_000_000);
            let [_, step, _] = SecondFactor::steps_at(now);
            assert_eq!(secret.code(step), code[2..]);
            assert_eq!(secret.step_of(&code[2..], SecondFactor::steps_at(now)), Some(step));
        }
        assert_eq!(secret.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_secret_is_one_persons_of_one_company_of_one_installation() {
        let secret = |key, company, person, serial| {
            let [company, person] = [company, person].map(Uuid::from_u128);
            let (company, person) = (Id::from_uuid(company), Id::from_uuid(person));
            let account = AccountId::Person { company, person };
            FactorSecret::of(&FactorKey([key; 32]), account, FactorSerial::new(serial)).0
        };
        assert_eq!(secret(1, 1, 1, 1), secret(1, 1, 1, 1));
        for other in
            [secret(2, 1, 1, 1), secret(1, 2, 1, 1), secret(1, 1, 2, 1), secret(1, 1, 1, 2)]
        {
            assert_ne!(other, secret(1, 1, 1, 1));
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert!(matches!(TypedCode::parse(" 755 224 "), TypedCode::OfApp(it) if it == "755224"));
        let hash = RecoveryCode::sample().hash();
        for typed in ["k3xp-9qmt-vw2h-7dfy", "K3XP 9QMT VW2H 7DFY", "k3xp9qmtvw2h7dfy"] {
            assert!(matches!(TypedCode::parse(typed), TypedCode::Recovery(it) if it == hash));
        }
        assert!(matches!(TypedCode::parse("75522"), TypedCode::Recovery(_)));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let printed = format!(
            "{:?} {:?} {:?}",
            FactorKey([1; 32]),
            FactorSecret::sample(),
            RecoveryCode::sample()
        );
        assert_eq!(printed, "FactorKey(…) FactorSecret(…) RecoveryCode(…)");
    }

    #[test]
    fn each_session_is_offered_a_secret_of_its_own() {
        let one = offered_to(&SessionKey([1; 32]));
        assert_eq!(one, offered_to(&SessionKey([1; 32])));
        assert_ne!(one, offered_to(&SessionKey([2; 32])));
    }
}
