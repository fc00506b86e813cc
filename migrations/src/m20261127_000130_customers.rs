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
        manager.create_table(accounts(&tables)).await?;
        manager.create_table(grants(&tables)).await?;
        manager.create_table(customers(&tables)).await?;
        let who_sees = index(
            "customer_grants_customer_key_idx",
            "customer_grants",
            &["company_id", "customer_key", "person_id"],
        );
        manager.create_index(who_sees).await?;
        let by_name = index(
            "stock_customers_sort_name_idx",
            "stock_customers",
            // MariaDB has no room for the key beside it.
            &["company_id", "sort_name"],
        );
        manager.create_index(by_name).await
    }
}

/// Who of the company's accounts is a customer, and whether they see all stock.
fn accounts(tables: &Tables) -> TableCreateStatement {
    tables
        .table("customer_accounts")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::boolean("sees_all"))
        .primary_key(
            Index::create().name("customer_accounts_pkey").col("company_id").col("person_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("customer_accounts_person_id_fkey")
                .from("customer_accounts", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

/// A key need not be among the customers of the ERP: one that is gone from it stays granted.
fn grants(tables: &Tables) -> TableCreateStatement {
    tables
        .table("customer_grants")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::string_len("customer_key", 200))
        .primary_key(
            Index::create()
                .name("customer_grants_pkey")
                .col("company_id")
                .col("person_id")
                .col("customer_key"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("customer_grants_person_id_fkey")
                .from("customer_grants", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn customers(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_customers")
        .col(schema::uuid("company_id"))
        .col(schema::string_len("customer_key", 200))
        .col(schema::string_len("name", 200))
        .col(schema::string_len("sort_name", 600))
        .col(schema::string_len("search", 1200))
        .col(schema::big_integer("seen_at"))
        .col(schema::big_integer_null("gone_at"))
        .primary_key(
            Index::create().name("stock_customers_pkey").col("company_id").col("customer_key"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("stock_customers_company_id_fkey")
                .from("stock_customers", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}
