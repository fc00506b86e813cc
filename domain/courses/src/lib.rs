//! Courses that somebody teaches: their dates, their students, and what is handed out.
//!
//! A student is a record of its own, with or without a person who signs in (spec: training, "Courses
//! and students"). Nothing here depends on modules: a course is done when its teacher says so.

mod summary;

pub use summary::{EndpointTrouble, NoSummary, SummaryMethod};
