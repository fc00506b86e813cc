//! What is said of each question of a file.

use domain_kernel::LineError;
use domain_training::{
    Adjustment, DecimalError, Expected, FileRefused, PointsError, ProseError, QuestionRefused,
    Quiz, Rejection, Ruling, WeightError,
};

use super::authoring::count;
use crate::{Class, Failure, Message};

/// Something to say about one question of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Which part of the question it is about, if that is one.
    pub place: Option<Message>,
    pub text: Message,
}

impl Remark {
    /// Nothing about a question that is taken as it stands; else how it is changed, or why it is
    /// rejected.
    pub fn about(ruling: &Ruling) -> Vec<Self> {
        match ruling {
            Ruling::Taken(_) => Vec::new(),
            Ruling::Changed(_, adjustments) => adjustments.iter().map(adjusted).collect(),
            Ruling::Rejected(rejection) => vec![rejected(rejection)],
        }
    }

    /// One of each, for the test that looks their messages up in every catalog.
    pub fn samples() -> Vec<Self> {
        let adjustments = [
            Adjustment::HtmlConverted,
            Adjustment::TagsLeftOut { names: vec!["img".to_owned()] },
            Adjustment::PictureMissing { name: "map.png".to_owned() },
            Adjustment::WeightsCompleted,
            Adjustment::EqualsInFeedback,
        ];
        let expected = [
            Expected::OpeningBrace,
            Expected::ClosingBrace,
            Expected::OneBlock,
            Expected::Sign,
            Expected::TwoFeedbacks,
            Expected::OneOtherwise,
            Expected::Stem,
            Expected::Option('B'),
            Expected::Answer,
        ];
        let syntax = expected.map(|expected| Rejection::Syntax { line: 3, expected });
        let position = 0;
        let rejections = [
            Rejection::Description,
            Rejection::Essay,
            Rejection::Matching,
            Rejection::Stem(ProseError::Empty),
            Rejection::Option { position, error: ProseError::Empty },
            Rejection::Accepted { position, error: LineError::Empty },
            Rejection::Number { position, error: DecimalError::NotANumber },
            Rejection::RangeReversed { position },
            Rejection::Weight { position, error: WeightError::NotANumber },
            Rejection::Feedback(ProseError::Unprintable),
            Rejection::Explanation(ProseError::Unprintable),
            Rejection::Points(PointsError::NotANumber),
            Rejection::Question(QuestionRefused::NothingIsRight),
        ];
        let rejections = rejections.iter().chain(&syntax);
        adjustments.iter().map(adjusted).chain(rejections.map(rejected)).collect()
    }
}

fn adjusted(adjustment: &Adjustment) -> Remark {
    let text = match adjustment {
        Adjustment::HtmlConverted => Message::new("changed-html"),
        Adjustment::TagsLeftOut { names } => {
            Message::new("changed-tags").text("names", &names.join(", "))
        }
        Adjustment::PictureMissing { name } => Message::new("changed-picture").text("name", name),
        Adjustment::WeightsCompleted => Message::new("changed-weights"),
        Adjustment::EqualsInFeedback => Message::new("changed-equals"),
    };
    Remark { place: None, text }
}

fn rejected(rejection: &Rejection) -> Remark {
    let answer =
        |position: &usize| Message::new("rejected-answer").number("n", count(position + 1));
    let (place, text) = match rejection {
        Rejection::Description => (None, Message::new("rejected-description")),
        Rejection::Essay => (None, Message::new("rejected-essay")),
        Rejection::Matching => (None, Message::new("rejected-matching")),
        Rejection::Syntax { line, expected } => {
            (Some(Message::new("rejected-line").number("n", *line)), missing(*expected))
        }
        Rejection::Stem(err) => (Some(Message::new("rejected-stem")), err.message()),
        Rejection::Option { position, error } => (Some(answer(position)), error.message()),
        Rejection::Accepted { position, error } => (Some(answer(position)), error.message()),
        Rejection::Number { position, error } => (Some(answer(position)), error.message()),
        Rejection::RangeReversed { position } => {
            (Some(answer(position)), Message::new("rejected-range"))
        }
        Rejection::Weight { position, error } => (Some(answer(position)), error.message()),
        Rejection::Feedback(err) => (Some(Message::new("rejected-feedback")), err.message()),
        Rejection::Explanation(err) => (Some(Message::new("rejected-explanation")), err.message()),
        Rejection::Points(err) => (Some(Message::new("rejected-points")), err.message()),
        Rejection::Question(err) => (None, err.message()),
    };
    Remark { place, text }
}

fn missing(expected: Expected) -> Message {
    match expected {
        Expected::OpeningBrace => Message::new("expected-opening-brace"),
        Expected::ClosingBrace => Message::new("expected-closing-brace"),
        Expected::OneBlock => Message::new("expected-one-block"),
        Expected::Sign => Message::new("expected-sign"),
        Expected::TwoFeedbacks => Message::new("expected-two-feedbacks"),
        Expected::OneOtherwise => Message::new("expected-one-otherwise"),
        Expected::Stem => Message::new("expected-stem"),
        Expected::Option(letter) => {
            Message::new("expected-option").text("letter", &letter.to_string())
        }
        Expected::Answer => Message::new("expected-answer"),
    }
}

impl Failure for FileRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::TooLarge => Message::new("file-too-large"),
            Self::NotUtf8 => Message::new("file-not-utf8"),
            Self::TooManyQuestions => {
                Message::new("file-too-many-questions").number("most", count(Quiz::MAX_QUESTIONS))
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("file")
    }

    fn samples() -> Vec<Self> {
        vec![Self::TooLarge, Self::NotUtf8, Self::TooManyQuestions]
    }
}
