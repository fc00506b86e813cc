use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// The last day on which it was found out whom to remind of what, so that a restart does not do it
    /// again.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter()
            .table("companies")
            .add_column(schema::date_null("reminded_on"))
            .to_owned();
        manager.alter_table(table).await
    }
}
