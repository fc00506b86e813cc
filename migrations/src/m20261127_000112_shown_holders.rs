use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// Everybody sees who has an item, as before.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = schema::boolean("shows_holders").default(true).to_owned();
        let change = Table::alter().table("companies").add_column(column).to_owned();
        manager.alter_table(change).await
    }
}
