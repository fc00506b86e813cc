use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// No item has a photo, as before.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = schema::uuid_null("photo_id");
        let change = Table::alter().table("items").add_column(column).to_owned();
        manager.alter_table(change).await
    }
}
