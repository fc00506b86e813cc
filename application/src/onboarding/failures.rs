//! What onboarding's refusals mean to a frontend. The domain does not know that there are any.

use domain_onboarding::{
    HolidayName, HolidaysRefused, Path, PathInUse, PathRefused, StartError, TaskRefused,
    WorkCalendar, WorkingDays, WorkingDaysError,
};

use crate::{Class, Failure, Message};

impl Failure for PathRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::ModuleTwice => Message::new("path-module-twice"),
            Self::CourseTwice => Message::new("path-course-twice"),
            Self::CategoryTwice => Message::new("path-category-twice"),
            Self::TooManySteps => {
                let most = u32::try_from(Path::MOST_STEPS).unwrap_or(u32::MAX);
                Message::new("path-too-many-steps").number("most", most)
            }
            Self::NoSuchStep => Message::new("path-no-such-step"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some("steps")
    }

    fn samples() -> Vec<Self> {
        let twice = [Self::ModuleTwice, Self::CourseTwice, Self::CategoryTwice];
        twice.into_iter().chain([Self::TooManySteps, Self::NoSuchStep]).collect()
    }
}

impl Failure for TaskRefused {
    fn class(&self) -> Class {
        match self {
            Self::NotATask => Class::Refused,
            Self::NotYours | Self::Locked => Class::Denied,
        }
    }

    fn message(&self) -> Message {
        Message::new(match self {
            Self::NotATask => "step-no-task",
            Self::NotYours => "step-not-yours",
            Self::Locked => "step-locked",
        })
    }

    fn samples() -> Vec<Self> {
        vec![Self::NotATask, Self::NotYours, Self::Locked]
    }
}

impl Failure for HolidaysRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed { line } => Message::new("holidays-malformed").number("line", *line),
            Self::Twice { line } => Message::new("holidays-twice").number("line", *line),
            Self::LongName { line } => {
                let most = u32::try_from(HolidayName::MAX_CHARS).unwrap_or(u32::MAX);
                Message::new("holidays-long-name").number("line", *line).number("most", most)
            }
            Self::TooMany => {
                let most = u32::try_from(WorkCalendar::MOST_HOLIDAYS).unwrap_or(u32::MAX);
                Message::new("holidays-too-many").number("most", most)
            }
        }
    }

    fn samples() -> Vec<Self> {
        let (malformed, twice) = (Self::Malformed { line: 3 }, Self::Twice { line: 3 });
        vec![malformed, twice, Self::LongName { line: 3 }, Self::TooMany]
    }
}

impl Failure for PathInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("path-in-use")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for StartError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("start-malformed"),
            Self::OutOfRange => Message::new("start-out-of-range"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::Malformed, Self::OutOfRange]
    }
}

impl Failure for WorkingDaysError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("working-days-malformed").number("most", u32::from(WorkingDays::MAX))
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
