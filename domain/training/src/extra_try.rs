//! One more try for somebody who has used all of theirs.

use domain_kernel::{Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{ExtraTryGiven, ModuleId, Past, Tries, Turn};

/// Why somebody may try once more, as it was typed; it may say things about them.
pub type ExtraTryReason = Line<300>;

/// A try that somebody gave on top of what a module allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraTry {
    pub person: PersonId,
    pub module: ModuleId,
    /// How many attempts there were then: nobody gets two more for the same ones.
    pub after: u32,
    pub given: Timestamp,
    pub by: Option<PersonId>,
    pub reason: ExtraTryReason,
}

/// Why nobody gets one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ExtraTryRefused {
    #[error("there are tries left, so one more is not needed")]
    HasTries,
    #[error("one gives oneself no tries; ask somebody else who may")]
    Oneself,
}

impl ExtraTry {
    /// Gives a person one more try at a module, whose tries they have all used.
    pub fn give(
        (person, module): (PersonId, ModuleId),
        (tries, past): (Tries, Past),
        by: Option<PersonId>,
        reason: ExtraTryReason,
        now: Timestamp,
    ) -> Result<(Self, ExtraTryGiven), ExtraTryRefused> {
        if by == Some(person) {
            return Err(ExtraTryRefused::Oneself);
        }
        let Turn::Used { .. } = tries.turn(past.tries, now) else {
            return Err(ExtraTryRefused::HasTries);
        };
        let after = past.n_attempts;
        let given = ExtraTryGiven { person, module, after, reason: reason.clone() };
        Ok((Self { person, module, after, given: now, by, reason }, given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        MostTries, TriesTaken,
        tests::given::{amina, at, id},
    };

    #[test]
    fn one_more_try_is_for_somebody_else_who_has_none_left() {
        let tries = Tries { most: MostTries::new(2).ok(), ..Tries::default() };
        let past = |n, n_extra| Past {
            n_attempts: 5,
            is_any_open: false,
            tries: TriesTaken { n, n_extra, last: Some(at(1)) },
        };
        let give = |by, past| {
            let reason = ExtraTryReason::restore("The fire alarm rang".to_owned());
            ExtraTry::give((amina(), id(1)), (tries, past), by, reason, at(2))
        };
        let manager = Some(id(2));
        assert_eq!(give(manager, past(1, 0)), Err(ExtraTryRefused::HasTries));
        assert_eq!(give(manager, past(2, 1)), Err(ExtraTryRefused::HasTries));
        assert_eq!(give(Some(amina()), past(2, 0)), Err(ExtraTryRefused::Oneself));
        let (extra, _) = give(manager, past(3, 1)).expect("no tries left");
        assert_eq!((extra.after, extra.given, extra.by), (5, at(2), manager));
    }
}
