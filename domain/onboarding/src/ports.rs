use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Versioned};

use crate::{Assignment, Path, PathId, PathNumber, StepModule};

/// The paths of the transaction's company, with the steps that people are put on now.
#[async_trait]
pub trait Paths: Send {
    async fn find(&mut self, id: PathId) -> Result<Option<Versioned<Path>>, StoreError>;
    async fn insert(&mut self, path: &Path) -> Result<(), StoreError>;
    /// Refuses a path that was changed since it was read. The steps of versions before this one stay
    /// as they are.
    async fn update(&mut self, path: &Versioned<Path>) -> Result<(), StoreError>;
    /// Removes a path with the steps of all its versions. Refuses one that was changed since it was read.
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
    /// To remove what is not there is no failure.
    async fn remove(&mut self, assignment: &Assignment) -> Result<(), StoreError>;
    /// Whether a module stands in any path that the person is on, as it was when they came on it.
    async fn has_module(
        &mut self,
        person: PersonId,
        module: StepModule,
    ) -> Result<bool, StoreError>;
}
