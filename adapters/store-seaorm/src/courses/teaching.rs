use async_trait::async_trait;
use domain_courses::{Course, CourseId, Courses};
use domain_kernel::{StoreError, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, QuerySelect};

use super::rows;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::unsigned,
    tables::courses::{ActiveModel, Column, Entity},
};

#[async_trait]
impl Courses for SeaTx {
    async fn find(&mut self, id: CourseId) -> Result<Option<Versioned<Course>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let version = rows::version("courses", row.version)?;
        Ok(Some(Versioned { value: rows::course(row)?, version }))
    }

    async fn n_enrolled(&mut self, id: CourseId) -> Result<u32, StoreError> {
        // Whoever takes a place writes to this row, and waits for it now.
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.lock_exclusive().one(&self.txn).await.map_err(store_error)?;
        let corrupt = Corrupt { table: "courses", column: "seats_taken" };
        let n_enrolled = row.map(|it| unsigned(it.seats_taken, corrupt)).transpose()?;
        Ok(n_enrolled.unwrap_or_default())
    }

    async fn insert(&mut self, course: &Course) -> Result<(), StoreError> {
        let row = rows::course_row(self.scope.company()?, course, Version::FIRST)?;
        self.scope.insert(&self.txn, ActiveModel { seats_taken: Set(0), ..row }).await
    }

    async fn update(&mut self, course: &Versioned<Course>) -> Result<(), StoreError> {
        let (id, read) = (course.value.id.uuid(), course.version);
        let row = rows::course_row(self.scope.company()?, &course.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }

    /// What belongs to it goes by its foreign keys.
    async fn remove(&mut self, id: CourseId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}
