use sea_orm_migration::{prelude::*, schema};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["sessions", "operator_sessions"] {
            // What the browser said of itself, and from where, when the session began.
            let columns =
                [schema::string_len_null("agent", 200), schema::string_len_null("address", 45)];
            for column in columns {
                // SQLite adds one at a time.
                let change = Table::alter().table(table).add_column(column).to_owned();
                manager.alter_table(change).await?;
            }
        }
        Ok(())
    }
}
