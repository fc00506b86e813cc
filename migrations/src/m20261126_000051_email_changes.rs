use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The address that a link confirms, if it is for that.
        let links = Table::alter()
            .table("links")
            .add_column(schema::string_len_null("email", 254))
            .to_owned();
        manager.alter_table(links).await
    }
}
