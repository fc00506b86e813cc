use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // In percent of a time limit; 100 is as long as others.
        let factor = schema::integer("time_factor").default(100).to_owned();
        let people = Table::alter().table("people").add_column(factor).to_owned();
        manager.alter_table(people).await
    }
}
