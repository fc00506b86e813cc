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
        manager.create_table(files(&tables)).await?;
        let of_order = index(
            "order_files_order_id_idx",
            "order_files",
            &["company_id", "order_id", "added_at"],
        );
        manager.create_index(of_order).await?;
        let of_content =
            index("order_files_content_id_idx", "order_files", &["company_id", "content_id"]);
        manager.create_index(of_content).await
    }
}

/// What is kept beside a work order. The files themselves lie where all files do.
fn files(tables: &Tables) -> TableCreateStatement {
    tables
        .table("order_files")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("order_id"))
        .col(schema::uuid("content_id"))
        .col(schema::string_len("kind", 20))
        .col(schema::string_len("name", 255))
        .col(schema::big_integer("n_bytes"))
        .col(schema::big_integer("added_at"))
        .col(schema::uuid_null("added_by"))
        .primary_key(Index::create().name("order_files_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("order_files_order_id_fkey")
                .from("order_files", ("company_id", "order_id"))
                .to("work_orders", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
