use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever was there before is active, and so is whom the program adds that ran before.
        let people = Table::alter()
            .table("people")
            .add_column(schema::big_integer_null("deactivated_at"))
            .to_owned();
        manager.alter_table(people).await
    }
}
