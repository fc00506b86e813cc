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
        for table in [modules(&tables), versions(&tables), attempts(&tables)] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// What is long stands last, so that a list which does not show it need not read past it.
fn modules(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_modules")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("status", 20))
        // Of the newest version, which comes after its module; so there is no foreign key.
        .col(schema::integer_null("number"))
        // Of the newest version, or of the draft if there is none; and case-folded.
        .col(schema::string_len("title", 120))
        .col(schema::string_len("sort_title", 360))
        .col(schema::integer("version"))
        .col(tables.long_text_null("draft"))
        .primary_key(Index::create().name("training_modules_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_modules_company_id_fkey")
                .from("training_modules", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

/// The lesson is all there is to a version; the columns before it are what lists show of it.
fn versions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_versions")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::big_integer("published_at"))
        .col(schema::string_len("title", 120))
        .col(schema::string_len("kind", 20))
        .col(schema::integer("minutes"))
        .col(schema::integer("n_questions"))
        .col(schema::integer("needed_milli"))
        .col(schema::integer("max_milli"))
        .col(schema::boolean("is_open_to_all"))
        .col(tables.long_text("lesson"))
        .primary_key(
            Index::create()
                .name("training_versions_pkey")
                .col("company_id")
                .col("module_id")
                .col("number"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_versions_module_id_fkey")
                .from("training_versions", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id")),
        )
        .to_owned()
}

fn attempts(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_attempts")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::uuid("person_id"))
        .col(schema::big_integer("started_at"))
        .col(schema::boolean("is_practice"))
        .col(schema::string_len("status", 20))
        // The module as long as this is in progress: what is unique about an open attempt.
        .col(schema::uuid_null("open_module_id"))
        .col(schema::string_len_null("outcome", 20))
        // Nothing where nothing is asked.
        .col(schema::integer_null("needed_milli"))
        .col(schema::integer_null("max_milli"))
        .col(schema::integer_null("score_milli"))
        .col(schema::big_integer_null("finished_at"))
        .col(schema::big_integer("saved_at"))
        .col(schema::integer("n_answered"))
        .col(schema::integer("version"))
        .col(tables.long_text_null("responses"))
        .primary_key(Index::create().name("training_attempts_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_attempts_number_fkey")
                .from("training_attempts", ("company_id", "module_id", "number"))
                .to("training_versions", ("company_id", "module_id", "number")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_attempts_person_id_fkey")
                .from("training_attempts", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 4] {
    [
        index(
            "training_modules_sort_title_idx",
            "training_modules",
            &["company_id", "sort_title", "id"],
        ),
        index(
            "training_attempts_open_key",
            "training_attempts",
            &["company_id", "person_id", "open_module_id"],
        )
        .unique()
        .to_owned(),
        index(
            "training_attempts_person_id_idx",
            "training_attempts",
            &["company_id", "person_id", "started_at"],
        ),
        index(
            "training_attempts_module_id_idx",
            "training_attempts",
            &["company_id", "module_id", "number"],
        ),
    ]
}
