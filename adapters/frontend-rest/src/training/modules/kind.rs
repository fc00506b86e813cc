//! How a question is answered, and which answers are right.

use application::Message;
use domain_training::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Decimal, Feedback, OptionText,
    QuestionKind, ShortAnswer, Weight, WrittenKind, WrittenOption,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    flaw::{Flaws, Place},
    schema::IdText,
    value::optional_id,
};

/// How a question is answered: one of these and no other.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleQuestionKind)]
pub(crate) struct KindDocument {
    /// One of the options. One of them at least earns everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    single_choice: Option<ChoiceDocument>,
    /// Whether the text is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    true_false: Option<TrueFalseDocument>,
    /// Any number of the options.
    #[serde(skip_serializing_if = "Option::is_none")]
    several_answers: Option<SeveralDocument>,
    /// A number near one of the accepted ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<NumberDocument>,
    /// A word or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    short_text: Option<TextDocument>,
}

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleSingleChoice)]
pub(crate) struct ChoiceDocument {
    options: Vec<OptionDocument>,
}

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleTrueFalse)]
pub(crate) struct TrueFalseDocument {
    answer: bool,
    if_right: Option<String>,
    if_wrong: Option<String>,
}

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleSeveralAnswers)]
pub(crate) struct SeveralDocument {
    options: Vec<OptionDocument>,
    /// `all_or_nothing`, or `partial` for the weights added up.
    #[schema(pattern = "^(all_or_nothing|partial)$")]
    credit: String,
}

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleNumber)]
pub(crate) struct NumberDocument {
    accepted: Vec<AcceptedNumberDocument>,
    /// What everybody else reads.
    otherwise: Option<String>,
}

#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleShortText)]
pub(crate) struct TextDocument {
    accepted: Vec<AcceptedTextDocument>,
    #[serde(default)]
    is_case_sensitive: bool,
    /// Whether `*` stands for any text.
    #[serde(default)]
    has_wildcards: bool,
}

/// One of the answers to choose from.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleOption)]
pub(crate) struct OptionDocument {
    /// Which it is of those that are there; without one, it is a new one.
    #[schema(value_type = Option<IdText>)]
    id: Option<String>,
    text: String,
    /// What it earns of the points, in percent.
    #[schema(example = "100")]
    weight: String,
    feedback: Option<String>,
}

/// A number that earns something.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleAcceptedNumber)]
pub(crate) struct AcceptedNumberDocument {
    value: String,
    /// How far from it an answer may be; without one not at all.
    tolerance: Option<String>,
    /// In percent; without one all.
    weight: Option<String>,
    feedback: Option<String>,
}

/// A text that earns something.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleAcceptedText)]
pub(crate) struct AcceptedTextDocument {
    text: String,
    /// In percent; without one all.
    weight: Option<String>,
    feedback: Option<String>,
}

impl KindDocument {
    pub(super) fn new(kind: &QuestionKind) -> Self {
        let said = |it: Option<&Feedback>| it.map(|it| it.as_str().to_owned());
        let all = |it: &[AnswerOption]| it.iter().map(OptionDocument::new).collect();
        let none = Self::default();
        match kind {
            QuestionKind::SingleChoice { options } => {
                Self { single_choice: Some(ChoiceDocument { options: all(options) }), ..none }
            }
            QuestionKind::TrueFalse { answer, if_right, if_wrong } => {
                let (if_right, if_wrong) = (said(if_right.as_ref()), said(if_wrong.as_ref()));
                let true_false = TrueFalseDocument { answer: *answer, if_right, if_wrong };
                Self { true_false: Some(true_false), ..none }
            }
            QuestionKind::SeveralAnswers { options, credit } => {
                let credit = credit.name().to_owned();
                let several = SeveralDocument { options: all(options), credit };
                Self { several_answers: Some(several), ..none }
            }
            QuestionKind::Number { accepted, otherwise } => {
                let number = NumberDocument {
                    accepted: accepted.iter().map(AcceptedNumberDocument::new).collect(),
                    otherwise: said(otherwise.as_ref()),
                };
                Self { number: Some(number), ..none }
            }
            QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards } => {
                let short_text = TextDocument {
                    accepted: accepted.iter().map(AcceptedTextDocument::new).collect(),
                    is_case_sensitive: *is_case_sensitive,
                    has_wildcards: *has_wildcards,
                };
                Self { short_text: Some(short_text), ..none }
            }
        }
    }

    /// What is wrong with a part of it stands at its place.
    pub(super) fn written(&self, flaws: &mut Flaws) -> Option<WrittenKind> {
        let Self { single_choice, true_false, several_answers, number, short_text } = self;
        match (single_choice, true_false, several_answers, number, short_text) {
            (Some(it), None, None, None, None) => {
                let options = all_options(&it.options, "kind/single_choice", flaws);
                Some(QuestionKind::SingleChoice { options })
            }
            (None, Some(it), None, None, None) => Some(it.written(flaws)),
            (None, None, Some(it), None, None) => it.written(flaws),
            (None, None, None, Some(it), None) => Some(it.written(flaws)),
            (None, None, None, None, Some(it)) => Some(it.written(flaws)),
            _ => {
                flaws.add(Place::field("kind"), Message::new("choice-unknown"));
                None
            }
        }
    }
}

impl TrueFalseDocument {
    fn written(&self, flaws: &mut Flaws) -> WrittenKind {
        let if_right = feedback(self.if_right.as_deref(), "kind/true_false/if_right", flaws);
        let if_wrong = feedback(self.if_wrong.as_deref(), "kind/true_false/if_wrong", flaws);
        QuestionKind::TrueFalse { answer: self.answer, if_right, if_wrong }
    }
}

impl SeveralDocument {
    fn written(&self, flaws: &mut Flaws) -> Option<WrittenKind> {
        let options = all_options(&self.options, "kind/several_answers", flaws);
        let credit = Credit::parse(&self.credit).ok_or(RequestRefused::WrongValue);
        let credit = flaws.take("kind/several_answers/credit", credit)?;
        Some(QuestionKind::SeveralAnswers { options, credit })
    }
}

impl NumberDocument {
    fn written(&self, flaws: &mut Flaws) -> WrittenKind {
        let each = self.accepted.iter().enumerate();
        let accepted = each.filter_map(|(place, it)| it.parsed(place, flaws)).collect();
        let otherwise = feedback(self.otherwise.as_deref(), "kind/number/otherwise", flaws);
        QuestionKind::Number { accepted, otherwise }
    }
}

impl TextDocument {
    fn written(&self, flaws: &mut Flaws) -> WrittenKind {
        let each = self.accepted.iter().enumerate();
        let accepted = each.filter_map(|(place, it)| it.parsed(place, flaws)).collect();
        let (is_case_sensitive, has_wildcards) = (self.is_case_sensitive, self.has_wildcards);
        QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards }
    }
}

fn all_options(options: &[OptionDocument], kind: &str, flaws: &mut Flaws) -> Vec<WrittenOption> {
    let each = options.iter().enumerate();
    each.filter_map(|(place, it)| it.parsed(&format!("{kind}/options/{place}"), flaws)).collect()
}

fn feedback(said: Option<&str>, at: &str, flaws: &mut Flaws) -> Option<Feedback> {
    let feedback = Feedback::parse_optional(said.unwrap_or_default());
    flaws.take(at, feedback).flatten()
}

fn weight(said: Option<&str>, at: &str, flaws: &mut Flaws) -> Option<Weight> {
    match said {
        None => Some(Weight::FULL),
        Some(said) => flaws.take(&format!("{at}/weight"), Weight::parse_percent(said)),
    }
}

impl OptionDocument {
    fn new(option: &AnswerOption) -> Self {
        Self {
            id: Some(option.id.to_string()),
            text: option.text.as_str().to_owned(),
            weight: option.weight.to_string(),
            feedback: option.feedback.as_ref().map(|it| it.as_str().to_owned()),
        }
    }

    fn parsed(&self, at: &str, flaws: &mut Flaws) -> Option<WrittenOption> {
        let id = flaws.take(&format!("{at}/id"), optional_id(self.id.as_deref()));
        let text = flaws.take(&format!("{at}/text"), OptionText::parse(&self.text));
        let weight = Weight::parse_percent(&self.weight);
        let weight = flaws.take(&format!("{at}/weight"), weight);
        let feedback = feedback(self.feedback.as_deref(), &format!("{at}/feedback"), flaws);
        Some(AnswerOption { id: id?, text: text?, weight: weight?, feedback })
    }
}

impl AcceptedNumberDocument {
    fn new(accepted: &AcceptedNumber) -> Self {
        Self {
            value: accepted.value.to_string(),
            tolerance: Some(accepted.tolerance.to_string()),
            weight: Some(accepted.weight.to_string()),
            feedback: accepted.feedback.as_ref().map(|it| it.as_str().to_owned()),
        }
    }

    fn parsed(&self, place: usize, flaws: &mut Flaws) -> Option<AcceptedNumber> {
        let at = format!("kind/number/accepted/{place}");
        let value = flaws.take(&format!("{at}/value"), Decimal::parse_typed(&self.value));
        let tolerance = match &self.tolerance {
            None => Some(Decimal::ZERO),
            Some(it) => flaws.take(&format!("{at}/tolerance"), Decimal::parse_typed(it)),
        };
        let weight = weight(self.weight.as_deref(), &at, flaws);
        let feedback = feedback(self.feedback.as_deref(), &format!("{at}/feedback"), flaws);
        Some(AcceptedNumber { value: value?, tolerance: tolerance?, weight: weight?, feedback })
    }
}

impl AcceptedTextDocument {
    fn new(accepted: &AcceptedText) -> Self {
        Self {
            text: accepted.text.as_str().to_owned(),
            weight: Some(accepted.weight.to_string()),
            feedback: accepted.feedback.as_ref().map(|it| it.as_str().to_owned()),
        }
    }

    fn parsed(&self, place: usize, flaws: &mut Flaws) -> Option<AcceptedText> {
        let at = format!("kind/short_text/accepted/{place}");
        let text = flaws.take(&format!("{at}/text"), ShortAnswer::parse(&self.text));
        let weight = weight(self.weight.as_deref(), &at, flaws);
        let feedback = feedback(self.feedback.as_deref(), &format!("{at}/feedback"), flaws);
        Some(AcceptedText { text: text?, weight: weight?, feedback })
    }
}
