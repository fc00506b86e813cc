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
        for table in [
            categories(&tables),
            locations(&tables),
            items(&tables),
            codes(&tables),
            custodies(&tables),
        ] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn categories(tables: &Tables) -> TableCreateStatement {
    tables
        .table("item_categories")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        // Case-folded, as lists sort it, and since two that differ in case are one.
        .col(schema::string_len("sort_name", 360))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("item_categories_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("item_categories_company_id_fkey")
                .from("item_categories", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

fn locations(tables: &Tables) -> TableCreateStatement {
    tables
        .table("item_locations")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        .col(schema::uuid_null("parent_id"))
        // The names of those it is in and its own, as lists show it and, case-folded, sort it.
        .col(schema::string_len("path", 600))
        .col(schema::string_len("sort_path", 600))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("item_locations_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("item_locations_company_id_fkey")
                .from("item_locations", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("item_locations_parent_id_fkey")
                .from("item_locations", ("company_id", "parent_id"))
                .to("item_locations", ("company_id", "id")),
        )
        .to_owned()
}

fn items(tables: &Tables) -> TableCreateStatement {
    tables
        .table("items")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("tag", 40))
        .col(schema::string_len("sort_tag", 120))
        .col(schema::string_len("name", 200))
        .col(schema::string_len("sort_name", 600))
        .col(schema::uuid_null("category_id"))
        .col(schema::string_len_null("model", 200))
        .col(schema::string_len_null("serial", 120))
        .col(schema::string_len_null("sort_serial", 360))
        .col(schema::uuid_null("location_id"))
        .col(schema::text_null("notes"))
        // Tag, name, model and serial number, case-folded.
        .col(schema::string_len("search", 1800))
        .col(schema::string_len("state", 20))
        .col(schema::string_len_null("retired_for", 20))
        .col(schema::string_len("condition_is", 20))
        .col(schema::integer("code_number"))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("items_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("items_company_id_fkey")
                .from("items", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("items_category_id_fkey")
                .from("items", ("company_id", "category_id"))
                .to("item_categories", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("items_location_id_fkey")
                .from("items", ("company_id", "location_id"))
                .to("item_locations", ("company_id", "id")),
        )
        .to_owned()
}

fn codes(tables: &Tables) -> TableCreateStatement {
    tables
        .table("item_codes")
        .col(schema::uuid("company_id"))
        // Of the company and the code, with the installation's key.
        .col(schema::binary_len("code_hash", 32))
        .col(schema::uuid("item_id"))
        .col(schema::integer("number"))
        // The code, encrypted; nothing of one that opens nothing any more.
        .col(schema::var_binary_null("sealed", 100))
        .col(schema::big_integer("since_at"))
        .col(schema::big_integer_null("replaced_at"))
        .primary_key(Index::create().name("item_codes_pkey").col("company_id").col("code_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("item_codes_item_id_fkey")
                .from("item_codes", ("company_id", "item_id"))
                .to("items", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn custodies(tables: &Tables) -> TableCreateStatement {
    tables
        .table("custodies")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("item_id"))
        .col(schema::uuid("holder_id"))
        .col(schema::big_integer("since_at"))
        .col(schema::string_len("taken_how", 20))
        .col(schema::uuid_null("taken_by"))
        .col(schema::string_len_null("taken_for", 500))
        .col(schema::date_null("due_on"))
        // The item as long as it has not ended, so that an item has one open custody at most.
        .col(schema::uuid_null("open_item_id"))
        .col(schema::big_integer_null("ended_at"))
        .col(schema::string_len_null("ended_how", 20))
        .col(schema::uuid_null("ended_by"))
        .col(schema::string_len_null("ended_for", 500))
        .primary_key(Index::create().name("custodies_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("custodies_item_id_fkey")
                .from("custodies", ("company_id", "item_id"))
                .to("items", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("custodies_holder_id_fkey")
                .from("custodies", ("company_id", "holder_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 13] {
    let unique = |name, table, columns| index(name, table, columns).unique().to_owned();
    [
        unique("item_categories_sort_name_key", "item_categories", &["company_id", "sort_name"]),
        index("item_locations_parent_id_idx", "item_locations", &["company_id", "parent_id"]),
        index("item_locations_sort_path_idx", "item_locations", &["company_id", "sort_path"]),
        unique("items_sort_tag_key", "items", &["company_id", "sort_tag"]),
        unique("items_sort_serial_key", "items", &["company_id", "sort_serial"]),
        index("items_sort_name_idx", "items", &["company_id", "sort_name", "id"]),
        index("items_state_idx", "items", &["company_id", "state", "sort_name", "id"]),
        index("items_category_id_idx", "items", &["company_id", "category_id", "sort_name"]),
        index("items_location_id_idx", "items", &["company_id", "location_id", "sort_name"]),
        index("item_codes_item_id_idx", "item_codes", &["company_id", "item_id", "number"]),
        unique("custodies_open_item_id_key", "custodies", &["company_id", "open_item_id"]),
        index("custodies_item_id_idx", "custodies", &["company_id", "item_id", "since_at"]),
        index("custodies_holder_id_idx", "custodies", &["company_id", "holder_id", "since_at"]),
    ]
}
