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
        manager.create_table(webhooks(&Tables::of(manager).await?)).await
    }
}

/// Programs elsewhere that are told what happens in a company.
fn webhooks(tables: &Tables) -> TableCreateStatement {
    tables
        .table("webhooks")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("address", 500))
        // Words of ours with spaces between them.
        .col(schema::string_len("event_groups", 200))
        .col(schema::var_binary("sealed_secret", 200))
        .col(schema::boolean("is_on"))
        .col(schema::integer("version"))
        // Up to which number of the company's trail what it is to be told is kept.
        .col(schema::big_integer("told_seq"))
        // Who tells it something, and until when nobody else does.
        .col(schema::uuid_null("lease_id"))
        .col(schema::big_integer("busy_until").default(0))
        .primary_key(Index::create().name("webhooks_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("webhooks_company_id_fkey")
                .from("webhooks", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}
