//! What somebody does in the company, and what they did before.

use domain_kernel::{Line, PersonId, Timestamp};

use crate::{DepartmentId, DepartmentName, JobTitle, Person};

/// Why somebody's job changed, in the admin's words.
pub type JobReason = Line<200>;

/// What somebody does, where and under whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub title: Option<JobTitle>,
    pub department: Option<DepartmentId>,
    pub manager: Option<PersonId>,
}

/// What an edit means for the job history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobEdit {
    /// From now on it is another job.
    Moved { reason: Option<JobReason> },
    /// It was this job all along, and was written down wrongly.
    Corrected,
}

/// A line of the job history, which stays as it was when departments are renamed or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobEntry {
    pub since: Timestamp,
    pub title: Option<JobTitle>,
    pub department: Option<DepartmentName>,
    pub manager: Option<PersonId>,
    pub reason: Option<JobReason>,
}

impl Person {
    pub fn job(&self) -> Job {
        Job {
            title: self.profile.job_title.clone(),
            department: self.department,
            manager: self.manager,
        }
    }
}
