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
        manager.create_table(stock_visits(&Tables::of(manager).await?)).await
    }
}

/// When somebody came to look at stock, and when they did so before.
fn stock_visits(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_visits")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::big_integer("began_at"))
        .col(schema::big_integer_null("before_at"))
        .primary_key(Index::create().name("stock_visits_pkey").col("company_id").col("person_id"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_visits_person_id_fkey")
                .from("stock_visits", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
