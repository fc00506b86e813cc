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
        manager.create_table(summaries(&tables)).await?;
        manager
            .create_index(index(
                "course_summaries_due_at_idx",
                "course_summaries",
                &["state", "due_at"],
            ))
            .await
    }
}

/// What a machine says that a document of a course is about, and the work of making it. One is
/// claimed by whoever gives it a new `lease_id` and `due_at` first.
fn summaries(tables: &Tables) -> TableCreateStatement {
    tables
        .table("course_summaries")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("material_id"))
        // As the material has it, for whoever reads one alone.
        .col(schema::uuid("course_id"))
        .col(schema::uuid("file_id"))
        .col(schema::string_len("state", 20))
        .col(schema::big_integer("asked_at"))
        // When it was made, or given up.
        .col(schema::big_integer_null("done_at"))
        .col(schema::text_null("text"))
        .col(schema::string_len_null("method", 20))
        .col(schema::string_len_null("writer", 100))
        // Why the endpoint made none, or why there is none at all.
        .col(schema::string_len_null("trouble", 20))
        .col(schema::big_integer("due_at"))
        .col(schema::uuid_null("lease_id"))
        .col(schema::integer("n_tries"))
        .primary_key(
            Index::create().name("course_summaries_pkey").col("company_id").col("material_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_summaries_material_id_fkey")
                .from("course_summaries", ("company_id", "material_id"))
                .to("course_materials", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
