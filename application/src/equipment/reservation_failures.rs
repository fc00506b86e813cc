//! What the refusals of reservations mean to a frontend. The domain does not know that there are any.

use domain_equipment::{
    CancelRefused, LocalTimeError, Period, PeriodError, Reservation, ReserveRefused,
};
use domain_kernel::Timestamp;

use crate::{Class, Failure, Message};

impl Failure for LocalTimeError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Malformed => "reservation-time-malformed",
            Self::OutOfRange => "reservation-time-out-of-range",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::OutOfRange]
    }
}

impl Failure for PeriodError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::EndsFirst => "reservation-ends-first",
            Self::TooLong => "reservation-too-long",
        })
    }

    fn field(&self) -> Option<&'static str> {
        Some("to")
    }

    fn samples() -> Vec<Self> {
        vec![Self::EndsFirst, Self::TooLong]
    }
}

impl Failure for ReserveRefused {
    fn class(&self) -> Class {
        match self {
            Self::Retired | Self::TooMany => Class::Refused,
            Self::Over | Self::Overlaps(_) => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Retired => Message::new("reservation-retired"),
            Self::Over => Message::new("reservation-over"),
            Self::Overlaps(_) => Message::new("reservation-overlaps"),
            Self::TooMany => {
                let most = u32::try_from(Reservation::MOST_COMING).unwrap_or(u32::MAX);
                Message::new("reservation-too-many").number("most", most)
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Over => Some("to"),
            Self::Overlaps(_) => Some("from"),
            Self::Retired | Self::TooMany => None,
        }
    }

    fn samples() -> Vec<Self> {
        let at = Timestamp::from_micros;
        let period = Period::restore(at(0), at(1));
        vec![Self::Retired, Self::Over, Self::Overlaps(period), Self::TooMany]
    }
}

impl Failure for CancelRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Fulfilled => "reservation-fulfilled",
            Self::Over => "reservation-is-over",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Fulfilled, Self::Over]
    }
}
