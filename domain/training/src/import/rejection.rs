use domain_kernel::LineError;
use thiserror::Error;

use crate::{DecimalError, PointsError, ProseError, QuestionRefused, WeightError};

/// Why a question of a file cannot be taken. Positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Rejection {
    #[error("this text asks nothing; put it into the content of the module")]
    Description,
    #[error("this asks for free text, which nothing here can mark")]
    Essay,
    #[error("this asks to match pairs; ask for each pair in a question of its own")]
    Matching,
    #[error("expected {expected}")]
    Syntax { line: u32, expected: Expected },
    #[error("the text of the question cannot be taken: {0}")]
    Stem(ProseError),
    #[error("answer {} cannot be taken: {error}", position + 1)]
    Option { position: usize, error: ProseError },
    #[error("answer {} cannot be taken: {error}", position + 1)]
    Accepted { position: usize, error: LineError },
    #[error("answer {} cannot be taken: {error}", position + 1)]
    Number { position: usize, error: DecimalError },
    #[error("the range of answer {} ends before it begins", position + 1)]
    RangeReversed { position: usize },
    #[error("the weight of answer {} cannot be taken: {error}", position + 1)]
    Weight { position: usize, error: WeightError },
    #[error("a feedback cannot be taken: {0}")]
    Feedback(ProseError),
    #[error("the general feedback cannot be taken: {0}")]
    Explanation(ProseError),
    #[error("the points cannot be taken: {0}")]
    Points(PointsError),
    #[error(transparent)]
    Question(QuestionRefused),
}

/// What should stand in a file where something else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Expected {
    #[error("a {{ before this }}")]
    OpeningBrace,
    #[error("a }} before the next empty line")]
    ClosingBrace,
    #[error("no other brace; write \\{{ and \\}} for braces in a text")]
    OneBlock,
    #[error("= or ~ before the first answer")]
    Sign,
    #[error("no more than two feedbacks after true or false")]
    TwoFeedbacks,
    #[error("a number after this ~, since there is one without a number already")]
    OneOtherwise,
    #[error("the text of a question before its options")]
    Stem,
    #[error("option {0}, such as {0}) …")]
    Option(char),
    #[error("ANSWER: and the letter of one option")]
    Answer,
}
