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
        let tables = Tables::of(manager).await?;
        manager.create_table(handovers(&tables)).await?;
        let mut open =
            index("handovers_open_item_id_key", "handovers", &["company_id", "open_item_id"]);
        manager.create_index(open.unique().to_owned()).await?;
        let of_custody = index(
            "handovers_custody_id_idx",
            "handovers",
            &["company_id", "custody_id", "to_id", "asked_at"],
        );
        manager.create_index(of_custody).await
    }
}

/// Who asked whoever had an item to hand it over.
fn handovers(tables: &Tables) -> TableCreateStatement {
    tables
        .table("handovers")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("item_id"))
        .col(schema::uuid("custody_id"))
        .col(schema::uuid("to_id"))
        .col(schema::big_integer("asked_at"))
        // The item as long as it has not ended, so that one request of an item is open at most.
        .col(schema::uuid_null("open_item_id"))
        .col(schema::big_integer_null("ended_at"))
        .col(schema::string_len_null("ended_how", 20))
        .primary_key(Index::create().name("handovers_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("handovers_item_id_fkey")
                .from("handovers", ("company_id", "item_id"))
                .to("items", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("handovers_custody_id_fkey")
                .from("handovers", ("company_id", "custody_id"))
                .to("custodies", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("handovers_to_id_fkey")
                .from("handovers", ("company_id", "to_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}
