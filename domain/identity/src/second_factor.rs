//! The second thing that somebody shows at sign-in: a code of an app on their phone, or one of a
//! few recovery codes on paper.

use std::{collections::BTreeSet, fmt, time::Duration};

use domain_kernel::{Role, Timestamp};
use thiserror::Error;

use crate::{
    Operator, Owner, Person, RecoveryCodeUsed, RecoveryCodesReplaced, SecondFactorReset,
    SecondFactorTurnedOff, SecondFactorTurnedOn,
};

/// What tells one secret of an account from another. The secret itself follows from it and from a key
/// of the installation, and is kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorSerial(i64);

/// What a recovery code is checked against. The codes are too long to be guessed from it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecoveryHash(pub [u8; 32]);

/// The second factor of a person or an operator, while they have one (spec: equipment, "People and sign-in").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    pub owner: Owner,
    pub serial: FactorSerial,
    pub since: Timestamp,
    /// Of the last code that was taken; no code is taken that is not later.
    pub last_step: u64,
    /// Those that nobody has used.
    pub recovery: BTreeSet<RecoveryHash>,
}

/// A code opens once, and none opens that is older than one that did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this code was used before; wait for the next one")]
pub struct StepUsed;

/// Whose accounts need a second factor, as the company decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactorRoles(BTreeSet<Role>);

impl FactorSerial {
    pub fn new(number: i64) -> Self {
        Self(number)
    }

    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Debug for RecoveryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryHash(…)")
    }
}

impl SecondFactor {
    /// How long a code stands on the phone (RFC 6238).
    pub const STEP: Duration = Duration::from_secs(30);
    pub const N_RECOVERY_CODES: usize = 10;

    /// `step` is that of the first code, which proves that the app has the secret.
    pub fn turn_on(
        owner: Owner,
        serial: FactorSerial,
        step: u64,
        recovery: BTreeSet<RecoveryHash>,
        now: Timestamp,
    ) -> (Self, SecondFactorTurnedOn) {
        let factor = Self { owner, serial, since: now, last_step: step, recovery };
        (factor, SecondFactorTurnedOn { owner })
    }

    /// The steps whose codes are taken now: a phone may be half a minute behind or ahead.
    pub fn steps_at(now: Timestamp) -> [u64; 3] {
        let seconds = u64::try_from(now.micros().div_euclid(1_000_000)).unwrap_or_default();
        let step = seconds / Self::STEP.as_secs();
        [step.saturating_sub(1), step, step + 1]
    }

    /// Takes the code of a step.
    pub fn use_step(&mut self, step: u64) -> Result<(), StepUsed> {
        if step <= self.last_step {
            return Err(StepUsed);
        }
        self.last_step = step;
        Ok(())
    }

    /// Takes a recovery code, which is none any more. `None` when it is none.
    pub fn use_recovery(&mut self, code: &RecoveryHash) -> Option<RecoveryCodeUsed> {
        let is_one = self.recovery.remove(code);
        is_one.then_some(RecoveryCodeUsed { owner: self.owner, n_left: self.recovery.len() })
    }

    /// Gives other recovery codes. The old ones are none any more.
    pub fn replace_recovery(&mut self, codes: BTreeSet<RecoveryHash>) -> RecoveryCodesReplaced {
        self.recovery = codes;
        RecoveryCodesReplaced { owner: self.owner }
    }

    /// They want to come in by the password alone again.
    pub fn turn_off(self) -> SecondFactorTurnedOff {
        SecondFactorTurnedOff { owner: self.owner }
    }

    /// Somebody lets them in by the password alone who have lost their phone.
    pub fn reset(self) -> SecondFactorReset {
        SecondFactorReset { owner: self.owner }
    }
}

impl FactorRoles {
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Self {
        Self(roles.into_iter().collect())
    }

    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// The words that stores and the audit trail keep: `admin manager`.
    pub fn words(&self) -> String {
        self.0.iter().map(|it| it.name()).collect::<Vec<_>>().join(" ")
    }

    /// The opposite of [`FactorRoles::words`].
    pub fn parse(words: &str) -> Option<Self> {
        words.split_whitespace().map(Role::parse).collect::<Option<_>>().map(Self)
    }
}

impl Person {
    /// Ends all of the person's sessions, since what lets them in is something else now.
    pub fn end_sessions(&mut self) {
        self.epoch = self.epoch.next();
    }
}

impl Operator {
    /// Ends all of the operator's sessions, for the same reason.
    pub fn end_sessions(&mut self) {
        self.epoch = self.epoch.next();
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    fn hashes(numbers: impl IntoIterator<Item = u8>) -> BTreeSet<RecoveryHash> {
        numbers.into_iter().map(|it| RecoveryHash([it; 32])).collect()
    }

    fn given_factor(step: u64) -> SecondFactor {
        let owner = Owner::Person(Id::from_uuid(Uuid::from_u128(1)));
        SecondFactor::turn_on(owner, FactorSerial::new(7), step, hashes(1..=10), at(0)).0
    }

    #[test]
    fn a_phone_may_be_one_step_behind_or_ahead() {
        assert_eq!(SecondFactor::steps_at(at(59)), [0, 1, 2]);
        assert_eq!(SecondFactor::steps_at(at(60)), [1, 2, 3]);
        assert_eq!(SecondFactor::steps_at(at(0)), [0, 0, 1]);
        assert_eq!(SecondFactor::steps_at(at(-5)), [0, 0, 1]);
    }

    #[test]
    fn a_step_is_used_once_and_none_before_it() {
        let mut factor = given_factor(4);
        assert_eq!(factor.use_step(4), Err(StepUsed), "the first code has been used");
        assert_eq!(factor.use_step(6), Ok(()));
        assert_eq!(factor.use_step(6), Err(StepUsed));
        assert_eq!(factor.use_step(5), Err(StepUsed));
        assert_eq!(factor.use_step(7), Ok(()));
    }

    #[test]
    fn a_recovery_code_is_used_once_and_new_ones_replace_all() {
        let mut factor = given_factor(4);
        let code = RecoveryHash([3; 32]);
        assert_eq!(factor.use_recovery(&code).map(|it| it.n_left), Some(9));
        assert_eq!(factor.use_recovery(&code), None);
        factor.replace_recovery(hashes(20..30));
        assert_eq!(factor.use_recovery(&RecoveryHash([4; 32])), None);
        assert_eq!(factor.use_recovery(&RecoveryHash([20; 32])).map(|it| it.n_left), Some(9));
    }

    #[test]
    fn roles_are_kept_as_words() {
        let roles = FactorRoles::of([Role::Manager, Role::Admin]);
        assert_eq!(FactorRoles::parse(&roles.words()), Some(roles.clone()));
        assert!(roles.has(Role::Admin) && !roles.has(Role::Staff));
        assert_eq!(FactorRoles::parse(""), Some(FactorRoles::default()));
        assert_eq!(FactorRoles::parse("admin captain"), None);
    }
}
