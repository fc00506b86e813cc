use domain_kernel::fold;
use thiserror::Error;

use super::kind::{AcceptedNumber, AcceptedText, AnswerOption, QuestionKind};
use crate::{Points, Weight};

/// Why a question cannot be asked like this. Positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuestionRefused {
    #[error("a question is worth at most 100 points")]
    TooManyPoints,
    #[error("give at least 2 options to choose from")]
    TooFewOptions,
    #[error("give at most 20 options to choose from")]
    TooManyOptions,
    #[error("options {} and {} are the same", first + 1, second + 1)]
    SameOptions { first: usize, second: usize },
    #[error("say which option is right")]
    NothingIsRight,
    #[error("give one option the full 100 %")]
    NothingIsFullyRight,
    #[error("give at least one answer that is accepted")]
    NothingAccepted,
    #[error("give at most 20 answers that are accepted")]
    TooManyAccepted,
    #[error("accepted answers {} and {} are the same", first + 1, second + 1)]
    SameAccepted { first: usize, second: usize },
    #[error("the tolerance of accepted answer {} is below zero", position + 1)]
    NegativeTolerance { position: usize },
}

/// How many options a question has, and how many answers it may accept.
const MIN_OPTIONS: usize = 2;
const MAX_OPTIONS: usize = 20;

pub(super) fn check<I>(points: Points, kind: &QuestionKind<I>) -> Result<(), QuestionRefused> {
    if Points::MOST < points {
        return Err(QuestionRefused::TooManyPoints);
    }
    match kind {
        QuestionKind::TrueFalse { .. } => Ok(()),
        QuestionKind::SingleChoice { options } => {
            check_options(options)?;
            let has_full = options.iter().any(|it| it.weight == Weight::FULL);
            has_full.then_some(()).ok_or(QuestionRefused::NothingIsFullyRight)
        }
        QuestionKind::SeveralAnswers { options, .. } => check_options(options),
        QuestionKind::Number { accepted, .. } => check_numbers(accepted),
        QuestionKind::ShortText { accepted, is_case_sensitive, .. } => {
            check_texts(accepted, *is_case_sensitive)
        }
    }
}

fn check_options<I>(options: &[AnswerOption<I>]) -> Result<(), QuestionRefused> {
    if options.len() < MIN_OPTIONS {
        return Err(QuestionRefused::TooFewOptions);
    }
    if MAX_OPTIONS < options.len() {
        return Err(QuestionRefused::TooManyOptions);
    }
    if let Some((first, second)) = same(options.iter().map(|it| normal(it.text.as_str()))) {
        return Err(QuestionRefused::SameOptions { first, second });
    }
    let is_any_right = options.iter().any(|it| it.weight.is_positive());
    is_any_right.then_some(()).ok_or(QuestionRefused::NothingIsRight)
}

fn check_numbers(accepted: &[AcceptedNumber]) -> Result<(), QuestionRefused> {
    check_accepted(accepted.iter().map(|it| it.weight))?;
    match accepted.iter().position(|it| it.tolerance.is_negative()) {
        None => Ok(()),
        Some(position) => Err(QuestionRefused::NegativeTolerance { position }),
    }
}

fn check_texts(accepted: &[AcceptedText], is_case_sensitive: bool) -> Result<(), QuestionRefused> {
    check_accepted(accepted.iter().map(|it| it.weight))?;
    let texts = accepted.iter().map(|it| {
        if is_case_sensitive { it.text.as_str().to_owned() } else { fold(it.text.as_str()) }
    });
    match same(texts) {
        None => Ok(()),
        Some((first, second)) => Err(QuestionRefused::SameAccepted { first, second }),
    }
}

fn check_accepted(weights: impl ExactSizeIterator<Item = Weight>) -> Result<(), QuestionRefused> {
    if MAX_OPTIONS < weights.len() {
        return Err(QuestionRefused::TooManyAccepted);
    }
    let mut weights = weights;
    weights.any(Weight::is_positive).then_some(()).ok_or(QuestionRefused::NothingAccepted)
}

/// As two options are compared: blanks and case make no difference that a person would see.
fn normal(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    fold(&words.join(" "))
}

/// The first text that is there a second time, and where both are.
fn same(texts: impl Iterator<Item = String>) -> Option<(usize, usize)> {
    let texts: Vec<String> = texts.collect();
    for (second, text) in texts.iter().enumerate() {
        if let Some(first) = texts[..second].iter().position(|it| it == text) {
            return Some((first, second));
        }
    }
    None
}
