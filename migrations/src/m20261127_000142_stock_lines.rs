//! Where the lines of generations lie, unless each has a file of its own.

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
        for table in [shelves(&tables), lines(&tables), parties(&tables), totals(&tables)] {
            manager.create_table(table).await?;
        }
        for (name, column) in [
            ("stock_lines_part_idx", "part_key"),
            ("stock_lines_bin_idx", "bin_key"),
            ("stock_lines_quantity_idx", "quantity"),
            ("stock_lines_expires_on_idx", "expires_on"),
            ("stock_lines_last_moved_on_idx", "last_moved_on"),
        ] {
            let columns = ["company_id", "generation", "customer", column, "line"];
            manager.create_index(index(name, "stock_lines", &columns)).await?;
        }
        Ok(())
    }
}

/// A generation that is written, or was: one without a number of lines is not finished, and nobody
/// sees it.
fn shelves(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_shelves")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("generation"))
        .col(schema::big_integer_null("n_lines"))
        .primary_key(Index::create().name("stock_shelves_pkey").col("company_id").col("generation"))
        .foreign_key(
            ForeignKey::create()
                .name("stock_shelves_company_id_fkey")
                .from("stock_shelves", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

/// Without foreign keys, which would be looked up a million times.
fn lines(tables: &Tables) -> TableCreateStatement {
    let mut table = tables.table("stock_lines");
    table
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("generation"))
        .col(schema::big_integer("line"))
        // A number within the generation.
        .col(schema::integer("customer"))
        .col(schema::text("part"))
        .col(tables.sort_key("part_key"))
        .col(schema::big_integer_null("quantity"))
        .col(schema::integer("n_decimals"));
    for (name, key) in [
        ("customer_part", "customer_part_key"),
        ("unit", "unit_key"),
        ("bin", "bin_key"),
        ("reference", "reference_key"),
        ("lot", "lot_key"),
        ("po", "po_key"),
        ("status", "status_key"),
    ] {
        table.col(schema::text_null(name)).col(tables.sort_key_null(key));
    }
    table
        .col(schema::text_null("description"))
        .col(tables.sort_text_null("description_key"))
        // Part, lot, reference and PO, case-folded.
        .col(tables.long_text("search"))
        // Days since 1970.
        .col(schema::integer_null("expires_on"))
        .col(schema::integer_null("last_moved_on"))
        .col(schema::integer_null("received_on"))
        .primary_key(
            Index::create()
                .name("stock_lines_pkey")
                .col("company_id")
                .col("generation")
                .col("line"),
        )
        .to_owned()
}

/// Whose lines a generation has.
fn parties(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_parties")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("generation"))
        .col(schema::integer("customer"))
        .col(schema::string_len("customer_key", 200))
        // Where they come when customers are sorted, whatever the case.
        .col(schema::integer("place"))
        .col(schema::big_integer("n_lines"))
        .primary_key(
            Index::create()
                .name("stock_parties_pkey")
                .col("company_id")
                .col("generation")
                .col("customer"),
        )
        .to_owned()
}

/// How much of each unit a customer has in all.
fn totals(tables: &Tables) -> TableCreateStatement {
    tables
        .table("stock_totals")
        .col(schema::uuid("company_id"))
        .col(schema::big_integer("generation"))
        .col(schema::integer("customer"))
        // Counts the units of the customer, since one of them may be none.
        .col(schema::integer("number"))
        .col(schema::text_null("unit"))
        .col(schema::big_integer("n_lines"))
        .col(schema::big_integer("millionths"))
        .col(schema::integer("n_decimals"))
        .primary_key(
            Index::create()
                .name("stock_totals_pkey")
                .col("company_id")
                .col("generation")
                .col("customer")
                .col("number"),
        )
        .to_owned()
}
