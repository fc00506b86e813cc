use async_trait::async_trait;
use domain_courses::{CourseId, CourseTitle};
use domain_equipment::{CategoryId, CategoryName};
use domain_identity::{DepartmentId, DepartmentName, JobTitle, PersonName, PhotoId};
use domain_kernel::{Date, Permit, PersonId, Role, StoreError, Timestamp, Version, Versioned};
use domain_onboarding::{
    PathId, PathNumber, PathProgress, PathSettings, PathTitle, Reached, StepId, Task, WorkCalendar,
    WorkingDays,
};
use domain_training::{ModuleId, ModuleStatus, ModuleTitle, Tenure};

use crate::{
    Page, PageNumber,
    onboarding::{FindAssignable, ListPaths},
};

/// What onboarding's screens show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait OnboardingReads: Send + Sync {
    /// The company's paths by title.
    async fn paths(&self, permit: &Permit, query: &ListPaths)
    -> Result<Page<PathLine>, StoreError>;
    async fn path(&self, permit: &Permit, id: PathId) -> Result<Option<PathView>, StoreError>;
    /// Who of a team is on a path, by name, with those who are deactivated.
    async fn people_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<PersonOnPath>, StoreError>;
    /// Who of a team has the steps of an earlier version, by name, with their steps in both.
    async fn people_behind(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<MemberBehind>, StoreError>;
    /// Somebody of a team, if they are on the path.
    async fn person_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<PersonOnPath>, StoreError>;
    /// Who of a team is active, not on a path and called like this, by name: at most `limit`.
    async fn people_off(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &FindAssignable,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError>;
    /// Of these people those who are in a team, by name, with those who are deactivated: and how each
    /// of them stands with a path, if one is given.
    async fn placed(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: Option<PathId>,
        people: &[PersonId],
    ) -> Result<Vec<Placed>, StoreError>;
    /// What all paths are called, by title.
    async fn path_titles(&self, permit: &Permit) -> Result<Vec<(PathId, PathTitle)>, StoreError>;
    /// Everybody active who is not on a path, with their department, by name.
    async fn unassigned(
        &self,
        permit: &Permit,
        path: PathId,
    ) -> Result<Vec<(Candidate, Option<(DepartmentId, DepartmentName)>)>, StoreError>;
    /// The modules that a path can have, by title: all that are published.
    async fn modules_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(ModuleId, ModuleTitle)>, StoreError>;
    /// The courses that a path can have, by title.
    async fn courses_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CourseId, CourseTitle)>, StoreError>;
    /// The categories of items that a path can have, by name.
    async fn categories_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CategoryId, CategoryName)>, StoreError>;
    /// When the company works.
    async fn work_calendar(&self, permit: &Permit) -> Result<Versioned<WorkCalendar>, StoreError>;
    /// The active people below a manager, all levels, without the manager; of `None` all of the
    /// company. By name.
    async fn team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError>;
    /// One of a team, also if they are deactivated; `None` for somebody who is not in it.
    async fn member(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        person: PersonId,
    ) -> Result<Option<TeamMember>, StoreError>;
    /// A team with the steps of each, by path title and place, and how far each of them is; and the
    /// number of the last entry in the company's audit trail at that moment, 0 where the team is
    /// empty.
    async fn progress_of_team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<(Vec<MemberProgress>, i64), StoreError>;
    /// The same of those of a team who are meant.
    async fn progress_of_members(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        people: &[PersonId],
    ) -> Result<Vec<MemberProgress>, StoreError>;
    /// `today` is the company's, which decides what is overdue.
    async fn figures(&self, permit: &Permit, today: Date) -> Result<Figures, StoreError>;
}

/// What a company has to teach, and who wants to belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Modules that are published.
    pub n_modules: u32,
    pub n_paths: u32,
    /// Those who asked to join, and about whom an admin decides.
    pub n_waiting: u32,
    /// Items that somebody has who is deactivated.
    pub n_left_behind: u32,
    /// Items that somebody has, and those of them that should be back.
    pub n_out: u32,
    pub n_overdue: u32,
}

/// Somebody who can be put on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: PersonId,
    pub name: PersonName,
    pub job_title: Option<JobTitle>,
}

/// Somebody who was chosen to be put on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub id: PersonId,
    pub name: PersonName,
    pub is_active: bool,
    /// If they are on it.
    pub starts_on: Option<Date>,
}

/// A path as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLine {
    pub id: PathId,
    pub title: PathTitle,
    pub n_steps: u32,
    pub n_people: u32,
}

/// A path on a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathView {
    pub id: PathId,
    pub version: Version,
    pub settings: PathSettings,
    /// The version that people are put on now.
    pub number: PathNumber,
    /// Of that version.
    pub steps: Vec<PathStep>,
    /// How many people have the steps of an earlier one.
    pub n_behind: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub id: StepId,
    pub kind: PathStepKind,
    pub due_after: Option<WorkingDays>,
    /// Whether it begins only when all that stands before it is done.
    pub waits: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStepKind {
    /// Called as in its newest version.
    Module {
        id: ModuleId,
        title: ModuleTitle,
        status: ModuleStatus,
    },
    Course {
        id: CourseId,
        title: CourseTitle,
    },
    /// To be handed an item of a category.
    Item {
        id: CategoryId,
        name: CategoryName,
    },
    Task(Task),
}

/// Somebody who is on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonOnPath {
    pub id: PersonId,
    pub name: PersonName,
    pub photo: Option<PhotoId>,
    pub starts_on: Date,
    /// The version whose steps are theirs.
    pub number: PathNumber,
    pub is_active: bool,
}

/// Somebody who has the steps of an earlier version of a path than the newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberBehind {
    pub id: PersonId,
    pub name: PersonName,
    pub number: PathNumber,
    /// The steps that they have.
    pub before: Vec<StepState>,
    /// Those of the newest version.
    pub after: Vec<StepState>,
}

/// What has come of one step of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepState {
    /// Of its module; a task has none.
    pub status: Option<ModuleStatus>,
    /// How long the newest completion of its module counts; `None` before the first.
    pub completion: Option<Tenure>,
    /// What was said about it.
    pub marked: Option<Reached>,
}

/// The same as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonBehind {
    pub id: PersonId,
    pub name: PersonName,
    pub number: PathNumber,
    /// With the steps that they have.
    pub before: PathProgress,
    /// With those of the newest version.
    pub after: PathProgress,
}

/// Somebody of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMember {
    pub id: PersonId,
    pub name: PersonName,
    pub job_title: Option<JobTitle>,
    pub role: Role,
    pub is_active: bool,
    pub photo: Option<PhotoId>,
    pub manager: Option<PersonId>,
    /// When they last started, saved or finished an attempt.
    pub last_activity: Option<Timestamp>,
}

/// Somebody of a team with every step of every path that they are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberProgress {
    pub member: TeamMember,
    pub steps: Vec<TeamStep>,
}

impl StepState {
    pub fn reached(&self, today: Date) -> Reached {
        let is_completed = self.completion.is_some_and(|it| it.standing(today).is_good());
        Reached::of(is_completed, self.marked, self.can_be_done())
    }

    /// Whether it is a task, or a module that is on offer.
    pub(crate) fn can_be_done(&self) -> bool {
        self.status.is_none_or(|it| it == ModuleStatus::Published)
    }
}

impl MemberBehind {
    pub(super) fn standing_on(self, today: Date) -> PersonBehind {
        let progress = |it: &[StepState]| PathProgress::of(it.iter().map(|it| it.reached(today)));
        let (before, after) = (progress(&self.before), progress(&self.after));
        PersonBehind { id: self.id, name: self.name, number: self.number, before, after }
    }
}

impl PathView {
    pub fn title(&self) -> &PathTitle {
        &self.settings.title
    }
}

/// One step of one person, and what came of it so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamStep {
    pub path: PathId,
    pub path_title: PathTitle,
    pub starts_on: Date,
    pub due_after: Option<WorkingDays>,
    /// `None` for a task, a course and an item.
    pub module: Option<ModuleId>,
    /// Of the module or the task, or the name of the category of items.
    pub title: ModuleTitle,
    pub state: StepState,
    /// Whether it is theirs to do, and not a task of somebody else.
    pub is_own: bool,
    /// Whether an attempt has failed, after the newest completion if there is one.
    pub has_failed: bool,
    pub is_in_progress: bool,
}
