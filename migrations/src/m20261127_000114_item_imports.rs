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
        manager.create_table(imports(&tables)).await?;
        manager.create_table(rows(&tables)).await?;
        let of_import = index(
            "item_import_rows_import_id_idx",
            "item_import_rows",
            &["company_id", "import_id", "item_id"],
        );
        manager.create_index(of_import).await
    }
}

fn imports(tables: &Tables) -> TableCreateStatement {
    tables
        .table("item_imports")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::big_integer("imported_at"))
        .col(schema::uuid_null("by_id"))
        .col(schema::integer("n_items"))
        .col(schema::big_integer_null("undone_at"))
        .col(schema::integer_null("n_undone"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("item_imports_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("item_imports_company_id_fkey")
                .from("item_imports", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("item_imports_by_id_fkey")
                .from("item_imports", ("company_id", "by_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

/// Which items came in by which import.
fn rows(tables: &Tables) -> TableCreateStatement {
    tables
        .table("item_import_rows")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("item_id"))
        .col(schema::uuid("import_id"))
        .primary_key(Index::create().name("item_import_rows_pkey").col("company_id").col("item_id"))
        .foreign_key(
            ForeignKey::create()
                .name("item_import_rows_item_id_fkey")
                .from("item_import_rows", ("company_id", "item_id"))
                .to("items", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("item_import_rows_import_id_fkey")
                .from("item_import_rows", ("company_id", "import_id"))
                .to("item_imports", ("company_id", "id")),
        )
        .to_owned()
}
