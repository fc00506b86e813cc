use sea_orm_migration::{prelude::*, schema};

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let code = schema::string_len_null("certificate_code", 28);
        let completions = Table::alter().table("training_completions").add_column(code).to_owned();
        manager.alter_table(completions).await?;
        let by_code = index(
            "training_completions_certificate_code_key",
            "training_completions",
            &["certificate_code"],
        )
        .unique()
        .to_owned();
        manager.create_index(by_code).await
    }
}
