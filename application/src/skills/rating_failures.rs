//! What the refusals of ratings mean to a frontend. The domain does not know that there are any.

use domain_skills::{ExemptionRefused, GrantsNothing, RatingRefused, RevocationRefused};

use crate::{Class, Failure, Message};

impl Failure for RatingRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::EndsBefore => Message::new("rating-ends-before"),
            Self::OverridesWithoutNote => Message::new("rating-overrides-without-note"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::EndsBefore => Some("until"),
            Self::OverridesWithoutNote => Some("note"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::EndsBefore, Self::OverridesWithoutNote]
    }
}

impl Failure for RevocationRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Already => Message::new("rating-revoked-already"),
            Self::Granted => Message::new("rating-is-granted"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Already, Self::Granted]
    }
}

impl Failure for GrantsNothing {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("grant-nothing")
    }

    fn field(&self) -> Option<&'static str> {
        Some("level")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for ExemptionRefused {
    fn class(&self) -> Class {
        match self {
            Self::EndsBefore => Class::Invalid,
            Self::Already | Self::NotExempt => Class::Refused,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::EndsBefore => Message::new("exemption-ends-before"),
            Self::Already => Message::new("exemption-already"),
            Self::NotExempt => Message::new("exemption-none"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::EndsBefore => Some("until"),
            Self::Already | Self::NotExempt => None,
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::EndsBefore, Self::Already, Self::NotExempt]
    }
}
