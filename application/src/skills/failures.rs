//! What the refusals of skills mean to a frontend. The domain does not know that there are any.

use domain_skills::{JobRoleSettings, LabelInUse, LevelError, NeedsError};

use crate::{Class, Failure, Message};

impl Failure for LevelError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("skill-level-malformed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for LabelInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("skill-label-in-use").number("n", self.n_uses)
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_uses: 1 }, Self { n_uses: 3 }]
    }
}

impl Failure for NeedsError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::TooMany => {
                let most = u32::try_from(JobRoleSettings::MOST_NEEDS).unwrap_or(u32::MAX);
                Message::new("job-role-too-many-skills").number("most", most)
            }
            Self::Twice => Message::new("job-role-skill-twice"),
            Self::NoLevel => Message::new("skill-level-malformed"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::TooMany, Self::Twice, Self::NoLevel]
    }
}
