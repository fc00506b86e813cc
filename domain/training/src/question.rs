//! Questions, what may be answered to them, and what an answer earns.

mod check;
mod grade;
mod kind;
mod pattern;
mod reach;
mod read;

pub use check::QuestionRefused;
pub use grade::Mark;
pub use kind::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, OptionId, QuestionKind, QuestionOption,
    QuestionType, ShortAnswer, WrittenKind, WrittenOption,
};
pub use read::AnswerRefused;

use domain_kernel::{Id, Ids};

use crate::{Explanation, Points, Stem};

pub type QuestionId = Id<Question>;

/// What a person is asked, and which answers are right.
///
/// It keeps its id from version to version of its module, and so do its options, so that answers
/// can be compared across them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    id: QuestionId,
    // Invariant: what `NewQuestion::write` has checked.
    stem: Stem,
    points: Points,
    kind: QuestionKind,
    explanation: Option<Explanation>,
}

/// A question as an author writes it or a file has it: right in itself, but not yet one of a
/// module. An option that has an id already keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    stem: Stem,
    points: Points,
    kind: WrittenKind,
    explanation: Option<Explanation>,
}

impl NewQuestion {
    /// Checks what an author wrote. The right options of a question with several answers add up to
    /// the whole if they nearly did.
    pub fn write(
        stem: Stem,
        points: Points,
        mut kind: WrittenKind,
        explanation: Option<Explanation>,
    ) -> Result<Self, QuestionRefused> {
        check::check(points, &kind)?;
        kind.complete_weights();
        Ok(Self { stem, points, kind, explanation })
    }

    /// The same question as a new one: what a copy of it is made from, and what a file of it holds.
    pub fn like(question: &Question) -> Self {
        let kind = question.kind.clone().map_ids(|_| None);
        let Question { stem, points, explanation, .. } = question.clone();
        Self { stem, points, kind, explanation }
    }

    pub fn stem(&self) -> &Stem {
        &self.stem
    }

    pub fn points(&self) -> Points {
        self.points
    }

    pub fn kind(&self) -> &WrittenKind {
        &self.kind
    }

    pub fn explanation(&self) -> Option<&Explanation> {
        self.explanation.as_ref()
    }

    /// Takes its place in a module. An option that says it has an id must be one of `known`.
    pub(crate) fn settle(
        self,
        id: QuestionId,
        known: &[OptionId],
        ids: &dyn Ids,
    ) -> Result<Question, UnknownOption> {
        let Self { stem, points, kind, explanation } = self;
        let kept: Vec<OptionId> = kind.options().iter().filter_map(|it| it.id).collect();
        let is_repeated = |(at, id): (usize, &OptionId)| kept[..at].contains(id);
        if kept.iter().any(|it| !known.contains(it)) || kept.iter().enumerate().any(is_repeated) {
            return Err(UnknownOption);
        }
        let kind = kind.map_ids(|it| it.unwrap_or_else(|| ids.next()));
        Ok(Question { id, stem, points, kind, explanation })
    }
}

/// An option was said to be kept that the question does not have, or twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnknownOption;

impl Question {
    /// Rebuilds a question from storage.
    pub fn restore(
        id: QuestionId,
        stem: Stem,
        points: Points,
        kind: QuestionKind,
        explanation: Option<Explanation>,
    ) -> Self {
        Self { id, stem, points, kind, explanation }
    }

    pub fn id(&self) -> QuestionId {
        self.id
    }

    pub fn stem(&self) -> &Stem {
        &self.stem
    }

    /// What a right answer earns. A question for nothing is asked, and does not count.
    pub fn points(&self) -> Points {
        self.points
    }

    pub fn kind(&self) -> &QuestionKind {
        &self.kind
    }

    pub fn explanation(&self) -> Option<&Explanation> {
        self.explanation.as_ref()
    }

    /// Whether its answer counts.
    pub fn is_scored(&self) -> bool {
        Points::ZERO < self.points
    }

    /// Whether every answer earns the same in both.
    pub(crate) fn is_scored_like(&self, other: &Self) -> bool {
        self.id == other.id && self.points == other.points && self.kind.is_scored_like(&other.kind)
    }

    /// How long its texts are together, in bytes.
    pub(crate) fn size(&self) -> usize {
        let explanation = self.explanation.as_ref().map_or(0, |it| it.as_str().len());
        self.stem.as_str().len() + explanation + self.kind.size()
    }
}
