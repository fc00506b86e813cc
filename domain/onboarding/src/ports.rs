use async_trait::async_trait;
use domain_kernel::{Date, PersonId, StoreError, Versioned};

use crate::{
    Assignment, Audience, AudienceDepartment, Path, PathId, PathNumber, Reached, Step,
    StepCategory, StepCourse, StepId, StepMark, StepModule, WorkCalendar,
};

/// The paths of the transaction's company, with the steps that people are put on now.
#[async_trait]
pub trait Paths: Send {
    async fn find(&mut self, id: PathId) -> Result<Option<Versioned<Path>>, StoreError>;
    /// Those that are for somebody, with the version that people are put on now.
    async fn for_somebody(&mut self) -> Result<Vec<(PathId, PathNumber, Audience)>, StoreError>;
    /// Whether a course is a step of some path, in whichever version.
    async fn have_course(&mut self, course: StepCourse) -> Result<bool, StoreError>;
    /// Whether an item of a category is a step of some path, in whichever version.
    async fn have_category(&mut self, category: StepCategory) -> Result<bool, StoreError>;
    async fn insert(&mut self, path: &Path) -> Result<(), StoreError>;
    /// Refuses a path that was changed since it was read. The steps of versions before this one stay
    /// as they are.
    async fn update(&mut self, path: &Versioned<Path>) -> Result<(), StoreError>;
    /// Removes a path with the steps of all its versions and what was said about them. Refuses one
    /// that was changed since it was read.
    async fn remove(&mut self, path: &Versioned<Path>) -> Result<(), StoreError>;
}

/// Who is on which path, in the transaction's company.
#[async_trait]
pub trait Assignments: Send {
    async fn find(
        &mut self,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<Assignment>, StoreError>;
    async fn is_anyone_on(&mut self, path: PathId) -> Result<bool, StoreError>;
    /// Whether anybody has the steps of this version.
    async fn is_anyone_at(&mut self, path: PathId, number: PathNumber) -> Result<bool, StoreError>;
    /// Those who have the steps of an earlier version than this.
    async fn before(
        &mut self,
        path: PathId,
        number: PathNumber,
    ) -> Result<Vec<Assignment>, StoreError>;
    /// Keeps that the person has the steps of another version. To change what is not there is no
    /// failure.
    async fn keep_number(&mut self, assignment: &Assignment) -> Result<(), StoreError>;
    /// Refuses a second assignment of the same person to the same path.
    async fn insert(&mut self, assignment: &Assignment) -> Result<(), StoreError>;
    /// The same with many at once.
    async fn insert_all(&mut self, assignments: &[Assignment]) -> Result<(), StoreError>;
    /// Everybody active who is not on a path.
    async fn unassigned(&mut self, path: PathId) -> Result<Vec<Unassigned>, StoreError>;
    /// To remove what is not there is no failure.
    async fn remove(&mut self, assignment: &Assignment) -> Result<(), StoreError>;
    /// How the person is on each path in which a module stands, as it was when they came on it.
    async fn with_module(
        &mut self,
        person: PersonId,
        module: StepModule,
    ) -> Result<Vec<Assignment>, StoreError>;
    /// The steps that are the person's, in order, and how far they are with each on a day.
    async fn reached(
        &mut self,
        assignment: &Assignment,
        today: Date,
    ) -> Result<Vec<(Step, Reached)>, StoreError>;
}

/// Somebody who is not on a path, and their place in the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unassigned {
    pub person: PersonId,
    pub department: Option<AudienceDepartment>,
    pub job_title: Option<String>,
}

/// What was said about steps of people, in the transaction's company.
#[async_trait]
pub trait StepMarks: Send {
    async fn find(
        &mut self,
        person: PersonId,
        path: PathId,
        step: StepId,
    ) -> Result<Option<StepMark>, StoreError>;
    /// Refuses a second one of the same step of the same person.
    async fn insert(&mut self, mark: &StepMark) -> Result<(), StoreError>;
    /// To remove what is not there is no failure.
    async fn remove(&mut self, mark: &StepMark) -> Result<(), StoreError>;
}

/// When the transaction's company works.
#[async_trait]
pub trait WorkCalendars: Send {
    /// The default, in no version, as long as nobody wrote another.
    async fn find(&mut self) -> Result<Versioned<WorkCalendar>, StoreError>;
    /// Refuses one that was changed since it was read.
    async fn save(&mut self, calendar: &Versioned<WorkCalendar>) -> Result<(), StoreError>;
}
