//! What a person reads when the rules of joining refuse something.

use domain_identity::{NotToConfirm, NotWaiting};

use crate::{Class, Failure, Message};

impl Failure for NotToConfirm {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("join-link-over")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for NotWaiting {
    fn class(&self) -> Class {
        Class::NotFound
    }

    fn message(&self) -> Message {
        Message::new("join-not-found")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
