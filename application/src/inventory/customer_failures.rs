//! What inventory's refusals mean to a frontend. The domain does not know that there are any.

use domain_inventory::{CustomerKeyError, TooManyGrants, Visibility};

use crate::{Class, Failure, Message};

impl Failure for TooManyGrants {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        let most = u32::try_from(Visibility::MOST_GRANTS).unwrap_or(u32::MAX);
        Message::new("customer-too-many-grants").number("most", most)
    }

    fn field(&self) -> Option<&'static str> {
        Some("customer")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for CustomerKeyError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty | Self::TooLong => Message::new("customer-key-malformed"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("customer")
    }

    fn samples() -> Vec<Self> {
        vec![Self::Empty, Self::TooLong]
    }
}
