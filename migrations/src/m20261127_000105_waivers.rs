use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What the holder lacked of what the item asks for, and why they got it all the same.
        let columns = [schema::text_null("missing"), schema::string_len_null("waived_for", 500)];
        for column in columns {
            let change = Table::alter().table("custodies").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}
