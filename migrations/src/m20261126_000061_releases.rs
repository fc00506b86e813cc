use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // What was published before asked nothing of anybody.
            schema::string_len("impact", 20).default("new_content").to_owned(),
            schema::string_len_null("change_note", 500),
            schema::date_null("recalls_from"),
            schema::date_null("recalls_until"),
        ];
        for column in columns {
            let versions = Table::alter().table("training_versions").add_column(column).to_owned();
            manager.alter_table(versions).await?;
        }
        Ok(())
    }
}
