//! What the refusals of authoring mean.

use domain_training::{
    DecimalError, DeleteRefused, EditRefused, MinutesError, PassMarkError, Points, PointsError,
    ProseError, PublishRefused, QuestionRefused, Quiz, RetireRefused, SectionRefused,
    ValidityError, WeightError,
};

use crate::{Class, Failure, Message};

/// Implements [`Failure`] for errors of fields, which are all the person's to correct.
macro_rules! invalid {
    ($error:ident { $($variant:ident => $key:literal,)* }) => {
        impl Failure for $error {
            fn class(&self) -> Class {
                Class::Invalid
            }

            fn message(&self) -> Message {
                match self {
                    $(Self::$variant => Message::new($key),)*
                }
            }

            fn samples() -> Vec<Self> {
                vec![$(Self::$variant),*]
            }
        }
    };
}

invalid!(PassMarkError {
    NotAFraction => "pass-mark-malformed",
    Zero => "pass-mark-zero",
    AboveAll => "pass-mark-above-all",
    TooFine => "pass-mark-too-fine",
});

invalid!(PointsError {
    NotANumber => "points-malformed",
    TooFine => "points-too-fine",
    OutOfRange => "points-out-of-range",
});

invalid!(WeightError {
    NotANumber => "weight-malformed",
    TooFine => "weight-too-fine",
    OutOfRange => "weight-out-of-range",
});

invalid!(DecimalError {
    NotANumber => "decimal-malformed",
    Comma => "decimal-comma",
    TooLarge => "decimal-too-large",
    TooPrecise => "decimal-too-precise",
});

invalid!(ValidityError {
    Months => "validity-months-malformed",
    LeastMonths => "validity-least-months-malformed",
    Days => "validity-days-malformed",
    DayOfYear => "validity-day-malformed",
});

impl Failure for MinutesError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("minutes-malformed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for ProseError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("line-empty"),
            Self::TooLong { max } => Message::new("line-too-long").number("max", count(*max)),
            Self::Unprintable => Message::new("line-unprintable"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Empty, Self::TooLong { max: 4_000 }, Self::Unprintable]
    }
}

impl Failure for EditRefused {
    fn class(&self) -> Class {
        match self {
            Self::Retired
            | Self::NoDraft
            | Self::OtherVersion
            | Self::NoQuiz
            | Self::QuestionExists => Class::Refused,
            Self::NoSuchQuestion | Self::NoSuchSection => Class::NotFound,
            Self::HasQuestions
            | Self::UnknownOption
            | Self::TooManyQuestions
            | Self::TooManySections
            | Self::TooMuchText => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Retired => Message::new("edit-retired"),
            Self::NoDraft => Message::new("edit-no-draft"),
            Self::OtherVersion => Message::new("stale"),
            Self::NoQuiz => Message::new("edit-no-quiz"),
            Self::HasQuestions => Message::new("edit-has-questions"),
            Self::NoSuchQuestion => Message::new("question-not-found"),
            Self::QuestionExists => Message::new("duplicate-id"),
            Self::UnknownOption => Message::new("edit-unknown-option"),
            Self::TooManyQuestions => {
                Message::new("edit-too-many-questions").number("most", count(Quiz::MAX_QUESTIONS))
            }
            Self::NoSuchSection => Message::new("section-not-found"),
            Self::TooManySections => {
                Message::new("edit-too-many-sections").number("most", count(Quiz::MAX_SECTIONS))
            }
            Self::TooMuchText => Message::new("edit-too-much-text"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        (*self == Self::HasQuestions).then_some("kind")
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Retired,
            Self::NoDraft,
            Self::OtherVersion,
            Self::NoQuiz,
            Self::HasQuestions,
            Self::NoSuchQuestion,
            Self::QuestionExists,
            Self::UnknownOption,
            Self::TooManyQuestions,
            Self::NoSuchSection,
            Self::TooManySections,
            Self::TooMuchText,
        ]
    }
}

impl Failure for PublishRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Retired => Message::new("edit-retired"),
            Self::NoDraft => Message::new("publish-no-draft"),
            Self::NothingScored => Message::new("publish-nothing-scored"),
            Self::OutOfReach { needed, best } => Message::new("publish-out-of-reach")
                .text("needed", &needed.to_string())
                .text("best", &best.to_string()),
            Self::NotEditorial => Message::new("publish-not-editorial"),
            Self::Section(refused) => refused.message(),
        }
    }

    fn samples() -> Vec<Self> {
        let sections = SectionRefused::samples().into_iter().map(Self::Section);
        let out_of_reach = Self::OutOfReach { needed: Points::ONE, best: Points::ZERO };
        let own =
            [Self::Retired, Self::NoDraft, Self::NothingScored, out_of_reach, Self::NotEditorial];
        own.into_iter().chain(sections).collect()
    }
}

impl Failure for DeleteRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("delete-published")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for RetireRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::AlreadyRetired => Message::new("retire-already"),
            Self::NeverPublished => Message::new("retire-never-published"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::AlreadyRetired, Self::NeverPublished]
    }
}

impl Failure for QuestionRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        let both = |key, first: &usize, second: &usize| {
            Message::new(key).number("first", count(first + 1)).number("second", count(second + 1))
        };
        match self {
            Self::TooManyPoints => Message::new("points-out-of-range"),
            Self::TooFewOptions => Message::new("question-too-few-options"),
            Self::TooManyOptions => Message::new("question-too-many-options"),
            Self::SameOptions { first, second } => both("question-same-options", first, second),
            Self::NothingIsRight => Message::new("question-nothing-right"),
            Self::NothingIsFullyRight => Message::new("question-nothing-fully-right"),
            Self::NothingAccepted => Message::new("question-nothing-accepted"),
            Self::TooManyAccepted => Message::new("question-too-many-accepted"),
            Self::SameAccepted { first, second } => both("question-same-accepted", first, second),
            Self::NegativeTolerance { position } => {
                Message::new("question-negative-tolerance").number("n", count(position + 1))
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::TooManyPoints => Some("points"),
            _ => Some("answers"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::TooManyPoints,
            Self::TooFewOptions,
            Self::TooManyOptions,
            Self::SameOptions { first: 0, second: 2 },
            Self::NothingIsRight,
            Self::NothingIsFullyRight,
            Self::NothingAccepted,
            Self::TooManyAccepted,
            Self::SameAccepted { first: 0, second: 1 },
            Self::NegativeTolerance { position: 1 },
        ]
    }
}

/// A number for a person to read.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
