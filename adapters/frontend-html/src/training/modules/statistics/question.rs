//! The figures of one question.

use application::{Message, training::ModuleStatistics};
use domain_training::{AnswerCount, Answered, Concern, ItemStatistics, Question, QuestionKind};
use serde::Serialize;

use super::super::{kinds, question_text::literal};
use crate::{
    parts::{Fact, count},
    reader::Reader,
    training::Progress,
};

#[derive(Debug, Serialize)]
pub(super) struct QuestionFigures {
    number: usize,
    heading: String,
    kind: String,
    /// Markdown.
    stem: String,
    /// Why there are no figures.
    nothing: Option<String>,
    concern: Option<String>,
    /// The share of its points that was earned, where it has any.
    ease: Option<Progress>,
    facts: Vec<Fact>,
    answers: Vec<AnswerFigures>,
    /// Whether it is known what the best and the weakest answer.
    has_groups: bool,
    /// That there are other answers, rarer than those shown.
    rest: Option<String>,
}

#[derive(Debug, Serialize)]
struct AnswerFigures {
    /// Markdown.
    text: String,
    /// `None` where nothing was answered.
    is_right: Option<bool>,
    share: Progress,
    n: String,
    n_upper: String,
    n_lower: String,
}

/// Of what is typed, the most frequent say enough.
const MOST_TYPED: usize = 8;

impl QuestionFigures {
    pub(super) fn new(
        place: usize,
        question: &Question,
        item: &ItemStatistics,
        reader: &Reader,
    ) -> Self {
        let counts = counts(question, item);
        let n_hidden = counts.len().saturating_sub(MOST_TYPED);
        let n_hidden = if is_typed(question) { n_hidden } else { 0 };
        let shown = &counts[..counts.len() - n_hidden];
        let answers = shown.iter().map(|it| AnswerFigures::new(question, item, it, reader));
        let rest = Message::new("statistics-rest").number("n", count(n_hidden));
        Self {
            number: place + 1,
            heading: reader.text(&heading(place)),
            kind: kinds::question_type(question.kind().of_type(), reader),
            stem: question.stem().as_str().to_owned(),
            nothing: None,
            concern: item.concern().map(|it| reader.say(concern(it))),
            ease: item.ease.map(|it| Progress {
                value: it.into(),
                max: 100,
                text: percent(i64::from(it), reader),
            }),
            facts: facts(item, reader),
            answers: answers.chain(AnswerFigures::none(item, reader)).collect(),
            has_groups: item.discrimination.is_some(),
            rest: (0 < n_hidden).then(|| reader.text(&rest)),
        }
    }

    /// So few people were asked it that one could tell who answered what.
    pub(super) fn unknown(place: usize, question: &Question, reader: &Reader) -> Self {
        let least = count(ModuleStatistics::LEAST_PEOPLE);
        let nothing = Message::new("statistics-asked-too-few").number("n", least);
        Self {
            number: place + 1,
            heading: reader.text(&heading(place)),
            kind: kinds::question_type(question.kind().of_type(), reader),
            stem: question.stem().as_str().to_owned(),
            nothing: Some(reader.text(&nothing)),
            concern: None,
            ease: None,
            facts: Vec::new(),
            answers: Vec::new(),
            has_groups: false,
            rest: None,
        }
    }
}

/// "Question 3"
pub(super) fn heading(place: usize) -> Message {
    Message::new("question-heading").number("n", count(place + 1))
}

pub(super) fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::TooEasy => "statistics-too-easy",
        Concern::TooHard => "statistics-too-hard",
        Concern::TellsNothing => "statistics-tells-nothing",
        Concern::Backwards => "statistics-backwards",
    }
}

/// What can be chosen, in the order of the question, or what was typed, the most frequent first.
fn counts(question: &Question, item: &ItemStatistics) -> Vec<AnswerCount> {
    let found = |answered: Answered, is_right| {
        let found = item.answers.iter().find(|it| it.answered == answered).cloned();
        found.unwrap_or(AnswerCount { answered, is_right, n: 0, n_upper: 0, n_lower: 0 })
    };
    match question.kind() {
        QuestionKind::SingleChoice { options } | QuestionKind::SeveralAnswers { options, .. } => {
            let options = options.iter();
            options.map(|it| found(Answered::Option(it.id), it.weight.is_positive())).collect()
        }
        QuestionKind::TrueFalse { answer, .. } => {
            [true, false].map(|it| found(Answered::Said(it), it == *answer)).into()
        }
        QuestionKind::Number { .. } | QuestionKind::ShortText { .. } => item.answers.clone(),
    }
}

fn is_typed(question: &Question) -> bool {
    matches!(question.kind(), QuestionKind::Number { .. } | QuestionKind::ShortText { .. })
}

fn facts(item: &ItemStatistics, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value| Fact { name: reader.say(key), value };
    let number = |n: usize| reader.number(count(n));
    let tells = item.discrimination.map(|it| {
        let value = percent(i64::from(it), reader);
        let tells = Message::new(tells(it)).text("percent", &value);
        fact("statistics-tells", reader.text(&tells))
    });
    let facts = [
        fact("statistics-asked", number(item.n_asked)),
        fact("statistics-right", number(item.n_right)),
    ];
    facts.into_iter().chain(tells).collect()
}

/// What is usual to say of it (Ebel, 1965).
fn tells(discrimination: i8) -> &'static str {
    match discrimination {
        40.. => "statistics-tells-very-well",
        30.. => "statistics-tells-well",
        20.. => "statistics-tells-a-little",
        _ => "statistics-tells-hardly",
    }
}

fn percent(n: i64, reader: &Reader) -> String {
    reader.text(&Message::new("statistics-percent").text("n", &reader.number(n)))
}

impl AnswerFigures {
    fn new(question: &Question, item: &ItemStatistics, of: &AnswerCount, reader: &Reader) -> Self {
        let text = match &of.answered {
            Answered::Option(id) => {
                let option = question.kind().options().iter().find(|it| it.id == *id);
                option.map(|it| it.text.as_str().to_owned()).unwrap_or_default()
            }
            Answered::Said(true) => reader.say("answer-true"),
            Answered::Said(false) => reader.say("answer-false"),
            Answered::Typed(text) => literal(text),
        };
        let number = |n: usize| reader.number(count(n));
        Self {
            text,
            is_right: Some(of.is_right),
            share: share(of.n, item.n_asked, reader),
            n: number(of.n),
            n_upper: number(of.n_upper),
            n_lower: number(of.n_lower),
        }
    }

    /// Those who left it open, if anybody has.
    fn none(item: &ItemStatistics, reader: &Reader) -> Option<Self> {
        let n = item.n_asked - item.n_answered;
        (0 < n).then(|| Self {
            text: reader.say("answer-none"),
            is_right: None,
            share: share(n, item.n_asked, reader),
            n: reader.number(count(n)),
            n_upper: String::new(),
            n_lower: String::new(),
        })
    }
}

/// How many of those who were asked.
fn share(n: usize, of: usize, reader: &Reader) -> Progress {
    let text = percent(i64::from(count((n * 100 + of / 2) / of.max(1))), reader);
    Progress { value: count(n), max: count(of), text }
}
