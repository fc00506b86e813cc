use std::str::FromStr;

use domain_kernel::LineError;
use thiserror::Error;

use super::{AnswerOption, Question, QuestionKind, ShortAnswer};
use crate::{Answer, Decimal, DecimalError, Given, OptionId};

/// Why something is not an answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AnswerRefused {
    #[error("this module has no such question")]
    UnknownQuestion,
    #[error("this question came twice")]
    QuestionTwice,
    #[error("this question has no such answer")]
    UnknownOption,
    #[error("this answer came twice")]
    OptionTwice,
    #[error("choose one answer only")]
    TwoAnswers,
    #[error(transparent)]
    Number(DecimalError),
    #[error(transparent)]
    Text(LineError),
    #[error("this answer has not been shown yet; load the page again")]
    FromTheFuture,
}

impl Question {
    /// What was given as an answer to this question, and to no other; `None` clears it.
    pub fn read(&self, given: &Given) -> Result<Option<Answer>, AnswerRefused> {
        let values = given.values();
        if values.is_empty() {
            return Ok(None);
        }
        match &self.kind {
            QuestionKind::SingleChoice { options } => {
                one(values)?;
                choose(options, values).map(Some)
            }
            QuestionKind::SeveralAnswers { options, .. } => choose(options, values).map(Some),
            QuestionKind::TrueFalse { .. } => {
                let said = bool::from_str(one(values)?);
                said.map(|it| Some(Answer::Said(it))).map_err(|_| AnswerRefused::UnknownOption)
            }
            QuestionKind::Number { .. } => read_number(one(values)?),
            QuestionKind::ShortText { .. } => read_text(one(values)?),
        }
    }
}

fn one(values: &[String]) -> Result<&str, AnswerRefused> {
    match values {
        [value] => Ok(value),
        _ => Err(AnswerRefused::TwoAnswers),
    }
}

fn choose(options: &[AnswerOption], values: &[String]) -> Result<Answer, AnswerRefused> {
    let mut chosen: Vec<OptionId> = Vec::new();
    for value in values {
        let id = value.parse().map_err(|_| AnswerRefused::UnknownOption)?;
        if chosen.contains(&id) {
            return Err(AnswerRefused::OptionTwice);
        }
        if !options.iter().any(|it| it.id == id) {
            return Err(AnswerRefused::UnknownOption);
        }
        chosen.push(id);
    }
    chosen.sort_unstable();
    Ok(Answer::Chosen(chosen))
}

fn read_number(value: &str) -> Result<Option<Answer>, AnswerRefused> {
    let line = match ShortAnswer::parse(value) {
        Err(LineError::Empty) => return Ok(None),
        line => line.map_err(AnswerRefused::Text)?,
    };
    let number = Decimal::parse_typed(line.as_str()).map_err(AnswerRefused::Number)?;
    Ok(Some(Answer::Number(number)))
}

fn read_text(value: &str) -> Result<Option<Answer>, AnswerRefused> {
    match ShortAnswer::parse(value) {
        Err(LineError::Empty) => Ok(None),
        line => line.map(|it| Some(Answer::Text(it))).map_err(AnswerRefused::Text),
    }
}
