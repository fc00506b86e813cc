use sea_orm_migration::prelude::*;

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What the matrix of people and skills is found by, in companies of ten thousand.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn indexes() -> [IndexCreateStatement; 2] {
    [
        // Those who are active, counted and by name without a look at anybody.
        index("people_active_idx", "people", &["company_id", "deactivated_at", "sort_name", "id"]),
        // Whose level falls when, without a look at the rest.
        index(
            "skill_spans_falls_on_idx",
            "skill_spans",
            &["company_id", "falls_on", "until_on", "from_on", "person_id", "skill_id"],
        ),
    ]
}
