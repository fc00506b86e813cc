use domain_kernel::Id;
use domain_training::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Decimal, Feedback, OptionOrder, OptionText,
    Points, Question, QuestionKind, QuestionRules, ShortAnswer, Stem, Weight,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Text, is_default};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionDocument<'a> {
    id: Uuid,
    stem: Text<'a>,
    points_milli: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<Uuid>,
    #[serde(default, skip_serializing_if = "is_default")]
    is_critical: bool,
    /// Without one, any.
    #[serde(skip_serializing_if = "Option::is_none")]
    option_order: Option<Text<'a>>,
    kind: KindDocument<'a>,
}

/// Named by its type from outside, because then it is read at once; from inside, all of it would
/// have to be kept until the name comes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum KindDocument<'a> {
    SingleChoice {
        options: Vec<OptionDocument<'a>>,
    },
    TrueFalse {
        answer: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        if_right: Option<Text<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        if_wrong: Option<Text<'a>>,
    },
    SeveralAnswers {
        options: Vec<OptionDocument<'a>>,
        credit: Text<'a>,
    },
    Number {
        accepted: Vec<NumberDocument<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        otherwise: Option<Text<'a>>,
    },
    ShortText {
        accepted: Vec<TextDocument<'a>>,
        is_case_sensitive: bool,
        has_wildcards: bool,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionDocument<'a> {
    id: Uuid,
    text: Text<'a>,
    weight_ppm: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback: Option<Text<'a>>,
}

/// Exact numbers, as they are written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberDocument<'a> {
    value: String,
    tolerance: String,
    weight_ppm: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback: Option<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextDocument<'a> {
    text: Text<'a>,
    weight_ppm: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback: Option<Text<'a>>,
}

impl<'a> QuestionDocument<'a> {
    pub(super) fn of(question: &'a Question) -> Self {
        let QuestionRules { section, is_critical, order } = question.rules();
        Self {
            id: question.id().uuid(),
            stem: question.stem().as_str().into(),
            points_milli: question.points().milli(),
            explanation: written(question.explanation()),
            section: section.map(Id::uuid),
            is_critical,
            option_order: (!is_default(&order)).then(|| order.name().into()),
            kind: KindDocument::of(question.kind()),
        }
    }

    pub(super) fn into_question(self) -> Option<Question> {
        let order = self.option_order.map(|it| OptionOrder::parse(&it));
        let rules = QuestionRules {
            section: self.section.map(Id::from_uuid),
            is_critical: self.is_critical,
            order: order.unwrap_or(Some(OptionOrder::default()))?,
        };
        Some(Question::restore(
            Id::from_uuid(self.id),
            Stem::restore(self.stem.into_owned()),
            Points::from_milli(self.points_milli),
            self.kind.into_kind()?,
            feedback(self.explanation),
            rules,
        ))
    }
}

impl<'a> KindDocument<'a> {
    fn of(kind: &'a QuestionKind) -> Self {
        let all = |options: &'a [AnswerOption]| options.iter().map(OptionDocument::of).collect();
        match kind {
            QuestionKind::SingleChoice { options } => Self::SingleChoice { options: all(options) },
            QuestionKind::TrueFalse { answer, if_right, if_wrong } => Self::TrueFalse {
                answer: *answer,
                if_right: written(if_right.as_ref()),
                if_wrong: written(if_wrong.as_ref()),
            },
            QuestionKind::SeveralAnswers { options, credit } => {
                Self::SeveralAnswers { options: all(options), credit: credit.name().into() }
            }
            QuestionKind::Number { accepted, otherwise } => Self::Number {
                accepted: accepted.iter().map(NumberDocument::of).collect(),
                otherwise: written(otherwise.as_ref()),
            },
            QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards } => {
                Self::ShortText {
                    accepted: accepted.iter().map(TextDocument::of).collect(),
                    is_case_sensitive: *is_case_sensitive,
                    has_wildcards: *has_wildcards,
                }
            }
        }
    }

    fn into_kind(self) -> Option<QuestionKind> {
        let all = |options: Vec<OptionDocument>| {
            options.into_iter().map(OptionDocument::into_option).collect::<Option<Vec<_>>>()
        };
        Some(match self {
            Self::SingleChoice { options } => QuestionKind::SingleChoice { options: all(options)? },
            Self::TrueFalse { answer, if_right, if_wrong } => QuestionKind::TrueFalse {
                answer,
                if_right: feedback(if_right),
                if_wrong: feedback(if_wrong),
            },
            Self::SeveralAnswers { options, credit } => QuestionKind::SeveralAnswers {
                options: all(options)?,
                credit: Credit::parse(&credit)?,
            },
            Self::Number { accepted, otherwise } => {
                let accepted = accepted.into_iter().map(NumberDocument::into_number);
                QuestionKind::Number {
                    accepted: accepted.collect::<Option<_>>()?,
                    otherwise: feedback(otherwise),
                }
            }
            Self::ShortText { accepted, is_case_sensitive, has_wildcards } => {
                let accepted = accepted.into_iter().map(TextDocument::into_text);
                let accepted = accepted.collect::<Option<_>>()?;
                QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards }
            }
        })
    }
}

impl<'a> OptionDocument<'a> {
    fn of(option: &'a AnswerOption) -> Self {
        Self {
            id: option.id.uuid(),
            text: option.text.as_str().into(),
            weight_ppm: option.weight.ppm(),
            feedback: written(option.feedback.as_ref()),
        }
    }

    fn into_option(self) -> Option<AnswerOption> {
        Some(AnswerOption {
            id: Id::from_uuid(self.id),
            text: OptionText::restore(self.text.into_owned()),
            weight: Weight::from_ppm(self.weight_ppm).ok()?,
            feedback: feedback(self.feedback),
        })
    }
}

impl<'a> NumberDocument<'a> {
    fn of(number: &'a AcceptedNumber) -> Self {
        Self {
            value: number.value.to_string(),
            tolerance: number.tolerance.to_string(),
            weight_ppm: number.weight.ppm(),
            feedback: written(number.feedback.as_ref()),
        }
    }

    fn into_number(self) -> Option<AcceptedNumber> {
        Some(AcceptedNumber {
            value: Decimal::parse(&self.value).ok()?,
            tolerance: Decimal::parse(&self.tolerance).ok()?,
            weight: Weight::from_ppm(self.weight_ppm).ok()?,
            feedback: feedback(self.feedback),
        })
    }
}

impl<'a> TextDocument<'a> {
    fn of(text: &'a AcceptedText) -> Self {
        Self {
            text: text.text.as_str().into(),
            weight_ppm: text.weight.ppm(),
            feedback: written(text.feedback.as_ref()),
        }
    }

    fn into_text(self) -> Option<AcceptedText> {
        Some(AcceptedText {
            text: ShortAnswer::restore(self.text.into_owned()),
            weight: Weight::from_ppm(self.weight_ppm).ok()?,
            feedback: feedback(self.feedback),
        })
    }
}

/// Explanations too are of this type.
fn written(feedback: Option<&Feedback>) -> Option<Text<'_>> {
    feedback.map(|it| it.as_str().into())
}

fn feedback(text: Option<Text>) -> Option<Feedback> {
    text.map(|it| Feedback::restore(it.into_owned()))
}
