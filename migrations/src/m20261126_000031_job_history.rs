use sea_orm_migration::{prelude::*, schema, sea_orm::ConnectionTrait};

use crate::tables::Tables;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Of whoever is here already it is known what they do now, and nothing of before.
const BEGIN: &str = "\
    INSERT INTO job_history \
        (company_id, person_id, number, since_at, job_title, department, manager_id, reason) \
    SELECT company_id, id, 1, created_at, job_title, NULL, manager_id, NULL FROM people";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = Tables::of(manager).await?;
        manager.create_table(job_history(&tables)).await?;
        manager.get_connection().execute_unprepared(BEGIN).await?;
        Ok(())
    }
}

/// A line ends where the next one begins.
fn job_history(tables: &Tables) -> TableCreateStatement {
    tables
        .table("job_history")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::integer("number"))
        .col(schema::big_integer("since_at"))
        .col(schema::string_len_null("job_title", 120))
        // What it was called then: departments are renamed, and go.
        .col(schema::string_len_null("department", 80))
        .col(schema::uuid_null("manager_id"))
        .col(schema::string_len_null("reason", 200))
        .primary_key(
            Index::create()
                .name("job_history_pkey")
                .col("company_id")
                .col("person_id")
                .col("number"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("job_history_person_id_fkey")
                .from("job_history", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("job_history_manager_id_fkey")
                .from("job_history", ("company_id", "manager_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}
