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
        manager.create_table(marks(&Tables::of(manager).await?)).await?;
        // Of a path that is removed.
        let by_path = index(
            "onboarding_step_marks_path_id_idx",
            "onboarding_step_marks",
            &["company_id", "path_id"],
        );
        manager.create_index(by_path).await
    }
}

/// What was said about a step of a person; the key lets nobody say two things.
fn marks(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_step_marks")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("path_id"))
        .col(schema::uuid("step_id"))
        .col(schema::big_integer("marked_at"))
        // Nobody, where it was an operator.
        .col(schema::uuid_null("marked_by"))
        // Why it need not be done; nothing of what is done.
        .col(schema::string_len_null("waived_for", 500))
        .primary_key(
            Index::create()
                .name("onboarding_step_marks_pkey")
                .col("company_id")
                .col("person_id")
                .col("path_id")
                .col("step_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_step_marks_person_id_fkey")
                .from("onboarding_step_marks", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_step_marks_marked_by_fkey")
                .from("onboarding_step_marks", ("company_id", "marked_by"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_step_marks_path_id_fkey")
                .from("onboarding_step_marks", ("company_id", "path_id"))
                .to("onboarding_paths", ("company_id", "id")),
        )
        .to_owned()
}
