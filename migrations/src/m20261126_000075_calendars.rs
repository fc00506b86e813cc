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
        manager.create_table(calendars(&Tables::of(manager).await?)).await?;
        let mut hash = index("training_calendars_hash_key", "training_calendars", &["hash"]);
        manager.create_index(hash.unique().to_owned()).await
    }
}

/// The address of somebody's calendar, of which each has one at most, and what it was told last.
fn calendars(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_calendars")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::binary_len("hash", 32))
        .col(schema::big_integer("made_at"))
        .col(tables.long_text("told"))
        .col(schema::integer("version"))
        .primary_key(
            Index::create().name("training_calendars_pkey").col("company_id").col("person_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_calendars_person_id_fkey")
                .from("training_calendars", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
