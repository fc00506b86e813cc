//! What happens to paths, for the audit trail. A person is named by id only.

use domain_kernel::{Change, CompanyId, Date, Fact, PersonId};

use crate::{Audience, PathId, PathNumber, PathTitle, StepId, WaiverReason};

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
    pub number: (PathNumber, PathNumber),
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
    /// Whether they are one of those whom the path is for, and nobody chose them.
    pub is_by_rule: bool,
}

/// A path is for other people. Each pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathAimed {
    pub path: PathId,
    pub audience: (Audience, Audience),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathWithdrawn {
    pub path: PathId,
    pub person: PersonId,
}

/// Somebody got the steps of another version. The pair is before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathMoved {
    pub path: PathId,
    pub person: PersonId,
    pub numbers: (PathNumber, PathNumber),
}

/// A task of somebody is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskDone {
    pub person: PersonId,
    pub path: PathId,
    pub step: StepId,
}

/// That a step is done, or need not be, was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskReopened {
    pub person: PersonId,
    pub path: PathId,
    pub step: StepId,
    pub was_waived: bool,
}

/// Somebody need not do a step. The reason is a text about them, so it can be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepWaived {
    pub person: PersonId,
    pub path: PathId,
    pub step: StepId,
    pub reason: WaiverReason,
}

/// The company works on other days. Each pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEdited {
    /// From Monday, which is 1.
    pub days: (Vec<usize>, Vec<usize>),
    pub n_holidays: (usize, usize),
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

impl Fact for CalendarEdited {
    fn name(&self) -> &'static str {
        "onboarding.calendar_edited"
    }

    fn subject(&self) -> String {
        "calendar".to_owned()
    }

    fn details(&self) -> Vec<Change> {
        let days =
            |it: &[usize]| Some(it.iter().map(usize::to_string).collect::<Vec<_>>().join(" "));
        let (days, number) =
            (Change::between("work_week", days(&self.days.0), days(&self.days.1)), |it: usize| {
                it.to_string()
            });
        let (before, after) = self.n_holidays;
        days.into_iter()
            .chain([Change::from_to("holidays", number(before), number(after))])
            .collect()
    }
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
        let steps = Change::from_to("steps", steps.0, steps.1);
        let number = |it: PathNumber| Some(it.get().to_string());
        let number = Change::between("version", number(self.number.0), number(self.number.1));
        title.into_iter().chain([steps]).chain(number).collect()
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
        if self.is_by_rule {
            "onboarding.path_assigned_by_rule"
        } else {
            "onboarding.path_assigned"
        }
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

impl Fact for PathAimed {
    fn name(&self) -> &'static str {
        "onboarding.path_aimed"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        let (before, after) = &self.audience;
        let everyone = |it: &Audience| Some(it.is_everyone().to_string());
        let departments = |it: &Audience| {
            let ids = it.departments().iter().map(ToString::to_string).collect::<Vec<_>>();
            Some(ids.join(" ")).filter(|it| !it.is_empty())
        };
        let titles = |it: &Audience| {
            let titles = it.job_titles().iter().cloned().collect::<Vec<_>>();
            Some(titles.join(", ")).filter(|it| !it.is_empty())
        };
        let changes = [
            Change::between("everyone", everyone(before), everyone(after)),
            Change::between("departments", departments(before), departments(after)),
            Change::between("job_titles", titles(before), titles(after)),
        ];
        changes.into_iter().flatten().collect()
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

impl Fact for PathMoved {
    fn name(&self) -> &'static str {
        "onboarding.path_moved"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        let (before, after) = self.numbers;
        let version = Change::from_to("version", before.get().to_string(), after.get().to_string());
        vec![Change::set("person", self.person.to_string()), version]
    }
}

impl Fact for TaskDone {
    fn name(&self) -> &'static str {
        "onboarding.task_done"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        step_of(self.person, self.step)
    }
}

impl Fact for TaskReopened {
    fn name(&self) -> &'static str {
        if self.was_waived { "onboarding.waiver_ended" } else { "onboarding.task_reopened" }
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        step_of(self.person, self.step)
    }
}

impl Fact for StepWaived {
    fn name(&self) -> &'static str {
        "onboarding.step_waived"
    }

    fn subject(&self) -> String {
        path(self.path)
    }

    fn details(&self) -> Vec<Change> {
        step_of(self.person, self.step)
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((self.person, vec![Change::set("reason", self.reason.as_str())]))
    }
}

fn step_of(person: PersonId, step: StepId) -> Vec<Change> {
    vec![Change::set("person", person.to_string()), Change::set("step", step.to_string())]
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
