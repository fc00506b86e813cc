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
        manager.create_table(reservations(&tables)).await?;
        let by = |name, column| index(name, "reservations", &["company_id", column, "to_at"]);
        for index in [
            by("reservations_item_id_idx", "item_id"),
            by("reservations_person_id_idx", "person_id"),
            index("reservations_to_at_idx", "reservations", &["company_id", "to_at"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// That no two of an item overlap is checked under a lock on the row of the item, since only one of
/// the databases could say so itself.
fn reservations(tables: &Tables) -> TableCreateStatement {
    tables
        .table("reservations")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("item_id"))
        .col(schema::uuid("person_id"))
        .col(schema::big_integer("from_at"))
        // The first moment after it.
        .col(schema::big_integer("to_at"))
        .col(schema::string_len_null("note", 200))
        .col(schema::big_integer("made_at"))
        .col(schema::string_len("state", 20))
        // By which it was fulfilled.
        .col(schema::uuid_null("custody_id"))
        .col(schema::big_integer_null("cancelled_at"))
        .col(schema::string_len_null("cancelled_how", 20))
        .col(schema::uuid_null("cancelled_by"))
        .col(schema::string_len_null("cancelled_for", 500))
        .primary_key(Index::create().name("reservations_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("reservations_item_id_fkey")
                .from("reservations", ("company_id", "item_id"))
                .to("items", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("reservations_person_id_fkey")
                .from("reservations", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("reservations_custody_id_fkey")
                .from("reservations", ("company_id", "custody_id"))
                .to("custodies", ("company_id", "id")),
        )
        .to_owned()
}
