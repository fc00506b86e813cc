//! How a company's stock is read from its ERP, and where the work of reading it stands.

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
        manager.create_table(connectors(&tables)).await?;
        manager.create_table(numbers(&tables)).await?;
        manager
            .create_index(index("stock_connectors_due_at_idx", "stock_connectors", &["due_at"]))
            .await
    }
}

/// One is claimed by whoever gives it a new lease, number and `due_at` first.
fn connectors(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_connectors")
        .col(schema::uuid("company_id"))
        // Where the operator's configuration says, or chosen as the next columns do.
        .col(schema::string_len("place", 20))
        .col(schema::string_len_null("kind", 20))
        .col(schema::string_len_null("address", 500))
        .col(schema::string_len_null("database_name", 128))
        .col(schema::string_len_null("username", 128))
        .col(schema::var_binary_null("sealed_password", 2000))
        .col(schema::string_len("questions", 20))
        .col(tables.long_text("stock_question"))
        .col(tables.long_text("customers_question"))
        .col(schema::text("mapping"))
        .col(schema::integer_null("soft_age_seconds"))
        .col(schema::big_integer("changed_at"))
        .col(schema::integer("version"))
        // From here on what the loads come to, which does not count as a change.
        .col(schema::big_integer("due_at"))
        .col(schema::uuid_null("lease_id"))
        .col(schema::big_integer_null("lease_until"))
        .col(schema::big_integer_null("loading_number"))
        .col(schema::big_integer("last_number"))
        .col(schema::big_integer_null("current_number"))
        .col(schema::big_integer_null("held_number"))
        .col(schema::big_integer_null("failing_since"))
        .col(schema::integer("n_failures"))
        .col(schema::big_integer_null("next_try_at"))
        .col(schema::string_len_null("trouble", 20))
        .col(schema::text_null("trouble_column"))
        .col(schema::big_integer_null("asked_at"))
        .col(schema::big_integer("soft_at"))
        .col(schema::big_integer("next_at"))
        .primary_key(Index::create().name("stock_connectors_pkey").col("company_id"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_connectors_company_id_fkey")
                .from("stock_connectors", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

/// The last number of a company whose connector was removed, so that no number ever stands for
/// other lines than those it stood for.
fn numbers(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_numbers")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("last_number"))
        .primary_key(Index::create().name("stock_numbers_pkey").col("company_id"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_numbers_company_id_fkey")
                .from("stock_numbers", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}
