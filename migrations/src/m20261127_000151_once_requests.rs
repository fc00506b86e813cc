use sea_orm_migration::{prelude::*, schema};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(once_requests(&Tables::of(manager).await?)).await?;
        let by_end = &["expires_at"];
        manager.create_index(index("once_requests_expires_at_idx", "once_requests", by_end)).await
    }
}

/// What programs asked to have done once, and what they were answered, for a day.
fn once_requests(tables: &Tables) -> TableCreateStatement {
    tables
        .table("once_requests")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        // SHA-256 of what the program calls it, and of all that it asked for.
        .col(schema::binary_len("key_hash", 32))
        .col(schema::binary_len("content_hash", 32))
        .col(schema::big_integer("begun_at"))
        .col(schema::big_integer("expires_at"))
        // Nothing until there is an answer.
        .col(schema::integer_null("status"))
        .col(tables.long_text_null("headers"))
        .col(tables.long_text_null("body"))
        .primary_key(
            Index::create()
                .name("once_requests_pkey")
                .col("company_id")
                .col("person_id")
                .col("key_hash"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("once_requests_person_id_fkey")
                .from("once_requests", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
