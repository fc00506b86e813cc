use sea_orm_migration::{prelude::*, schema};

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The newest link by which an operator may choose another password: its SHA-256, and until when.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            schema::binary_len_null("reset_hash", 32),
            schema::big_integer_null("reset_expires_at"),
        ];
        for column in columns {
            let change = Table::alter().table("operators").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        let by_hash = index("operators_reset_hash_idx", "operators", &["reset_hash"]);
        manager.create_index(by_hash).await
    }
}
