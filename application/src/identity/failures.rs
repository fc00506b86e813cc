//! What identity's refusals mean to a frontend. The domain does not know that there are any.

use domain_identity::{
    AccentError, CompanyCodeError, DepartmentInUse, EmailError, EraseRefused, PasswordError,
    PlaceRefused, ResetRefused, UsernameError,
};

use crate::{
    Class, Failure, Message,
    identity::{BlobError, HashError, PictureError},
};

impl Failure for EmailError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("email-empty"),
            Self::Malformed => Message::new("email-malformed"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Empty, Self::Malformed]
    }
}

impl Failure for AccentError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("accent-malformed"),
            Self::TooLight => Message::new("accent-too-light"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::TooLight]
    }
}

impl Failure for CompanyCodeError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("company-code-malformed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for UsernameError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("username-malformed"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed]
    }
}

impl Failure for PasswordError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::TooShort => Message::new("password-too-short"),
            Self::TooShortForOperator => Message::new("password-too-short-for-operator"),
            Self::TooLong => Message::new("password-too-long"),
            Self::Common => Message::new("password-common"),
            Self::Guessable => Message::new("password-guessable"),
        }
    }

    fn samples() -> Vec<Self> {
        let length = [Self::TooShort, Self::TooShortForOperator, Self::TooLong];
        length.into_iter().chain([Self::Common, Self::Guessable]).collect()
    }
}

impl Failure for PlaceRefused {
    fn class(&self) -> Class {
        match self {
            Self::Erased => Class::Refused,
            _ => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::LastAdmin => Message::new("place-last-admin"),
            Self::ManagerIsStaff => Message::new("place-manager-is-staff"),
            Self::ManagerIsDeactivated => Message::new("place-manager-is-deactivated"),
            Self::ManagerIsLed => Message::new("place-manager-is-led"),
            Self::Erased => Message::new("place-erased"),
            Self::Customer => Message::new("place-customer"),
            Self::StillLeads { n_led } => Message::new("place-still-leads").number("n", *n_led),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::LastAdmin | Self::StillLeads { .. } | Self::Customer => Some("role"),
            Self::ManagerIsStaff | Self::ManagerIsDeactivated | Self::ManagerIsLed => {
                Some("manager")
            }
            Self::Erased => None,
        }
    }

    fn samples() -> Vec<Self> {
        let led = Self::StillLeads { n_led: 2 };
        let manager = [Self::ManagerIsStaff, Self::ManagerIsDeactivated, Self::ManagerIsLed];
        [Self::LastAdmin, Self::Erased, Self::Customer, led].into_iter().chain(manager).collect()
    }
}

impl Failure for ResetRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Deactivated => Message::new("reset-deactivated"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Deactivated]
    }
}

impl Failure for HashError {
    fn class(&self) -> Class {
        match self {
            Self::Busy => Class::Busy,
            Self::Broken(_) => Class::Broken,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Busy => Message::new("busy"),
            Self::Broken(_) => Message::new("broken"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Busy, Self::Broken("not a PHC string".into())]
    }
}

impl Failure for PictureError {
    fn class(&self) -> Class {
        match self {
            Self::Busy => Class::Busy,
            Self::Missing | Self::TooBig | Self::TooManyPixels | Self::Unreadable => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("picture-missing"),
            Self::TooBig => Message::new("picture-too-big"),
            Self::TooManyPixels => Message::new("picture-too-many-pixels"),
            Self::Unreadable => Message::new("picture-unreadable"),
            Self::Busy => Message::new("busy"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("photo")
    }

    fn samples() -> Vec<Self> {
        vec![Self::Missing, Self::TooBig, Self::TooManyPixels, Self::Unreadable, Self::Busy]
    }
}

impl Failure for BlobError {
    fn class(&self) -> Class {
        Class::Unavailable
    }

    fn message(&self) -> Message {
        Message::new("unavailable")
    }

    fn samples() -> Vec<Self> {
        vec![Self("the disk is full".into())]
    }
}

impl Failure for DepartmentInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("department-in-use").number("n", self.n_people)
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_people: 3 }]
    }
}

impl Failure for EraseRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self::Active => Message::new("erase-active"),
            Self::Erased => Message::new("erase-erased"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Active, Self::Erased]
    }
}
