//! What the refusals of certificates mean to a frontend.

use domain_skills::{ClaimRefused, DecisionRefused};

use crate::{Class, Failure, Message};

impl Failure for ClaimRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::NoLevel => Message::new("skill-level-malformed"),
            Self::IssuedLater => Message::new("skill-certificate-issued-later"),
            Self::Ended => Message::new("rating-ends-before"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoLevel => Some("level"),
            Self::IssuedLater => Some("issued"),
            Self::Ended => Some("until"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NoLevel, Self::IssuedLater, Self::Ended]
    }
}

impl Failure for DecisionRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Decided => Message::new("skill-certificate-decided"),
            Self::Rating(_) => Message::new("skill-certificate-ended"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Decided, Self::Rating(domain_skills::RatingRefused::EndsBefore)]
    }
}
