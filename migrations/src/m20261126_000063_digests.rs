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
        manager.create_table(digests(&Tables::of(manager).await?)).await?;
        manager.create_index(index("digests_day_idx", "digests", &["day"])).await
    }
}

/// On which days somebody was written a digest: one a day at most.
fn digests(tables: &Tables) -> TableCreateStatement {
    tables
        .table("digests")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::date("day"))
        .primary_key(
            Index::create().name("digests_pkey").col("company_id").col("person_id").col("day"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("digests_person_id_fkey")
                .from("digests", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}
