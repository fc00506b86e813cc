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
        manager.create_table(second_factors(&tables)).await?;
        manager.create_table(sign_ins(&tables)).await?;
        let of_operator =
            index("operator_sign_ins_operator_id_idx", "operator_sign_ins", &["operator_id"]);
        manager.create_index(of_operator).await
    }
}

/// A row for each operator who has one, with what the rows of people have.
fn second_factors(tables: &Tables) -> TableCreateStatement {
    tables
        .table("operator_second_factors")
        .col(schema::uuid("operator_id"))
        .col(schema::big_integer("serial"))
        .col(schema::big_integer("since"))
        // Of the last code that was taken.
        .col(schema::big_integer("last_step"))
        // SHA-256 of each that nobody has used.
        .col(schema::string_len("recovery_codes", 1_000))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("operator_second_factors_pkey").col("operator_id"))
        .foreign_key(
            ForeignKey::create()
                .name("operator_second_factors_operator_id_fkey")
                .from("operator_second_factors", "operator_id")
                .to("operators", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Those who have shown a password and not yet a code, for some minutes.
fn sign_ins(tables: &Tables) -> TableCreateStatement {
    tables
        .table("operator_sign_ins")
        .col(schema::binary_len("ticket_hash", 32))
        .col(schema::uuid("operator_id"))
        .col(schema::integer("epoch"))
        .col(schema::big_integer("expires_at"))
        .primary_key(Index::create().name("operator_sign_ins_pkey").col("ticket_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("operator_sign_ins_operator_id_fkey")
                .from("operator_sign_ins", "operator_id")
                .to("operators", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
