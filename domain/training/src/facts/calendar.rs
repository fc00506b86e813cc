//! The addresses of calendars, which are secret and in no fact.

use domain_kernel::{Change, Fact, PersonId};

/// Somebody has made the address of their calendar, or another one in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarMade {
    pub person: PersonId,
    pub replaces: bool,
}

/// The address of somebody's calendar is good for nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarRevoked {
    pub person: PersonId,
}

impl Fact for CalendarMade {
    fn name(&self) -> &'static str {
        "training.calendar_made"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("replaces", self.replaces.to_string())]
    }
}

impl Fact for CalendarRevoked {
    fn name(&self) -> &'static str {
        "training.calendar_revoked"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        Vec::new()
    }
}
