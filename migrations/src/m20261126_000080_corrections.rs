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
        manager.create_table(corrections(&tables)).await?;
        manager.create_table(regrades(&tables)).await?;
        let of_version = &["company_id", "module_id", "number", "status"];
        let name = "training_attempts_version_idx";
        manager.create_index(index(name, "training_attempts", of_version)).await
    }
}

/// How the attempts at a version are marked: the last of its version says it all.
fn corrections(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_corrections")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::integer("ordinal"))
        .col(schema::integer("key_number"))
        .col(tables.long_text("remedies"))
        .col(schema::string_len("reach", 20))
        .col(schema::string_len("reason", 500))
        .col(schema::big_integer("corrected_at"))
        .primary_key(
            Index::create()
                .name("training_corrections_pkey")
                .col("company_id")
                .col("module_id")
                .col("number")
                .col("ordinal"),
        )
        .foreign_key(&mut version("training_corrections_number_fkey", "number"))
        .foreign_key(&mut version("training_corrections_key_number_fkey", "key_number"))
        .to_owned()
}

fn version(name: &'static str, number: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from("training_corrections", ("company_id", "module_id", number))
        .to("training_versions", ("company_id", "module_id", "number"))
        .to_owned()
}

/// What attempts came to by corrections, beside what they came to at first. The last one of an
/// attempt says so in `current_attempt_id`.
fn regrades(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_regrades")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("attempt_id"))
        .col(schema::integer("ordinal"))
        .col(schema::uuid_null("current_attempt_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::integer("score_milli"))
        .col(schema::integer("needed_milli"))
        .col(schema::integer("max_milli"))
        .col(schema::string_len("outcome", 20))
        .col(schema::text_null("unmet"))
        .primary_key(
            Index::create()
                .name("training_regrades_pkey")
                .col("company_id")
                .col("attempt_id")
                .col("ordinal"),
        )
        .index(
            Index::create()
                .unique()
                .name("training_regrades_current_key")
                .col("company_id")
                .col("current_attempt_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_regrades_attempt_id_fkey")
                .from("training_regrades", ("company_id", "attempt_id"))
                .to("training_attempts", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(&mut correction())
        .to_owned()
}

fn correction() -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name("training_regrades_ordinal_fkey");
    key.from_tbl("training_regrades").to_tbl("training_corrections");
    for column in ["company_id", "module_id", "number", "ordinal"] {
        key.from_col(column).to_col(column);
    }
    key
}
