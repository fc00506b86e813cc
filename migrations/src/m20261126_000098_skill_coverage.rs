use sea_orm_migration::prelude::*;

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Who has a skill at which level, counted without a look at each of them.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let held = index(
            "skill_spans_held_idx",
            "skill_spans",
            &["company_id", "skill_id", "until_on", "from_on", "level", "person_id"],
        );
        manager.create_index(held).await
    }
}
