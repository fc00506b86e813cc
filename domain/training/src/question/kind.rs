use domain_kernel::{Id, Line};

use crate::{Decimal, Feedback, OptionText, Weight, weight};

/// What the id of an option names: an [`AnswerOption`], whichever way it is known.
pub enum QuestionOption {}
pub type OptionId = Id<QuestionOption>;

/// The answer to a question for a word or two.
pub type ShortAnswer = Line<255>;

/// How a question is answered, with everything that this way needs. `I` is how its options are
/// known: each by its id, once the question is one of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind<I = OptionId> {
    /// One of the options, and no more than one. One of them at least earns everything.
    SingleChoice { options: Vec<AnswerOption<I>> },
    /// Whether the stem is true: `answer` says so.
    TrueFalse { answer: bool, if_right: Option<Feedback>, if_wrong: Option<Feedback> },
    /// Any number of the options.
    SeveralAnswers { options: Vec<AnswerOption<I>>, credit: Credit },
    /// A number near one of the accepted ones. `otherwise` is what everybody else reads.
    Number { accepted: Vec<AcceptedNumber>, otherwise: Option<Feedback> },
    /// A word or two, compared without regard to blanks, and to case unless it matters. With
    /// wildcards, `*` stands for any text, and `\*` for itself.
    ShortText { accepted: Vec<AcceptedText>, is_case_sensitive: bool, has_wildcards: bool },
}

/// A kind as an author writes it: an option without an id is a new one.
pub type WrittenKind = QuestionKind<Option<OptionId>>;
pub type WrittenOption = AnswerOption<Option<OptionId>>;

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption<I = OptionId> {
    pub id: I,
    pub text: OptionText,
    pub weight: Weight,
    pub feedback: Option<Feedback>,
}

/// Every number at most `tolerance` away from `value` earns the weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedNumber {
    pub value: Decimal,
    pub tolerance: Decimal,
    pub weight: Weight,
    pub feedback: Option<Feedback>,
}

/// A text, or a pattern of texts, that earns the weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedText {
    pub text: ShortAnswer,
    pub weight: Weight,
    pub feedback: Option<Feedback>,
}

/// What some of several right answers earn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Credit {
    /// All of the right options and none of the others, or nothing.
    #[default]
    AllOrNothing,
    /// The weights of what was chosen, added up.
    Partial,
}

/// The kind of a question without what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionType {
    SingleChoice,
    TrueFalse,
    SeveralAnswers,
    Number,
    ShortText,
}

impl Credit {
    pub const ALL: [Self; 2] = [Self::AllOrNothing, Self::Partial];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::AllOrNothing => "all_or_nothing",
            Self::Partial => "partial",
        }
    }

    /// The opposite of [`Credit::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl QuestionType {
    pub const ALL: [Self; 5] =
        [Self::SingleChoice, Self::TrueFalse, Self::SeveralAnswers, Self::Number, Self::ShortText];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::SingleChoice => "single_choice",
            Self::TrueFalse => "true_false",
            Self::SeveralAnswers => "several_answers",
            Self::Number => "number",
            Self::ShortText => "short_text",
        }
    }

    /// The opposite of [`QuestionType::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl QuestionKind {
    /// Whether every answer earns the same in both, whatever the texts around it say.
    pub(crate) fn is_scored_like(&self, other: &Self) -> bool {
        let weights = |options: &[AnswerOption]| {
            options.iter().map(|it| (it.id, it.weight)).collect::<Vec<_>>()
        };
        let is_fair = weights(self.options()) == weights(other.options());
        is_fair
            && match (self, other) {
                (Self::SingleChoice { .. }, Self::SingleChoice { .. }) => true,
                (Self::SeveralAnswers { credit, .. }, Self::SeveralAnswers { credit: new, .. }) => {
                    credit == new
                }
                (Self::TrueFalse { answer, .. }, Self::TrueFalse { answer: new, .. }) => {
                    answer == new
                }
                (Self::Number { accepted, .. }, Self::Number { accepted: new, .. }) => {
                    let keys = |of: &[AcceptedNumber]| {
                        of.iter().map(|it| (it.value, it.tolerance, it.weight)).collect::<Vec<_>>()
                    };
                    keys(accepted) == keys(new)
                }
                (Self::ShortText { accepted: old, is_case_sensitive, has_wildcards }, new) => {
                    new.is_text_like(old, *is_case_sensitive, *has_wildcards)
                }
                _ => false,
            }
    }

    fn is_text_like(&self, old: &[AcceptedText], case: bool, wildcards: bool) -> bool {
        let Self::ShortText { accepted, is_case_sensitive, has_wildcards } = self else {
            return false;
        };
        let keys = |of: &[AcceptedText]| {
            of.iter().map(|it| (it.text.clone(), it.weight)).collect::<Vec<_>>()
        };
        (*is_case_sensitive, *has_wildcards) == (case, wildcards) && keys(accepted) == keys(old)
    }
}

impl<I> QuestionKind<I> {
    pub fn of_type(&self) -> QuestionType {
        match self {
            Self::SingleChoice { .. } => QuestionType::SingleChoice,
            Self::TrueFalse { .. } => QuestionType::TrueFalse,
            Self::SeveralAnswers { .. } => QuestionType::SeveralAnswers,
            Self::Number { .. } => QuestionType::Number,
            Self::ShortText { .. } => QuestionType::ShortText,
        }
    }

    /// What there is to choose from; nothing where one does not choose.
    pub fn options(&self) -> &[AnswerOption<I>] {
        match self {
            Self::SingleChoice { options } | Self::SeveralAnswers { options, .. } => options,
            Self::TrueFalse { .. } | Self::Number { .. } | Self::ShortText { .. } => &[],
        }
    }

    pub(crate) fn map_ids<J>(self, id: impl Fn(I) -> J) -> QuestionKind<J> {
        let map = |options: Vec<AnswerOption<I>>| {
            let options = options.into_iter().map(|it| AnswerOption {
                id: id(it.id),
                text: it.text,
                weight: it.weight,
                feedback: it.feedback,
            });
            options.collect()
        };
        match self {
            Self::SingleChoice { options } => QuestionKind::SingleChoice { options: map(options) },
            Self::TrueFalse { answer, if_right, if_wrong } => {
                QuestionKind::TrueFalse { answer, if_right, if_wrong }
            }
            Self::SeveralAnswers { options, credit } => {
                QuestionKind::SeveralAnswers { options: map(options), credit }
            }
            Self::Number { accepted, otherwise } => QuestionKind::Number { accepted, otherwise },
            Self::ShortText { accepted, is_case_sensitive, has_wildcards } => {
                QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards }
            }
        }
    }

    /// What there is to earn or lose, one by one.
    pub(crate) fn weights(&self) -> Vec<Weight> {
        match self {
            Self::SingleChoice { options } | Self::SeveralAnswers { options, .. } => {
                options.iter().map(|it| it.weight).collect()
            }
            Self::TrueFalse { .. } => vec![Weight::FULL, Weight::NONE],
            Self::Number { accepted, .. } => accepted.iter().map(|it| it.weight).collect(),
            Self::ShortText { accepted, .. } => accepted.iter().map(|it| it.weight).collect(),
        }
    }

    pub(crate) fn complete_weights(&mut self) {
        if let Self::SeveralAnswers { options, .. } = self {
            let mut weights: Vec<&mut Weight> =
                options.iter_mut().map(|it| &mut it.weight).collect();
            weight::complete(&mut weights);
        }
    }

    /// How long its texts are together, in bytes.
    pub(crate) fn size(&self) -> usize {
        let feedback = |it: &Option<Feedback>| it.as_ref().map_or(0, |it| it.as_str().len());
        match self {
            Self::SingleChoice { options } | Self::SeveralAnswers { options, .. } => {
                options.iter().map(|it| it.text.as_str().len() + feedback(&it.feedback)).sum()
            }
            Self::TrueFalse { if_right, if_wrong, .. } => feedback(if_right) + feedback(if_wrong),
            Self::Number { accepted, otherwise } => {
                accepted.iter().map(|it| feedback(&it.feedback)).sum::<usize>()
                    + feedback(otherwise)
            }
            Self::ShortText { accepted, .. } => {
                accepted.iter().map(|it| it.text.as_str().len() + feedback(&it.feedback)).sum()
            }
        }
    }
}
