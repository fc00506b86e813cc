//! Corrections: a key that was wrong, and what the attempts come to by the right one
//! (spec: training-reference, 4.5, class D).

use std::collections::BTreeMap;

use domain_kernel::Line;
use thiserror::Error;

use crate::{
    Attempt, AttemptId, AttemptState, KeyCorrected, Mark, ModuleId, ModuleVersion, Outcome, Points,
    Question, QuestionId, QuizResult, Unmet, VersionNumber,
    attempt::{earned, unmet},
};

/// Why the key was wrong, as those read it whose results changed.
pub type CorrectionReason = Line<500>;

/// How the attempts at one version are marked from now on. It says all that is corrected of that
/// version: a later one takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub module: ModuleId,
    /// Whose attempts it is about.
    pub version: VersionNumber,
    /// Counts the corrections of the version, from 1.
    pub ordinal: u32,
    /// The version in which the new keys stand.
    pub key: VersionNumber,
    /// Of the questions that are marked otherwise.
    pub remedies: BTreeMap<QuestionId, Remedy>,
    pub reach: Reach,
    pub reason: CorrectionReason,
}

/// What becomes of a question that had a wrong key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Answers are marked as a later version marks them.
    NewKey,
    /// Whatever was answered earns all of its points.
    FullMarks,
    /// It earns nothing and costs nothing, as if it had not been asked.
    LeftOut,
}

/// Whose results a correction changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Those that get better: nobody loses anything to a mistake of an author.
    #[default]
    WhereItHelps,
    /// Also those that get worse. Who had passed and now has not keeps the completion.
    Everybody,
    /// Also those that get worse, and a completion that would not have been one is revoked.
    EverybodyRevoking,
}

/// What one attempt comes to by a correction. The attempt itself stays as it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regrade {
    pub attempt: AttemptId,
    /// By which correction of the attempt's version.
    pub ordinal: u32,
    pub result: QuizResult,
    pub unmet: Unmet,
}

/// A finished attempt as a correction finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    pub attempt: Attempt,
    /// What it came to by an earlier correction.
    pub regrade: Option<Regrade>,
}

/// Why this is not a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CorrectionRefused {
    #[error("a version without questions has no key to correct")]
    NoQuiz,
    #[error("this question was not asked in that version")]
    NoSuchQuestion,
    #[error("no later version has another key for the same options of this question")]
    NoNewKey,
    #[error("say of one question at least how it is to be marked")]
    NothingCorrected,
    #[error("at least one question has to count")]
    NothingLeft,
}

impl Correction {
    /// Whether it can be, with the version it is about and the one that has the keys.
    ///
    /// # Errors
    ///
    /// What there is nothing to correct by, or what would leave nothing to pass.
    pub fn check(
        &self,
        version: &ModuleVersion,
        key: &ModuleVersion,
    ) -> Result<(), CorrectionRefused> {
        let quiz = version.quiz().ok_or(CorrectionRefused::NoQuiz)?;
        if self.remedies.is_empty() {
            return Err(CorrectionRefused::NothingCorrected);
        }
        for (id, remedy) in &self.remedies {
            let question = quiz.question(*id).ok_or(CorrectionRefused::NoSuchQuestion)?;
            if *remedy == Remedy::NewKey && new_key(question, key).is_none() {
                return Err(CorrectionRefused::NoNewKey);
            }
        }
        let counts = |it: &&Question| it.is_scored() && !self.leaves_out(it.id());
        quiz.questions().iter().find(counts).map(|_| ()).ok_or(CorrectionRefused::NothingLeft)
    }

    /// What each answer of an attempt is worth by this correction, in the order of its page.
    pub fn marks(
        &self,
        attempt: &Attempt,
        version: &ModuleVersion,
        key: &ModuleVersion,
    ) -> Vec<Mark> {
        let asked = attempt.asked(version).into_iter().map(|it| it.question);
        asked.map(|it| self.mark(attempt, it, key)).collect()
    }

    /// What a finished attempt comes to. `None` if that changes nothing, or is out of its reach, or
    /// the attempt is at another version.
    pub fn regrade(
        &self,
        graded: &Graded,
        version: &ModuleVersion,
        key: &ModuleVersion,
    ) -> Option<Regrade> {
        let before = graded.standing()?;
        let AttemptState::Graded { sitting, .. } = graded.attempt.state() else { return None };
        let quiz = version.quiz()?;
        let marks = self.marks(&graded.attempt, version, key);
        let max: Points = marks.iter().map(|it| it.out_of).sum();
        if max == Points::ZERO {
            // All that was drawn for this person is left out: there is nothing to judge by.
            return None;
        }
        let needed = match max == sitting.max {
            true => sitting.needed,
            false => quiz.rules.pass_mark.needed(max).min(max),
        };
        let result = QuizResult { score: earned(&marks).min(max), needed, max };
        let after = Regrade {
            attempt: graded.attempt.id(),
            ordinal: self.ordinal,
            result,
            unmet: unmet(quiz, &marks),
        };
        let is_reached = match self.reach {
            Reach::WhereItHelps => after.is_better_than(&before),
            Reach::Everybody | Reach::EverybodyRevoking => {
                (after.result, &after.unmet) != (before.result, &before.unmet)
            }
        };
        is_reached.then_some(after)
    }

    /// The fact that it was made.
    pub fn corrected(&self, counts: CorrectionCounts) -> KeyCorrected {
        KeyCorrected {
            module: self.module,
            version: self.version,
            key: self.key,
            n_questions: self.remedies.len(),
            reach: self.reach,
            reason: self.reason.clone(),
            counts,
        }
    }

    fn leaves_out(&self, question: QuestionId) -> bool {
        self.remedies.get(&question) == Some(&Remedy::LeftOut)
    }

    fn mark(&self, attempt: &Attempt, question: &Question, key: &ModuleVersion) -> Mark {
        let given = attempt.response(question.id()).answer;
        let mark = question.mark(given.as_ref());
        match self.remedies.get(&question.id()) {
            None => mark,
            Some(Remedy::FullMarks) => Mark { earned: mark.out_of, is_right: true, ..mark },
            Some(Remedy::LeftOut) => {
                Mark { earned: Points::ZERO, out_of: Points::ZERO, is_right: true, ..mark }
            }
            Some(Remedy::NewKey) => match new_key(question, key) {
                Some(right) => right.mark(given.as_ref()),
                None => mark,
            },
        }
    }
}

/// How many results a correction changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CorrectionCounts {
    pub n_changed: u32,
    /// Of these, who passes now and had not.
    pub n_passed: u32,
    /// Of these, who had passed and does not by this.
    pub n_failed: u32,
    pub n_revoked: u32,
}

/// The question with the key that a later version has for it, worth what it was worth. `None` where
/// that asks for something else: only the same answers can be marked anew.
pub fn new_key(question: &Question, key: &ModuleVersion) -> Option<Question> {
    let later = key.quiz()?.question(question.id())?;
    let options = |it: &Question| {
        let mut ids: Vec<_> = it.kind().options().iter().map(|it| it.id).collect();
        ids.sort_unstable();
        ids
    };
    let is_same = question.kind().of_type() == later.kind().of_type()
        && options(question) == options(later)
        && !question.is_scored_like(&later.worth(question.points(), question.rules()));
    is_same.then(|| later.worth(question.points(), question.rules()))
}

impl Graded {
    /// What the attempt comes to now: by the last correction that reached it, else as it ended.
    /// `None` if it is not a quiz that has ended.
    pub fn standing(&self) -> Option<Regrade> {
        if self.regrade.is_some() {
            return self.regrade.clone();
        }
        let (result, unmet) = (self.attempt.result()?, self.attempt.unmet()?.clone());
        Some(Regrade { attempt: self.attempt.id(), ordinal: 0, result, unmet })
    }
}

impl Regrade {
    /// Told by its numbers, as an attempt's own is. A tie passes.
    pub fn outcome(&self) -> Outcome {
        let is_passed = self.result.needed <= self.result.score && self.unmet.is_empty();
        if is_passed { Outcome::Passed } else { Outcome::Failed }
    }

    /// Whether it helps its person: it passes where the other did not, or is a greater part of what
    /// there was to earn.
    pub fn is_better_than(&self, other: &Self) -> bool {
        let (now, before) = (self.outcome().is_success(), other.outcome().is_success());
        let part = |it: &Self, of: &Self| {
            u64::from(it.result.score.milli()) * u64::from(of.result.max.milli())
        };
        (now && !before) || (now == before && part(other, self) < part(self, other))
    }
}

impl Remedy {
    pub const ALL: [Self; 3] = [Self::NewKey, Self::FullMarks, Self::LeftOut];

    /// The word that stores and forms keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewKey => "new_key",
            Self::FullMarks => "full_marks",
            Self::LeftOut => "left_out",
        }
    }

    /// The opposite of [`Remedy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Reach {
    pub const ALL: [Self; 3] = [Self::WhereItHelps, Self::Everybody, Self::EverybodyRevoking];

    /// The word that stores and forms keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::WhereItHelps => "where_it_helps",
            Self::Everybody => "everybody",
            Self::EverybodyRevoking => "everybody_revoking",
        }
    }

    /// The opposite of [`Reach::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
