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
        manager.create_table(links(&Tables::of(manager).await?)).await?;
        manager.create_index(index("links_hash_idx", "links", &["hash"]).unique().to_owned()).await
    }
}

/// A person has one link of each purpose, which is what makes the earlier ones good for nothing.
fn links(tables: &Tables) -> TableCreateStatement {
    tables
        .table("links")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::string_len("purpose", 20))
        .col(schema::uuid("id"))
        .col(schema::binary_len("hash", 32))
        .col(schema::big_integer("expires_at"))
        .primary_key(
            Index::create().name("links_pkey").col("company_id").col("person_id").col("purpose"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("links_person_id_fkey")
                .from("links", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
