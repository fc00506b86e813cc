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
        manager.create_table(videos(&tables)).await?;
        manager.create_table(video_modules(&tables)).await?;
        manager.create_table(video_captions(&tables)).await?;
        let due = index("training_videos_look_at_idx", "training_videos", &["look_at"]);
        manager.create_index(due).await?;
        let of_module = index(
            "training_video_modules_module_id_idx",
            "training_video_modules",
            &["company_id", "module_id"],
        );
        manager.create_index(of_module).await
    }
}

/// Films that stand in what modules say. The files themselves lie where all files do.
fn videos(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_videos")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("kind", 20))
        .col(schema::string_len("title", 300))
        .col(schema::uuid("file_id"))
        .col(schema::big_integer("file_bytes"))
        .col(schema::big_integer("added_at"))
        // When it is looked for next in what modules say.
        .col(schema::big_integer("look_at"))
        .primary_key(Index::create().name("training_videos_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_videos_company_id_fkey")
                .from("training_videos", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

/// The modules that a film was brought for, and their copies: whoever sees one sees it.
fn video_modules(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_video_modules")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("video_id"))
        .col(schema::uuid("module_id"))
        .primary_key(
            Index::create()
                .name("training_video_modules_pkey")
                .col("company_id")
                .col("video_id")
                .col("module_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_video_modules_video_id_fkey")
                .from("training_video_modules", ("company_id", "video_id"))
                .to("training_videos", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_video_modules_module_id_fkey")
                .from("training_video_modules", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// What is said in a film, once in each language.
fn video_captions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_video_captions")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("video_id"))
        .col(schema::string_len("language", 20))
        .col(schema::uuid("file_id"))
        .col(schema::big_integer("file_bytes"))
        .primary_key(
            Index::create()
                .name("training_video_captions_pkey")
                .col("company_id")
                .col("video_id")
                .col("language"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_video_captions_video_id_fkey")
                .from("training_video_captions", ("company_id", "video_id"))
                .to("training_videos", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
