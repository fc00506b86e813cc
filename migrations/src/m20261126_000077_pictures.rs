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
        manager.create_table(pictures(&tables)).await?;
        manager.create_table(picture_modules(&tables)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Pictures that stand in what modules say. The files are kept by their content.
fn pictures(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_pictures")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::binary_len("hash", 32))
        .col(schema::string_len("kind", 20))
        .col(schema::string_len("alt", 300))
        .col(schema::big_integer("added_at"))
        // When it is looked for next in what modules say.
        .col(schema::big_integer("look_at"))
        .primary_key(Index::create().name("training_pictures_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_pictures_company_id_fkey")
                .from("training_pictures", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

/// The modules that a picture was brought for, and their copies: whoever sees one sees it.
fn picture_modules(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_picture_modules")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("picture_id"))
        .col(schema::uuid("module_id"))
        .primary_key(
            Index::create()
                .name("training_picture_modules_pkey")
                .col("company_id")
                .col("picture_id")
                .col("module_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_picture_modules_picture_id_fkey")
                .from("training_picture_modules", ("company_id", "picture_id"))
                .to("training_pictures", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_picture_modules_module_id_fkey")
                .from("training_picture_modules", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    [
        index("training_pictures_hash_idx", "training_pictures", &["company_id", "hash"]),
        index("training_pictures_look_at_idx", "training_pictures", &["look_at"]),
        index(
            "training_picture_modules_module_id_idx",
            "training_picture_modules",
            &["company_id", "module_id"],
        ),
    ]
}
