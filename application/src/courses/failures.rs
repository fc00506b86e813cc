//! What the refusals of courses mean to a frontend. The domain does not know that there are any.

use domain_courses::{
    AlreadyCompleted, Capacity, CapacityError, CourseDaysError, CourseFull, CourseSession,
    NotCompleted, SeatsTaken, TooManySessions,
};

use crate::{Class, Failure, Message};

impl Failure for CourseDaysError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("course-ends-before-start")
    }

    fn field(&self) -> Option<&'static str> {
        Some("ends_on")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for CapacityError {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("course-capacity-malformed").number("most", Capacity::MOST)
    }

    fn field(&self) -> Option<&'static str> {
        Some("capacity")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for SeatsTaken {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        Message::new("course-seats-taken").number("n", self.n_enrolled)
    }

    fn field(&self) -> Option<&'static str> {
        Some("capacity")
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_enrolled: 3 }]
    }
}

impl Failure for CourseFull {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("course-full").number("n", self.n_free)
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_free: 0 }, Self { n_free: 2 }]
    }
}

impl Failure for AlreadyCompleted {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("course-already-completed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for NotCompleted {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("course-not-completed")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}

impl Failure for TooManySessions {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("session-too-many").number("most", CourseSession::MOST)
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
