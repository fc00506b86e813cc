//! What the shop's refusals mean to a frontend.

use domain_identity::PurchaseRefused;

use crate::{
    Class, Failure, Message,
    shop::{CallbackError, GatewayError},
};

impl Failure for PurchaseRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Refunded => Message::new("purchase-is-refunded"),
            Self::NotOpen => Message::new("purchase-not-open"),
            Self::NotPaid => Message::new("purchase-not-paid"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Refunded, Self::NotOpen, Self::NotPaid]
    }
}

impl Failure for GatewayError {
    fn class(&self) -> Class {
        Class::Unavailable
    }

    fn message(&self) -> Message {
        Message::new("buy-provider-down")
    }

    fn samples() -> Vec<Self> {
        vec![Self("the line was cut".into())]
    }
}

impl Failure for CallbackError {
    fn class(&self) -> Class {
        match self {
            Self::NotExpected => Class::NotFound,
            Self::Unsigned | Self::Unreadable => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NotExpected => Message::new("payment-not-expected"),
            Self::Unsigned => Message::new("payment-unsigned"),
            Self::Unreadable => Message::new("payment-unreadable"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NotExpected, Self::Unsigned, Self::Unreadable]
    }
}
