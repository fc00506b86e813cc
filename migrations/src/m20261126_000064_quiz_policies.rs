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
        let columns = [
            // What each person was asked, as they were asked it; nothing is all, as written.
            ("training_attempts", tables.long_text_null("layout")),
            // What it fell short of beside the score.
            ("training_attempts", tables.long_text_null("unmet")),
            // What ended before there were time limits was handed in, and says nothing.
            ("training_attempts", schema::string_len_null("ending", 20)),
            ("training_attempts", schema::big_integer_null("deadline_at")),
            // Counts the attempts of a person at a module; those before this do not say.
            ("training_attempts", schema::integer_null("ordinal")),
            ("training_versions", schema::integer_null("most_tries")),
            ("training_versions", schema::integer_null("wait_minutes")),
            ("training_versions", schema::integer_null("time_limit_minutes")),
        ];
        for (table, column) in columns {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn indexes() -> [IndexCreateStatement; 2] {
    [
        // For whoever looks, in all companies, whose time is up.
        index("training_attempts_deadline_idx", "training_attempts", &["status", "deadline_at"]),
        index(
            "training_attempts_ordinal_key",
            "training_attempts",
            &["company_id", "person_id", "module_id", "ordinal"],
        )
        .unique()
        .to_owned(),
    ]
}
