use sea_orm_migration::{prelude::*, schema, sea_orm::ConnectionTrait};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What a path was until now is its first version, and each of its steps is a module.
const KEEP: &str = "\
    INSERT INTO onboarding_path_steps \
        (company_id, path_id, number, id, place, kind, module_id, due_after) \
    SELECT company_id, path_id, 1, id, place, 'module', module_id, due_after \
    FROM onboarding_steps";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = Tables::of(manager).await?;
        let first = || schema::integer("number").default(1).to_owned();
        let columns = [
            ("onboarding_paths", first()),
            // Whom it is assigned to by itself: a document, or nobody.
            ("onboarding_paths", tables.long_text_null("audience")),
            ("onboarding_assignments", first()),
        ];
        for (table, column) in columns {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        manager.create_table(steps(&tables)).await?;
        manager.get_connection().execute_unprepared(KEEP).await?;
        manager.drop_table(Table::drop().table("onboarding_steps").to_owned()).await?;
        let by_module = index(
            "onboarding_path_steps_module_id_idx",
            "onboarding_path_steps",
            &["company_id", "module_id"],
        );
        manager.create_index(by_module).await
    }
}

/// The steps of each version of a path.
fn steps(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_path_steps")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("path_id"))
        .col(schema::integer("number"))
        .col(schema::uuid("id"))
        .col(schema::integer("place"))
        .col(schema::string_len("kind", 20))
        .col(schema::uuid_null("module_id"))
        .col(schema::string_len_null("title", 120))
        .col(schema::string_len_null("text", 1_000))
        .col(schema::string_len_null("doer", 20))
        .col(schema::integer_null("due_after"))
        .col(schema::boolean("waits").default(false))
        .primary_key(
            Index::create()
                .name("onboarding_path_steps_pkey")
                .col("company_id")
                .col("path_id")
                .col("number")
                .col("id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_path_steps_path_id_fkey")
                .from("onboarding_path_steps", ("company_id", "path_id"))
                .to("onboarding_paths", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_path_steps_module_id_fkey")
                .from("onboarding_path_steps", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id")),
        )
        .to_owned()
}
