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
        for table in [paths(&tables), steps(&tables), assignments(&tables)] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn paths(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_paths")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("title", 120))
        // Case-folded, as lists sort it.
        .col(schema::string_len("sort_title", 360))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("onboarding_paths_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_paths_company_id_fkey")
                .from("onboarding_paths", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

fn steps(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_steps")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("path_id"))
        .col(schema::uuid("id"))
        .col(schema::integer("place"))
        .col(schema::uuid("module_id"))
        .col(schema::integer_null("due_after"))
        .primary_key(
            Index::create()
                .name("onboarding_steps_pkey")
                .col("company_id")
                .col("path_id")
                .col("id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_steps_path_id_fkey")
                .from("onboarding_steps", ("company_id", "path_id"))
                .to("onboarding_paths", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_steps_module_id_fkey")
                .from("onboarding_steps", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id")),
        )
        .to_owned()
}

fn assignments(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_assignments")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("path_id"))
        .col(schema::uuid("person_id"))
        .col(schema::date("starts_on"))
        .primary_key(
            Index::create().name("onboarding_assignments_pkey").col("company_id").col("id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_assignments_path_id_fkey")
                .from("onboarding_assignments", ("company_id", "path_id"))
                .to("onboarding_paths", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_assignments_person_id_fkey")
                .from("onboarding_assignments", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 4] {
    [
        index(
            "onboarding_paths_sort_title_idx",
            "onboarding_paths",
            &["company_id", "sort_title", "id"],
        ),
        index("onboarding_steps_module_id_idx", "onboarding_steps", &["company_id", "module_id"]),
        index(
            "onboarding_assignments_path_id_person_id_key",
            "onboarding_assignments",
            &["company_id", "path_id", "person_id"],
        )
        .unique()
        .to_owned(),
        index(
            "onboarding_assignments_person_id_idx",
            "onboarding_assignments",
            &["company_id", "person_id"],
        ),
    ]
}
