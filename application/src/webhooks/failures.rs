use domain_audit::{Webhook, WebhookAddress, WebhookAddressError, WebhookRefused};

use super::AddressRefused;
use crate::{Class, Failure, Message};

impl Failure for WebhookAddressError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::NoAddress => Message::new("webhook-no-address"),
            Self::TooLong => {
                let most = u32::try_from(WebhookAddress::MOST_CHARS).unwrap_or(u32::MAX);
                Message::new("line-too-long").number("max", most)
            }
            Self::Login => Message::new("webhook-address-login"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NoAddress, Self::TooLong, Self::Login]
    }
}

impl Failure for AddressRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::NoAddress => Message::new("webhook-no-address"),
            Self::Plain => Message::new("webhook-address-plain"),
            Self::NotAllowed => Message::new("webhook-address-not-allowed"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("address")
    }

    fn samples() -> Vec<Self> {
        vec![Self::NoAddress, Self::Plain, Self::NotAllowed]
    }
}

impl Failure for WebhookRefused {
    fn class(&self) -> Class {
        match self {
            Self::NoGroup => Class::Invalid,
            Self::TooMany => Class::Refused,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NoGroup => Message::new("webhook-no-group"),
            Self::TooMany => Message::new("webhooks-too-many").number("most", Webhook::MOST),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoGroup => Some("groups"),
            Self::TooMany => None,
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NoGroup, Self::TooMany]
    }
}
