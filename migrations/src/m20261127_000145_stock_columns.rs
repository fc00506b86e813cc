use sea_orm_migration::{prelude::*, schema};

use crate::tables::Tables;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(stock_columns(&Tables::of(manager).await?)).await
    }
}

/// Which columns of the grid somebody does not want to see, as words with commas between them.
fn stock_columns(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_columns")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::string_len("hidden", 500))
        .primary_key(Index::create().name("stock_columns_pkey").col("company_id").col("person_id"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_columns_person_id_fkey")
                .from("stock_columns", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
