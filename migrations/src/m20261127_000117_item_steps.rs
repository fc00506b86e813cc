use sea_orm_migration::{prelude::*, schema};

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// A step of a path can be an item of a category, and whoever is put on a path or moved from now
    /// on has the moment from which it counts what they have. The category has no foreign key, which
    /// SQLite adds to no table: a category that is a step is not deleted.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = Table::alter()
            .table("onboarding_path_steps")
            .add_column(schema::uuid_null("category_id"))
            .to_owned();
        manager.alter_table(steps).await?;
        let by_category = index(
            "onboarding_path_steps_category_id_idx",
            "onboarding_path_steps",
            &["company_id", "category_id"],
        );
        manager.create_index(by_category).await?;
        let assignments = Table::alter()
            .table("onboarding_assignments")
            .add_column(schema::big_integer_null("begins_at"))
            .to_owned();
        manager.alter_table(assignments).await
    }
}
