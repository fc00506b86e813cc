//! Indexes by which parts of a long list of items are found and counted, and what was had lately.

use sea_orm_migration::prelude::*;

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_items = |name, column| {
            index(name, "items", &["company_id", column, "state", "sort_name", "id"])
        };
        for index in [
            of_items("items_category_state_idx", "category_id"),
            of_items("items_location_state_idx", "location_id"),
            index("custodies_due_on_idx", "custodies", &["company_id", "due_on", "open_item_id"]),
            index("custodies_ended_at_idx", "custodies", &["company_id", "ended_at"]),
        ] {
            manager.create_index(index).await?;
        }
        // What began with the same columns serves nobody any more.
        for name in ["items_category_id_idx", "items_location_id_idx"] {
            manager.drop_index(Index::drop().name(name).table("items").to_owned()).await?;
        }
        Ok(())
    }
}
