//! Attempts, and what comes of them.

use domain_kernel::{Change, Fact, PersonId};

use super::module;
use crate::{
    AttemptId, CompletionId, CorrectionCounts, CorrectionReason, Ending, ExtraTryReason, ModuleId,
    Outcome, Points, Reach, VersionNumber,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptStarted {
    pub attempt: AttemptId,
    pub module: ModuleId,
    pub version: VersionNumber,
    pub person: PersonId,
    pub is_practice: bool,
}

/// An attempt came to its end, which does not change any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptFinished {
    pub attempt: AttemptId,
    pub module: ModuleId,
    pub version: VersionNumber,
    pub person: PersonId,
    pub is_practice: bool,
    pub outcome: Outcome,
    /// `None` where nothing was asked.
    pub result: Option<QuizResult>,
    pub ending: Option<Ending>,
}

/// A completion does not count any more. Why is for its readers, and not for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompletionRevoked {
    pub completion: CompletionId,
    pub person: PersonId,
    pub module: ModuleId,
}

/// What somebody earned in a quiz, and what it took, as it was when they started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuizResult {
    pub score: Points,
    pub needed: Points,
    pub max: Points,
}

/// Somebody who had used all tries at a module may try once more. The reason may say things about
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraTryGiven {
    pub person: PersonId,
    pub module: ModuleId,
    pub after: u32,
    pub reason: ExtraTryReason,
}

/// The attempts at a version are marked otherwise than it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCorrected {
    pub module: ModuleId,
    pub version: VersionNumber,
    /// The version in which the new keys stand.
    pub key: VersionNumber,
    pub n_questions: usize,
    pub reach: Reach,
    pub reason: CorrectionReason,
    pub counts: CorrectionCounts,
}

impl Fact for AttemptStarted {
    fn name(&self) -> &'static str {
        "training.attempt_started"
    }

    fn subject(&self) -> String {
        attempt(self.attempt)
    }

    fn details(&self) -> Vec<Change> {
        run(self.module, self.version, self.person, self.is_practice)
    }
}

impl Fact for AttemptFinished {
    fn name(&self) -> &'static str {
        "training.attempt_finished"
    }

    fn subject(&self) -> String {
        attempt(self.attempt)
    }

    fn details(&self) -> Vec<Change> {
        let mut details = run(self.module, self.version, self.person, self.is_practice);
        details.push(Change::set("outcome", self.outcome.name()));
        if let Some(result) = self.result {
            details.push(Change::set("score", result.score.to_string()));
            details.push(Change::set("needed", result.needed.to_string()));
            details.push(Change::set("max", result.max.to_string()));
        }
        if let Some(ending) = self.ending {
            details.push(Change::set("ending", ending.name()));
        }
        details
    }
}

impl Fact for CompletionRevoked {
    fn name(&self) -> &'static str {
        "training.completion_revoked"
    }

    fn subject(&self) -> String {
        format!("completion:{}", self.completion)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("module", self.module.to_string()),
            Change::set("person", self.person.to_string()),
        ]
    }
}

impl Fact for KeyCorrected {
    fn name(&self) -> &'static str {
        "training.key_corrected"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        let CorrectionCounts { n_changed, n_passed, n_failed, n_revoked } = self.counts;
        vec![
            Change::set("version", self.version.get().to_string()),
            Change::set("key_of_version", self.key.get().to_string()),
            Change::set("n_questions", self.n_questions.to_string()),
            Change::set("reach", self.reach.name()),
            Change::set("reason", self.reason.as_str()),
            Change::set("n_changed", n_changed.to_string()),
            Change::set("n_passed", n_passed.to_string()),
            Change::set("n_failed", n_failed.to_string()),
            Change::set("n_revoked", n_revoked.to_string()),
        ]
    }
}

impl Fact for ExtraTryGiven {
    fn name(&self) -> &'static str {
        "training.extra_try_given"
    }

    fn subject(&self) -> String {
        module(self.module)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("person", self.person.to_string()),
            Change::set("after_attempts", self.after.to_string()),
        ]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((self.person, vec![Change::set("reason", self.reason.as_str())]))
    }
}

/// Whose attempt at what it is.
fn run(
    module: ModuleId,
    version: VersionNumber,
    person: PersonId,
    is_practice: bool,
) -> Vec<Change> {
    vec![
        Change::set("module", module.to_string()),
        Change::set("version", version.get().to_string()),
        Change::set("person", person.to_string()),
        Change::set("is_practice", is_practice.to_string()),
    ]
}

fn attempt(id: AttemptId) -> String {
    format!("attempt:{id}")
}
