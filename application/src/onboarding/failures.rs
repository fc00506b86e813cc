//! What onboarding's refusals mean to a frontend. The domain does not know that there are any.

use domain_onboarding::{Path, PathInUse, PathRefused, StartError, WorkingDays, WorkingDaysError};

use crate::{Class, Failure, Message};

impl Failure for PathRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::ModuleTwice => Message::new("path-module-twice"),
            Self::TooManySteps => {
                let most = u32::try_from(Path::MOST_STEPS).unwrap_or(u32::MAX);
                Message::new("path-too-many-steps").number("most", most)
            }
            Self::NoSuchStep => Message::new("path-no-such-step"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("steps")
    }

    fn samples() -> Vec<Self> {
        vec![Self::ModuleTwice, Self::TooManySteps, Self::NoSuchStep]
    }
}

impl Failure for PathInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("path-in-use")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for StartError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("start-malformed"),
            Self::OutOfRange => Message::new("start-out-of-range"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::OutOfRange]
    }
}

impl Failure for WorkingDaysError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("working-days-malformed").number("most", u32::from(WorkingDays::MAX))
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
