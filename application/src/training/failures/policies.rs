//! What refusals of policies mean: tries, time, sections.

use domain_kernel::{TimeFactorError, Timestamp};
use domain_training::{
    AlreadyAnswered, ChallengeRefused, DrawError, ExtraTryRefused, Points, SectionFlaw,
    SectionRefused, SectionTitle, TimeLimitError, TriesError, TurnRefused,
};

use super::authoring::count;
use crate::{Class, Failure, Message};

impl Failure for TurnRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    /// A page that can say from when on says so.
    fn message(&self) -> Message {
        match self {
            Self::NotYet { .. } => Message::new("tries-not-yet"),
            Self::Used { n } => Message::new("tries-used").number("n", *n),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NotYet { at: Timestamp::from_micros(0) }, Self::Used { n: 3 }]
    }
}

impl Failure for ChallengeRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::NotFinished => "challenge-not-finished",
            Self::NotAsked => "question-not-found",
            Self::StillOpen => "challenge-still-open",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::NotFinished, Self::NotAsked, Self::StillOpen]
    }
}

impl Failure for AlreadyAnswered {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("challenge-already-answered")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for ExtraTryRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::HasTries => Message::new("extra-try-has-tries"),
            Self::Oneself => Message::new("extra-try-oneself"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::HasTries, Self::Oneself]
    }
}

impl Failure for TriesError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Most => Message::new("tries-most"),
            Self::Wait => Message::new("tries-wait"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Most, Self::Wait]
    }
}

impl Failure for TimeLimitError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("time-limit-minutes")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for TimeFactorError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("time-factor-percent")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for DrawError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("section-draw-number")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for SectionRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        let message = match &self.flaw {
            SectionFlaw::Empty => Message::new("section-empty"),
            SectionFlaw::DrawsTooMany { draw, n_questions } => {
                Message::new("section-draws-too-many")
                    .number("draw", count(*draw))
                    .number("n", count(*n_questions))
            }
            SectionFlaw::UnequalPoints => Message::new("section-unequal-points"),
            SectionFlaw::OutOfReach { needed, best } => Message::new("section-out-of-reach")
                .text("needed", &needed.to_string())
                .text("best", &best.to_string()),
        };
        message.text("section", self.title.as_str())
    }

    fn samples() -> Vec<Self> {
        let (needed, best) = (Points::from_milli(2_000), Points::ONE);
        let flaws = [
            SectionFlaw::Empty,
            SectionFlaw::DrawsTooMany { draw: 3, n_questions: 2 },
            SectionFlaw::UnequalPoints,
            SectionFlaw::OutOfReach { needed, best },
        ];
        let title = || SectionTitle::restore("Electricity".to_owned());
        flaws.into_iter().map(|flaw| Self { title: title(), flaw }).collect()
    }
}
