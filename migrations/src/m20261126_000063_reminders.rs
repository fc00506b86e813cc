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
        manager.create_table(reminders(&Tables::of(manager).await?)).await?;
        manager.create_index(index("reminders_day_idx", "reminders", &["day"])).await
    }
}

/// On which days somebody was reminded, and how: one mail of each kind a day at most.
fn reminders(tables: &Tables) -> TableCreateStatement {
    tables
        .table("reminders")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::date("day"))
        .col(schema::string_len("kind", 20))
        .primary_key(
            Index::create()
                .name("reminders_pkey")
                .col("company_id")
                .col("person_id")
                .col("day")
                .col("kind"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("reminders_person_id_fkey")
                .from("reminders", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}
