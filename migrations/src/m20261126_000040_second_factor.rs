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
        let of_person = &["company_id", "person_id"];
        manager.create_index(index("sign_ins_person_id_idx", "sign_ins", of_person)).await?;
        let mut roles = schema::string_len("second_factor_roles", 40);
        // Sessions that began before count as confirmed when they began.
        let confirmed = schema::big_integer_null("confirmed_at");
        let columns = [
            ("companies", roles.default("").to_owned()),
            ("sessions", confirmed.clone()),
            ("operator_sessions", confirmed),
        ];
        for (table, column) in columns {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

/// A row for each person who has one. The secret is not in it: it follows from the serial and from
/// a key of the installation.
fn second_factors(tables: &Tables) -> TableCreateStatement {
    tables
        .table("second_factors")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::big_integer("serial"))
        .col(schema::big_integer("since"))
        // Of the last code that was taken.
        .col(schema::big_integer("last_step"))
        // SHA-256 of each that nobody has used.
        .col(schema::string_len("recovery_codes", 1_000))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("second_factors_pkey").col("company_id").col("person_id"))
        .foreign_key(
            ForeignKey::create()
                .name("second_factors_person_id_fkey")
                .from("second_factors", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Those who have shown a password and not yet a code, for some minutes.
fn sign_ins(tables: &Tables) -> TableCreateStatement {
    tables
        .table("sign_ins")
        .col(schema::binary_len("ticket_hash", 32))
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::integer("epoch"))
        .col(schema::big_integer("expires_at"))
        .primary_key(Index::create().name("sign_ins_pkey").col("ticket_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("sign_ins_person_id_fkey")
                .from("sign_ins", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
