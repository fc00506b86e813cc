//! Summaries that are made, or not.

use domain_kernel::{Change, Fact};

use super::course;
use crate::{CourseId, MaterialId, NoSummary, SummaryMethod};

/// Somebody wants it once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryAsked {
    pub material: MaterialId,
    pub course: CourseId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryMade {
    pub material: MaterialId,
    pub course: CourseId,
    pub method: SummaryMethod,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryFailed {
    pub material: MaterialId,
    pub course: CourseId,
    pub why: NoSummary,
}

impl Fact for SummaryAsked {
    fn name(&self) -> &'static str {
        "courses.summary_asked"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![material(self.material)]
    }
}

impl Fact for SummaryMade {
    fn name(&self) -> &'static str {
        "courses.summary_made"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    /// What made it, and why nothing else did.
    fn details(&self) -> Vec<Change> {
        let mut details = vec![material(self.material), Change::set("method", self.method.name())];
        match &self.method {
            SummaryMethod::Extract => {}
            SummaryMethod::Model { name } => details.push(Change::set("model", name.clone())),
            SummaryMethod::ExtractInstead { trouble } => {
                details.push(Change::set("trouble", trouble.name()));
            }
        }
        details
    }
}

impl Fact for SummaryFailed {
    fn name(&self) -> &'static str {
        "courses.summary_failed"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![material(self.material), Change::set("reason", self.why.name())]
    }
}

fn material(id: MaterialId) -> Change {
    Change::set("material", id.to_string())
}
