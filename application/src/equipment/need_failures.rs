//! What the refusals of needs mean to a frontend. The domain does not know that there are any.

use domain_equipment::{Needs, NeedsRefused, SkillIsNeeded};

use crate::{Class, Failure, Message};

impl Failure for NeedsRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::TooMany => {
                let most = u32::try_from(Needs::MOST).unwrap_or(u32::MAX);
                Message::new("item-needs-too-many").number("most", most)
            }
            Self::Twice => Message::new("job-role-skill-twice"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("needs")
    }

    fn samples() -> Vec<Self> {
        vec![Self::TooMany, Self::Twice]
    }
}

impl Failure for SkillIsNeeded {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("skill-is-needed").number("n", self.n_uses)
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_uses: 1 }, Self { n_uses: 3 }]
    }
}
