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
        manager.create_table(payment_events(&Tables::of(manager).await?)).await
    }
}

/// Which messages of payment providers have been heard, each by the name that it has there.
fn payment_events(tables: &Tables) -> TableCreateStatement {
    tables
        .table("payment_events")
        .col(schema::string_len("event", 200))
        .col(schema::uuid("purchase_id"))
        .col(schema::big_integer("heard_at"))
        .primary_key(Index::create().name("payment_events_pkey").col("event"))
        .foreign_key(
            ForeignKey::create()
                .name("payment_events_purchase_id_fkey")
                .from("payment_events", "purchase_id")
                .to("purchases", "id"),
        )
        .to_owned()
}
