//! The small worlds that tests begin with.

use std::sync::atomic::{AtomicU32, Ordering};

use domain_kernel::{Id, Ids, PersonId, Timestamp};
use uuid::Uuid;

use crate::{
    About, AcceptedNumber, AcceptedText, AnswerOption, Attempt, Beginning, Credit, Decimal,
    Minutes, Module, ModuleTitle, ModuleVersion, NewQuestion, OptionText, PassMark, Points,
    Question, QuizRules, ShortAnswer, Stem, Weight, WrittenKind, WrittenOption,
};

/// Hands out 1, 2, 3, … as ids.
#[derive(Default)]
pub(crate) struct Sequence(AtomicU32);

impl Ids for Sequence {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

pub(crate) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(micros)
}

pub(crate) fn amina() -> PersonId {
    id(7_000)
}

pub(crate) fn weight(percent: &str) -> Weight {
    Weight::parse_percent(percent).expect("a good weight")
}

pub(crate) fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

/// Options named a, b, c, … with these percentages.
pub(crate) fn options(percents: &[&str]) -> Vec<WrittenOption> {
    let options = percents.iter().zip('a'..='z').map(|(percent, name)| AnswerOption {
        id: None,
        text: OptionText::restore(name.to_string()),
        weight: weight(percent),
        feedback: None,
    });
    options.collect()
}

pub(crate) fn single(percents: &[&str]) -> WrittenKind {
    WrittenKind::SingleChoice { options: options(percents) }
}

pub(crate) fn several(credit: Credit, percents: &[&str]) -> WrittenKind {
    WrittenKind::SeveralAnswers { options: options(percents), credit }
}

pub(crate) fn true_false(answer: bool) -> WrittenKind {
    WrittenKind::TrueFalse { answer, if_right: None, if_wrong: None }
}

/// Accepts values with tolerances at percentages.
pub(crate) fn number(accepted: &[(&str, &str, &str)]) -> WrittenKind {
    let accepted = accepted.iter().map(|(value, tolerance, percent)| AcceptedNumber {
        value: decimal(value),
        tolerance: decimal(tolerance),
        weight: weight(percent),
        feedback: None,
    });
    WrittenKind::Number { accepted: accepted.collect(), otherwise: None }
}

pub(crate) fn texts(accepted: &[(&str, &str)]) -> Vec<AcceptedText> {
    let accepted = accepted.iter().map(|(text, percent)| AcceptedText {
        text: ShortAnswer::parse(text).expect("a short answer"),
        weight: weight(percent),
        feedback: None,
    });
    accepted.collect()
}

pub(crate) fn written(kind: WrittenKind, points: Points) -> NewQuestion {
    let stem = Stem::parse("What comes first?").expect("a stem");
    NewQuestion::write(stem, points, kind, None).expect("a good question")
}

pub(crate) fn question(kind: WrittenKind) -> Question {
    written(kind, Points::ONE).settle(id(1_000), &[], &Sequence::default()).expect("a new question")
}

pub(crate) fn about(title: &str) -> About {
    About {
        title: ModuleTitle::parse(title).expect("a title"),
        content: None,
        minutes: Minutes::new(5).expect("five minutes"),
        is_open_to_all: false,
        validity: None,
        gives_certificate: false,
    }
}

pub(crate) fn rules(numerator: u32, denominator: u32) -> QuizRules {
    let pass_mark = PassMark::new(numerator, denominator).expect("a pass mark");
    QuizRules { pass_mark, ..QuizRules::default() }
}

/// A module with a draft of a quiz, whose questions have the ids 101, 102, 103, ….
pub(crate) fn given_quiz(rules: QuizRules, questions: Vec<NewQuestion>) -> Module {
    let ids = Sequence::default();
    let (mut module, _) = Module::create(id(1), about("Lock-out and tag-out"), Some(rules));
    for (number, question) in (101..).zip(questions) {
        module.add_question(id(number), question, &ids).expect("room for a question");
    }
    module
}

pub(crate) fn given_version(rules: QuizRules, kinds: &[WrittenKind]) -> ModuleVersion {
    let questions = kinds.iter().map(|it| written(it.clone(), Points::ONE)).collect();
    given_quiz(rules, questions).publish(at(0)).expect("a good quiz").0
}

pub(crate) fn given_attempt(version: &ModuleVersion) -> Attempt {
    Attempt::start(id(9), amina(), version, Beginning::at(at(10))).0
}
