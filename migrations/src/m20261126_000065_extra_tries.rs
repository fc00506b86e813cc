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
        let tables = Tables::of(manager).await?;
        manager.create_table(extra_tries(&tables)).await
    }
}

/// A row for each try that somebody gave; the key lets nobody have two after the same attempts.
fn extra_tries(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_extra_tries")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("after_attempts"))
        .col(schema::big_integer("given_at"))
        // Nobody, where it was the command line.
        .col(schema::uuid_null("given_by"))
        .col(schema::string_len("reason", 300))
        .primary_key(
            Index::create()
                .name("training_extra_tries_pkey")
                .col("company_id")
                .col("person_id")
                .col("module_id")
                .col("after_attempts"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_extra_tries_person_id_fkey")
                .from("training_extra_tries", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_extra_tries_given_by_fkey")
                .from("training_extra_tries", ("company_id", "given_by"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_extra_tries_module_id_fkey")
                .from("training_extra_tries", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id")),
        )
        .to_owned()
}
