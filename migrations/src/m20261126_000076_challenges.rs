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
        manager.create_table(challenges(&Tables::of(manager).await?)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// What people say against questions, and what their authors answer.
fn challenges(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_challenges")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("attempt_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::uuid("question_id"))
        // The question as long as this is open: what is unique about an open challenge.
        .col(schema::uuid_null("open_question_id"))
        .col(tables.long_text("text"))
        .col(schema::big_integer("made_at"))
        .col(schema::string_len_null("verdict", 20))
        .col(tables.long_text_null("reply"))
        // Nobody, where it was the command line.
        .col(schema::uuid_null("answered_by"))
        .col(schema::big_integer_null("answered_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("training_challenges_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_challenges_person_id_fkey")
                .from("training_challenges", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_challenges_attempt_id_fkey")
                .from("training_challenges", ("company_id", "attempt_id"))
                .to("training_attempts", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_challenges_number_fkey")
                .from("training_challenges", ("company_id", "module_id", "number"))
                .to("training_versions", ("company_id", "module_id", "number")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_challenges_answered_by_fkey")
                .from("training_challenges", ("company_id", "answered_by"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 2] {
    [
        index(
            "training_challenges_open_key",
            "training_challenges",
            &["company_id", "person_id", "open_question_id"],
        )
        .unique()
        .to_owned(),
        index(
            "training_challenges_module_id_idx",
            "training_challenges",
            &["company_id", "module_id", "made_at"],
        ),
    ]
}
