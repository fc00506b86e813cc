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

use crate::{Explanation, Points, SectionId, Stem};

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
    rules: QuestionRules,
}

/// How a question stands in its quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuestionRules {
    /// The section it is in; without one it is asked before all sections.
    pub section: Option<SectionId>,
    /// Whether nobody passes who does not answer it right, whatever else they earn.
    pub is_critical: bool,
    pub order: OptionOrder,
}

/// What may be done to the order of the options of a question, where a quiz shuffles them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OptionOrder {
    #[default]
    Any,
    /// Like "none of these".
    LastStays,
    /// Like numbers from small to great.
    AsWritten,
}

/// A question as an author writes it or a file has it: right in itself, but not yet one of a
/// module. An option that has an id already keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    stem: Stem,
    points: Points,
    kind: WrittenKind,
    explanation: Option<Explanation>,
    rules: QuestionRules,
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
        Ok(Self { stem, points, kind, explanation, rules: QuestionRules::default() })
    }

    /// The same question, standing otherwise in its quiz.
    #[must_use]
    pub fn under(self, rules: QuestionRules) -> Self {
        Self { rules, ..self }
    }

    /// The same question as a new one: what a copy of it is made from, and what a file of it holds.
    pub fn like(question: &Question) -> Self {
        let kind = question.kind.clone().map_ids(|_| None);
        let Question { stem, points, explanation, rules, .. } = question.clone();
        Self { stem, points, kind, explanation, rules }
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

    pub fn rules(&self) -> QuestionRules {
        self.rules
    }

    /// Takes its place in a module. An option that says it has an id must be one of `known`.
    pub(crate) fn settle(
        self,
        id: QuestionId,
        known: &[OptionId],
        ids: &dyn Ids,
    ) -> Result<Question, UnknownOption> {
        let Self { stem, points, kind, explanation, rules } = self;
        let kept: Vec<OptionId> = kind.options().iter().filter_map(|it| it.id).collect();
        let is_repeated = |(at, id): (usize, &OptionId)| kept[..at].contains(id);
        if kept.iter().any(|it| !known.contains(it)) || kept.iter().enumerate().any(is_repeated) {
            return Err(UnknownOption);
        }
        let kind = kind.map_ids(|it| it.unwrap_or_else(|| ids.next()));
        Ok(Question { id, stem, points, kind, explanation, rules })
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
        rules: QuestionRules,
    ) -> Self {
        Self { id, stem, points, kind, explanation, rules }
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

    pub fn rules(&self) -> QuestionRules {
        self.rules
    }

    /// The same question, worth something else and standing otherwise in its quiz.
    pub(crate) fn worth(&self, points: Points, rules: QuestionRules) -> Self {
        Self { points, rules, ..self.clone() }
    }

    pub(crate) fn leave_section(&mut self) {
        self.rules.section = None;
    }

    /// Whether its answer counts.
    pub fn is_scored(&self) -> bool {
        Points::ZERO < self.points
    }

    /// Whether every answer earns the same in both.
    pub(crate) fn is_scored_like(&self, other: &Self) -> bool {
        let stakes = |it: &Self| (it.id, it.points, it.rules.section, it.rules.is_critical);
        stakes(self) == stakes(other) && self.kind.is_scored_like(&other.kind)
    }

    /// How long its texts are together, in bytes.
    pub(crate) fn size(&self) -> usize {
        let explanation = self.explanation.as_ref().map_or(0, |it| it.as_str().len());
        self.stem.as_str().len() + explanation + self.kind.size()
    }
}

impl OptionOrder {
    pub const ALL: [Self; 3] = [Self::Any, Self::LastStays, Self::AsWritten];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::LastStays => "last_stays",
            Self::AsWritten => "as_written",
        }
    }

    /// The opposite of [`OptionOrder::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
