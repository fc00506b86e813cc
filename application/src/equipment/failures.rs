//! What the refusals of equipment mean to a frontend. The domain does not know that there are any.

use domain_equipment::{
    AskRefused, CodeError, HandoverOver, HasHistory, HasNoCode, NotRetired, RetireRefused,
    TakeRefused, UndoRefused,
};

use crate::{Class, Failure, Message};

impl Failure for CodeError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Malformed => "item-code-malformed",
            Self::Mistyped => "item-code-mistyped",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::Mistyped]
    }
}

impl Failure for TakeRefused {
    fn class(&self) -> Class {
        match self {
            Self::InUse | Self::Maintenance | Self::Retired => Class::Refused,
            Self::DueBefore => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::InUse => "item-in-use",
            Self::Maintenance => "item-in-maintenance",
            Self::Retired => "item-is-retired",
            Self::DueBefore => "item-due-before",
        })
    }

    fn field(&self) -> Option<&'static str> {
        (*self == Self::DueBefore).then_some("due")
    }

    fn samples() -> Vec<Self> {
        vec![Self::InUse, Self::Maintenance, Self::Retired, Self::DueBefore]
    }
}

impl Failure for RetireRefused {
    fn class(&self) -> Class {
        match self {
            Self::InUse | Self::Already => Class::Refused,
            Self::OtherTag => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::InUse => "item-retire-in-use",
            Self::Already => "item-retired-already",
            Self::OtherTag => "item-other-tag",
        })
    }

    fn field(&self) -> Option<&'static str> {
        (*self == Self::OtherTag).then_some("tag")
    }

    fn samples() -> Vec<Self> {
        vec![Self::InUse, Self::Already, Self::OtherTag]
    }
}

impl Failure for NotRetired {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("item-not-retired")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for HasNoCode {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("item-has-no-code")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for HasHistory {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("item-has-history")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for UndoRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Already => "item-import-undone-already",
            Self::AllTouched => "item-import-all-touched",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Already, Self::AllTouched]
    }
}

impl Failure for AskRefused {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Own => "item-is-yours",
            Self::Asked => "handover-asked-by-other",
            Self::Declined => "handover-was-declined",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Own, Self::Asked, Self::Declined]
    }
}

impl Failure for HandoverOver {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("handover-over")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
