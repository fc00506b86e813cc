//! How long a completion is good for, in the document of a lesson.

use domain_training::{Anchor, DayOfYear, Days, LeastMonths, Months, Validity};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidityDocument {
    months: u8,
    anchor: AnchorDocument,
    opens_days: u16,
    grace_days: u16,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum AnchorDocument {
    Completion,
    PreviousEnd,
    Yearly { month: i8, day: i8, least_months: u8 },
}

impl ValidityDocument {
    pub(super) fn of(validity: &Validity) -> Self {
        Self {
            months: validity.months.get(),
            anchor: AnchorDocument::of(validity.anchor),
            opens_days: validity.opens_before.get(),
            grace_days: validity.grace.get(),
        }
    }

    pub(super) fn into_validity(self) -> Option<Validity> {
        Some(Validity {
            months: Months::new(self.months).ok()?,
            anchor: self.anchor.into_anchor()?,
            opens_before: Days::new(self.opens_days).ok()?,
            grace: Days::new(self.grace_days).ok()?,
        })
    }
}

impl AnchorDocument {
    fn of(anchor: Anchor) -> Self {
        match anchor {
            Anchor::Completion => Self::Completion,
            Anchor::PreviousEnd => Self::PreviousEnd,
            Anchor::Yearly { on, at_least } => {
                let (month, day) = (on.month(), on.day());
                Self::Yearly { month, day, least_months: at_least.get() }
            }
        }
    }

    fn into_anchor(self) -> Option<Anchor> {
        match self {
            Self::Completion => Some(Anchor::Completion),
            Self::PreviousEnd => Some(Anchor::PreviousEnd),
            Self::Yearly { month, day, least_months } => Some(Anchor::Yearly {
                on: DayOfYear::new(month, day).ok()?,
                at_least: LeastMonths::new(least_months).ok()?,
            }),
        }
    }
}
