//! What happens to paths, for the audit trail. A person is named by id only.

use domain_kernel::{Change, CompanyId, Date, Fact, PersonId};

use crate::{PathId, PathTitle};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathCreated {
    pub path: PathId,
    pub title: PathTitle,
    pub n_steps: usize,
}

/// Each pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEdited {
    pub path: PathId,
    pub title: (PathTitle, PathTitle),
    pub n_steps: (usize, usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathDeleted {
    pub path: PathId,
    pub title: PathTitle,
    pub n_steps: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathAssigned {
    pub path: PathId,
    pub person: PersonId,
    pub starts_on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathWithdrawn {
    pub path: PathId,
    pub person: PersonId,
}

/// Somebody was written to about what is overdue, because somebody asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonNudged {
    pub person: PersonId,
    pub n_overdue: usize,
}

/// Somebody took away, as a table, how their people are getting on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamExported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
}

fn path(id: PathId) -> String {
    format!("path:{id}")
}

impl Fact for PathCreated {
    fn name(&self) -> &'static str {
        "onboarding.path_created"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("title", self.title.as_str()),
            Change::set("steps", self.n_steps.to_string()),
        ]
    }
}

impl Fact for PathEdited {
    fn name(&self) -> &'static str {
        "onboarding.path_edited"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        let between = |field, before: &str, after: &str| {
            Change::between(field, Some(before.to_owned()), Some(after.to_owned()))
        };
        let steps = (self.n_steps.0.to_string(), self.n_steps.1.to_string());
        let title = between("title", self.title.0.as_str(), self.title.1.as_str());
        title.into_iter().chain([Change::from_to("steps", steps.0, steps.1)]).collect()
    }
}

impl Fact for PathDeleted {
    fn name(&self) -> &'static str {
        "onboarding.path_deleted"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("title", self.title.as_str()),
            Change::gone("steps", self.n_steps.to_string()),
        ]
    }
}

impl Fact for PathAssigned {
    fn name(&self) -> &'static str {
        "onboarding.path_assigned"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("person", self.person.to_string()),
            Change::set("starts_on", self.starts_on.to_string()),
        ]
    }
}

impl Fact for PathWithdrawn {
    fn name(&self) -> &'static str {
        "onboarding.path_withdrawn"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("person", self.person.to_string())]
    }
}

impl Fact for PersonNudged {
    fn name(&self) -> &'static str {
        "onboarding.person_nudged"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("overdue", self.n_overdue.to_string())]
    }
}

impl Fact for TeamExported {
    fn name(&self) -> &'static str {
        "onboarding.team_exported"
    }

    fn subject(&self) -> String {
        self.company.map_or_else(|| "platform".to_owned(), |it| format!("company:{it}"))
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("people", self.n_people.to_string())]
    }
}
