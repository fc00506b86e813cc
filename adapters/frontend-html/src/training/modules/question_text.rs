//! A question as its authors read it in a list.

use application::Message;
use domain_training::{ModuleId, Points, Question, QuestionKind, Section, Weight};
use serde::Serialize;

use super::{
    kinds::{self},
    url,
};
use crate::{parts::count, reader::Reader};

#[derive(Debug, Serialize)]
pub(super) struct QuestionLine {
    number: String,
    kind: String,
    points: String,
    /// The title of its section.
    section: Option<String>,
    is_critical: bool,
    /// Markdown.
    stem: String,
    answers: Vec<AnswerLine>,
    /// Nothing while it cannot be changed.
    actions: Option<QuestionActions>,
}

#[derive(Debug, Serialize)]
struct AnswerLine {
    /// Markdown.
    text: String,
    is_right: bool,
    /// How much it earns or costs, unless that is all or nothing.
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct QuestionActions {
    edit: String,
    delete: String,
    shift: String,
    /// The places before and after, counted from 0.
    up: Option<usize>,
    down: Option<usize>,
}

impl QuestionLine {
    pub(super) fn new(
        module: ModuleId,
        (place, n_questions): (usize, usize),
        question: &Question,
        section: Option<&Section>,
        is_editable: bool,
        reader: &Reader,
    ) -> Self {
        let href = format!("{}/questions/{}", url(module), question.id());
        Self {
            number: reader.text(&Message::new("question-heading").number("n", count(place + 1))),
            kind: kinds::question_type(question.kind().of_type(), reader),
            points: worth(question.points(), reader),
            section: section.map(|it| it.settings.title.as_str().to_owned()),
            is_critical: question.rules().is_critical,
            stem: question.stem().as_str().to_owned(),
            answers: answers(question.kind(), reader),
            actions: is_editable.then(|| QuestionActions {
                delete: format!("{href}/delete"),
                shift: format!("{href}/move"),
                up: place.checked_sub(1),
                down: (place + 1 < n_questions).then_some(place + 1),
                edit: href,
            }),
        }
    }
}

/// "1 point", "2.5 points"
fn worth(points: Points, reader: &Reader) -> String {
    if points == Points::ONE {
        return reader.say("question-worth-one");
    }
    reader.text(&Message::new("question-worth").text("points", &reader.points(points)))
}

fn answers(kind: &QuestionKind, reader: &Reader) -> Vec<AnswerLine> {
    match kind {
        QuestionKind::SingleChoice { options } | QuestionKind::SeveralAnswers { options, .. } => {
            let lines = options.iter().map(|it| line(it.text.as_str(), it.weight, reader));
            lines.collect()
        }
        QuestionKind::TrueFalse { answer, .. } => [true, false]
            .map(|it| AnswerLine {
                text: reader.say(if it { "answer-true" } else { "answer-false" }),
                is_right: it == *answer,
                note: None,
            })
            .into(),
        QuestionKind::Number { accepted, .. } => {
            let lines = accepted.iter().map(|it| {
                let value = it.value.to_string();
                let range = Message::new("answer-number-range")
                    .text("value", &value)
                    .text("tolerance", &it.tolerance.to_string());
                let is_exact = it.tolerance == domain_training::Decimal::ZERO;
                let text = if is_exact { value } else { reader.text(&range) };
                line(&text, it.weight, reader)
            });
            lines.collect()
        }
        QuestionKind::ShortText { accepted, .. } => {
            // What is compared is the text itself, so it is no Markdown.
            let lines =
                accepted.iter().map(|it| line(&literal(it.text.as_str()), it.weight, reader));
            lines.collect()
        }
    }
}

fn line(text: &str, weight: Weight, reader: &Reader) -> AnswerLine {
    let percent = || Message::new("answer-weight").text("weight", &weight.to_string());
    let is_whole = weight == Weight::FULL || weight == Weight::NONE;
    AnswerLine {
        text: text.to_owned(),
        is_right: weight.is_positive(),
        note: (!is_whole).then(|| reader.text(&percent())),
    }
}

/// Markdown that shows the text as it is.
pub(super) fn literal(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        if it.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(it);
    }
    escaped
}
