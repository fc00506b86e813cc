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
        manager.create_table(materials(&tables)).await?;
        let columns = ["company_id", "course_id", "added_at"];
        manager
            .create_index(index("course_materials_course_id_idx", "course_materials", &columns))
            .await
    }
}

/// What courses hand out. The files lie elsewhere, each under its own id.
fn materials(tables: &Tables) -> TableCreateStatement {
    tables
        .table("course_materials")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("course_id"))
        .col(schema::string_len("kind", 20))
        .col(schema::uuid("file_id"))
        .col(schema::string_len("file_name", 255))
        .col(schema::binary_len("file_hash", 32))
        .col(schema::big_integer("file_bytes"))
        // Of a film that has them.
        .col(schema::uuid_null("captions_id"))
        .col(schema::string_len_null("captions_name", 255))
        .col(schema::binary_len_null("captions_hash", 32))
        .col(schema::big_integer_null("captions_bytes"))
        .col(schema::big_integer("added_at"))
        // Nobody, where it was the command line.
        .col(schema::uuid_null("added_by"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("course_materials_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("course_materials_course_id_fkey")
                .from("course_materials", ("company_id", "course_id"))
                .to("courses", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_materials_added_by_fkey")
                .from("course_materials", ("company_id", "added_by"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}
