//! How the ERPs were read, and what came of it that is still kept.

use sea_orm_migration::{prelude::*, schema};

use crate::tables::Tables;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = Tables::of(manager).await?;
        manager.create_table(loads(&tables)).await?;
        manager.create_table(generations(&tables)).await
    }
}

fn loads(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_loads")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("number"))
        .col(schema::string_len("state", 20))
        .col(schema::big_integer("began_at"))
        .col(schema::big_integer_null("ended_at"))
        .col(schema::big_integer_null("n_lines"))
        .col(schema::big_integer_null("n_flawed"))
        .col(schema::string_len_null("trouble", 20))
        .col(schema::text_null("trouble_column"))
        .primary_key(Index::create().name("stock_loads_pkey").col("company_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_loads_company_id_fkey")
                .from("stock_loads", "company_id")
                .to("stock_connectors", "company_id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Apart from the loads, since one of each day is kept longer than what stands in the timeline.
fn generations(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_generations")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("number"))
        .col(schema::big_integer("as_of"))
        .col(schema::big_integer("loaded_at"))
        .col(schema::big_integer("n_lines"))
        .col(schema::big_integer("n_flawed"))
        // The names of those that the ERP says, with blanks between them.
        .col(schema::string_len("columns_said", 300))
        // Whether it is or was the current one, and not only held for an admin.
        .col(schema::boolean("is_shown"))
        .primary_key(Index::create().name("stock_generations_pkey").col("company_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_generations_company_id_fkey")
                .from("stock_generations", "company_id")
                .to("stock_connectors", "company_id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
