//! What the platform's refusals mean to a frontend. The domain does not know that there are any.

use domain_identity::{InviteRefused, OperatorRefused};

use crate::{Class, Failure, Message};

impl Failure for OperatorRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::LastRoot => Message::new("operator-last-root"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::LastRoot]
    }
}

impl Failure for InviteRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Used => Message::new("invite-is-used"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Used]
    }
}
