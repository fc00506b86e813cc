use domain_kernel::{Date, days_later};
use domain_onboarding::Calendar;
use domain_training::Standing as Worth;

use crate::training::{Standing, StepLine};

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Never,
    On(Date),
}

impl Due {
    /// When a step is due for whoever is on its path: what was completed, when that ends.
    pub(super) fn of(step: &StepLine, standing: &Standing, calendar: &Calendar) -> Self {
        if let Standing::Again(again) = standing {
            match again.worth {
                Worth::ToRenew { until } => return Self::On(until),
                Worth::Over { since } => {
                    return days_later(since, -1).map_or(Self::Never, Self::On);
                }
                Worth::Good { .. } | Worth::Revoked => {}
            }
        }
        Self::by(step, calendar)
    }

    /// So many working days after the start.
    pub(super) fn by(step: &StepLine, calendar: &Calendar) -> Self {
        let due = step.due_after.and_then(|it| calendar.after(step.starts_on, it));
        due.map_or(Self::Never, Self::On)
    }

    pub(super) fn earlier(self, other: Self) -> Self {
        if self.order() <= other.order() { self } else { other }
    }

    /// Dates first, then never.
    pub fn order(self) -> (bool, Option<Date>) {
        match self {
            Self::On(date) => (false, Some(date)),
            Self::Never => (true, None),
        }
    }

    /// Whether it was due before `today`.
    pub fn is_past(self, today: Date) -> bool {
        matches!(self, Self::On(date) if date < today)
    }
}
