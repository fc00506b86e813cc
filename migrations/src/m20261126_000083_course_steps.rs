use sea_orm_migration::{prelude::*, schema};

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// A step of a path can be a course, and a result says when it was noted. The course has no
    /// foreign key, which SQLite adds to no table: a course that is a step is not deleted.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = Table::alter()
            .table("onboarding_path_steps")
            .add_column(schema::uuid_null("course_id"))
            .to_owned();
        manager.alter_table(steps).await?;
        let by_course = index(
            "onboarding_path_steps_course_id_idx",
            "onboarding_path_steps",
            &["company_id", "course_id"],
        );
        manager.create_index(by_course).await?;
        let results = Table::alter()
            .table("course_enrollments")
            .add_column(schema::big_integer_null("completed_at"))
            .to_owned();
        manager.alter_table(results).await
    }
}
