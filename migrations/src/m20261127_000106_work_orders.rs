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
        manager.create_table(orders(&tables)).await?;
        let unique = index(
            "work_orders_blocked_item_id_key",
            "work_orders",
            &["company_id", "blocked_item_id"],
        )
        .unique()
        .to_owned();
        for index in [
            unique,
            index("work_orders_opened_at_idx", "work_orders", &["company_id", "opened_at"]),
            index(
                "work_orders_item_id_idx",
                "work_orders",
                &["company_id", "item_id", "opened_at"],
            ),
            index("work_orders_taken_from_idx", "work_orders", &["company_id", "taken_from"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn orders(tables: &Tables) -> TableCreateStatement {
    tables
        .table("work_orders")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("item_id"))
        .col(schema::string_len("kind", 20))
        .col(schema::uuid_null("opened_by"))
        .col(schema::big_integer("opened_at"))
        .col(schema::date_null("due_on"))
        .col(schema::boolean("is_blocking"))
        .col(schema::string_len("description", 500))
        .col(schema::uuid_null("taken_from"))
        // The item as long as this keeps it in maintenance, so that one order at most does.
        .col(schema::uuid_null("blocked_item_id"))
        .col(schema::big_integer_null("closed_at"))
        .col(schema::uuid_null("closed_by"))
        .col(schema::string_len_null("result", 20))
        // In thousandths.
        .col(schema::big_integer_null("cost"))
        .col(schema::string_len_null("currency", 3))
        .col(schema::string_len_null("note", 500))
        .primary_key(Index::create().name("work_orders_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("work_orders_item_id_fkey")
                .from("work_orders", ("company_id", "item_id"))
                .to("items", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
