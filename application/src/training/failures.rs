//! What training's refusals mean to a frontend. The domain does not know that there are any.

mod authoring;
mod import;
mod policies;
mod videos;

use domain_kernel::LineError;
use domain_training::{
    AlreadyRevoked, AnswerRefused, CorrectionRefused, DecimalError, SaveRefused, SubmitRefused,
};

use crate::{Class, Failure, Message};

pub use import::Remark;

impl Failure for AnswerRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::UnknownQuestion => Message::new("answer-unknown-question"),
            Self::QuestionTwice => Message::new("answer-question-twice"),
            Self::UnknownOption => Message::new("answer-unknown-option"),
            Self::OptionTwice => Message::new("answer-option-twice"),
            Self::TwoAnswers => Message::new("answer-two"),
            Self::Number(DecimalError::Comma) => Message::new("decimal-comma"),
            Self::Number(_) => Message::new("answer-number"),
            Self::Text(err) => err.message(),
            Self::FromTheFuture => Message::new("answer-from-the-future"),
        }
    }

    fn samples() -> Vec<Self> {
        let texts = LineError::samples().into_iter().map(Self::Text);
        let numbers = [DecimalError::Comma, DecimalError::NotANumber].map(Self::Number);
        let others = [
            Self::UnknownQuestion,
            Self::QuestionTwice,
            Self::UnknownOption,
            Self::OptionTwice,
            Self::TwoAnswers,
            Self::FromTheFuture,
        ];
        texts.chain(numbers).chain(others).collect()
    }
}

impl Failure for AlreadyRevoked {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("certificate-already-revoked")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for CorrectionRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::NoQuiz => Message::new("correction-no-quiz"),
            Self::NoSuchQuestion => Message::new("answer-unknown-question"),
            Self::NoNewKey => Message::new("correction-no-new-key"),
            Self::NothingCorrected => Message::new("correction-nothing"),
            Self::NothingLeft => Message::new("correction-nothing-left"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::NoQuiz,
            Self::NoSuchQuestion,
            Self::NoNewKey,
            Self::NothingCorrected,
            Self::NothingLeft,
        ]
    }
}

impl Failure for SaveRefused {
    fn class(&self) -> Class {
        match self {
            Self::AlreadyFinished | Self::TimeIsUp => Class::Refused,
            Self::NothingToAnswer | Self::OtherVersion | Self::Problems(_) => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::AlreadyFinished => Message::new("attempt-finished"),
            Self::NothingToAnswer => Message::new("attempt-nothing-to-answer"),
            Self::OtherVersion => Message::new("attempt-other-version"),
            Self::TimeIsUp => Message::new("attempt-time-is-up"),
            Self::Problems(_) => Message::new("attempt-problems"),
        }
    }

    fn samples() -> Vec<Self> {
        let none = Self::Problems(Vec::new());
        vec![Self::AlreadyFinished, Self::NothingToAnswer, Self::OtherVersion, Self::TimeIsUp, none]
    }
}

impl Failure for SubmitRefused {
    fn class(&self) -> Class {
        match self {
            Self::AlreadyFinished | Self::InTime => Class::Refused,
            Self::NothingToSubmit | Self::NothingToAcknowledge | Self::OtherVersion => {
                Class::Invalid
            }
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::AlreadyFinished => Message::new("attempt-finished"),
            Self::NothingToSubmit => Message::new("attempt-nothing-to-submit"),
            Self::NothingToAcknowledge => Message::new("attempt-nothing-to-acknowledge"),
            Self::OtherVersion => Message::new("attempt-other-version"),
            Self::InTime => Message::new("attempt-in-time"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::InTime,
            Self::AlreadyFinished,
            Self::NothingToSubmit,
            Self::NothingToAcknowledge,
            Self::OtherVersion,
        ]
    }
}
