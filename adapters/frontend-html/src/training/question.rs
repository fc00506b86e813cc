//! One question with what somebody answered, as a form shows it.

use application::{Failure, Message};
use domain_training::{
    AnswerOption, AnswerRefused, Asked, Conflict, Given, Question, QuestionKind, Response,
};
use serde::Serialize;

use crate::reader::Reader;

/// As `training/attempts/question.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionField {
    /// The title of the section that begins with it.
    section: Option<String>,
    /// Its place among all, from one.
    number: u32,
    /// "Question 3 of 10"
    label: String,
    /// "2 points", unless it is worth one like most.
    worth: Option<String>,
    /// That nobody passes who does not answer it right.
    critical: Option<String>,
    stem: String,
    /// The name of its controls, and its id with `-text` and the like.
    name: String,
    revision_name: String,
    revision: u32,
    is_answered: bool,
    error: Option<String>,
    /// What another window kept meanwhile, in words.
    conflict: Option<String>,
    control: Control,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Control {
    /// One of these, or several.
    Choices {
        is_single: bool,
        choices: Vec<ChoiceField>,
        hint: Option<String>,
    },
    Typed {
        value: String,
        hint: String,
        inputmode: &'static str,
    },
}

#[derive(Debug, Serialize)]
struct ChoiceField {
    value: String,
    text: String,
    is_chosen: bool,
}

/// What a question's field shows beside what is stored.
#[derive(Clone, Debug, Default)]
pub(crate) struct Note {
    /// What was sent, where it could not be kept.
    pub(crate) given: Option<Given>,
    pub(crate) error: Option<AnswerRefused>,
    pub(crate) conflict: Option<Conflict>,
}

impl QuestionField {
    pub(super) fn new(
        asked: &Asked<'_>,
        place: (u32, u32),
        stored: &Response,
        note: &Note,
        reader: &Reader,
    ) -> Self {
        let question = asked.question;
        let shown = match (&note.given, &note.conflict) {
            (Some(given), _) => given.clone(),
            (None, Some(conflict)) => given(conflict.given.as_ref()),
            (None, None) => given(stored.answer.as_ref()),
        };
        let name = format!("question_{}", question.id());
        let label = Message::new("question-label").number("n", place.0).number("of", place.1);
        let milli = question.points().milli();
        let worth = match milli {
            0 => Some(reader.say("question-unscored")),
            1_000 => None,
            _ => {
                let points = reader.points(question.points());
                Some(reader.text(&Message::new("question-worth").text("points", &points)))
            }
        };
        let conflict = note.conflict.as_ref().map(|it| {
            let answer = spoken(question, &given(it.stored.answer.as_ref()), reader);
            reader.text(&Message::new("question-conflict").text("answer", &answer))
        });
        let section = asked.begins.map(|it| it.settings.title.as_str().to_owned());
        let is_critical = question.rules().is_critical;
        Self {
            section,
            critical: is_critical.then(|| reader.say("question-critical")),
            number: place.0,
            label: reader.text(&label),
            worth,
            stem: question.stem().as_str().to_owned(),
            revision_name: format!("revision_{}", question.id()),
            name,
            revision: stored.revision.get(),
            is_answered: stored.answer.is_some(),
            error: note.error.map(|it| reader.text(&it.message())),
            conflict,
            control: Control::new(question.kind(), &asked.options, &shown, reader),
        }
    }

    pub(super) fn is_answered(&self) -> bool {
        self.is_answered
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// The link of the error summary.
    pub(super) fn error(&self) -> Option<(String, String)> {
        self.error.clone().map(|it| (format!("#q{}", self.number), it))
    }
}

fn given(answer: Option<&domain_training::Answer>) -> Given {
    answer.map(domain_training::Answer::given).unwrap_or_default()
}

impl Control {
    fn new(kind: &QuestionKind, options: &[&AnswerOption], shown: &Given, reader: &Reader) -> Self {
        let is_chosen = |value: &str| shown.values().iter().any(|it| it == value);
        let choice = |value: String, text: String| {
            let is_chosen = is_chosen(&value);
            ChoiceField { value, text, is_chosen }
        };
        match kind {
            QuestionKind::SingleChoice { .. } | QuestionKind::SeveralAnswers { .. } => {
                let is_single = matches!(kind, QuestionKind::SingleChoice { .. });
                let choices =
                    options.iter().map(|it| choice(it.id.to_string(), it.text.as_str().to_owned()));
                let mut choices: Vec<ChoiceField> = choices.collect();
                if is_single {
                    choices.push(nothing(shown, reader));
                }
                let hint = (!is_single).then(|| reader.say("question-several"));
                Self::Choices { is_single, choices, hint }
            }
            QuestionKind::TrueFalse { .. } => {
                let choices = [
                    choice("true".to_owned(), reader.say("answer-true")),
                    choice("false".to_owned(), reader.say("answer-false")),
                    nothing(shown, reader),
                ];
                Self::Choices { is_single: true, choices: choices.into(), hint: None }
            }
            QuestionKind::Number { .. } => {
                Self::typed(shown, reader.say("question-number"), "decimal")
            }
            QuestionKind::ShortText { .. } => {
                Self::typed(shown, reader.say("question-text"), "text")
            }
        }
    }

    fn typed(shown: &Given, hint: String, inputmode: &'static str) -> Self {
        let value = shown.values().first().cloned().unwrap_or_default();
        Self::Typed { value, hint, inputmode }
    }
}

/// The way back to no answer, where a radio button could not be unchosen.
fn nothing(shown: &Given, reader: &Reader) -> ChoiceField {
    ChoiceField {
        value: String::new(),
        text: reader.say("answer-none"),
        is_chosen: shown.values().is_empty(),
    }
}

/// An answer in words: the texts of what was chosen, or what was typed.
pub(super) fn spoken(question: &Question, given: &Given, reader: &Reader) -> String {
    let values = given.values();
    if values.is_empty() {
        return reader.say("answer-none");
    }
    let texts = values.iter().map(|value| match question.kind() {
        QuestionKind::TrueFalse { .. } if value == "true" => reader.say("answer-true"),
        QuestionKind::TrueFalse { .. } => reader.say("answer-false"),
        kind => {
            let options = kind.options();
            let chosen = options.iter().find(|it| it.id.to_string() == *value);
            chosen.map_or_else(|| value.clone(), |it| it.text.as_str().to_owned())
        }
    });
    texts.collect::<Vec<_>>().join("; ")
}
