//! What the refusals of work orders and inspections mean to a frontend. The domain does not know
//! that there are any.

use domain_equipment::{
    ClosedAlready, CostError, InspectionMonths, InspectionOverdue, InspectionRuleError,
    InspectionUses, OpenOrderRefused, TooManyFiles, WorkOrder,
};
use domain_kernel::Date;

use crate::{Class, Failure, Message};

impl Failure for OpenOrderRefused {
    fn class(&self) -> Class {
        match self {
            Self::Retired | Self::Blocked => Class::Refused,
            Self::DueBefore => Class::Invalid,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Retired => "work-order-item-retired",
            Self::Blocked => "work-order-blocked",
            Self::DueBefore => "item-due-before",
        })
    }

    fn field(&self) -> Option<&'static str> {
        (*self == Self::DueBefore).then_some("due")
    }

    fn samples() -> Vec<Self> {
        vec![Self::Retired, Self::Blocked, Self::DueBefore]
    }
}

impl Failure for ClosedAlready {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("work-order-closed-already")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for TooManyFiles {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("order-files-too-many").number("most", WorkOrder::MOST_FILES)
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for CostError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::Amount => "work-order-cost-wrong",
            Self::Currency => "work-order-currency-wrong",
        })
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Amount => "cost",
            Self::Currency => "currency",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::Amount, Self::Currency]
    }
}

impl Failure for InspectionRuleError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Months => Message::new("inspection-months-wrong")
                .number("max", u32::from(InspectionMonths::MAX)),
            Self::Uses => {
                Message::new("inspection-uses-wrong").number("max", u32::from(InspectionUses::MAX))
            }
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Months, Self::Uses]
    }
}

impl Failure for InspectionOverdue {
    fn class(&self) -> Class {
        Class::Refused
    }

    /// The day stands in it as `2026-07-15`, for frontends that write days in no other way.
    fn message(&self) -> Message {
        match self {
            Self::Since { on } => {
                Message::new("item-inspection-overdue").text("date", &on.to_string())
            }
            Self::AfterUses { every } => {
                Message::new("item-inspection-used").number("n", u32::from(*every))
            }
        }
    }

    fn samples() -> Vec<Self> {
        let on = Date::constant(2026, 7, 15);
        vec![Self::Since { on }, Self::AfterUses { every: 1 }, Self::AfterUses { every: 50 }]
    }
}
