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
        manager.create_table(purchases(&tables)).await?;
        let of_number = index("purchases_number_key", "purchases", &["number"]);
        manager.create_index(of_number.clone().unique().to_owned()).await?;
        let by_time = index("purchases_ordered_at_idx", "purchases", &["ordered_at", "id"]);
        manager.create_index(by_time).await?;
        let by_state = &["state", "ordered_at", "id"];
        manager.create_index(index("purchases_state_idx", "purchases", by_state)).await
    }
}

/// Orders for invites. They belong to the platform.
fn purchases(tables: &Tables) -> TableCreateStatement {
    tables
        .table("purchases")
        .col(schema::uuid("id"))
        // Eight digits, by which people talk about it.
        .col(schema::integer("number"))
        .col(schema::string_len("company_name", 120))
        .col(schema::string_len("registration_number", 40))
        .col(schema::string_len("buyer_name", 120))
        .col(schema::string_len("email", 254))
        .col(schema::string_len("language", 8))
        // In the smallest unit of the currency.
        .col(schema::big_integer("amount"))
        .col(schema::string_len("currency", 3))
        .col(schema::big_integer("ordered_at"))
        .col(schema::string_len("state", 20))
        // Why somebody has to look, while nobody has.
        .col(schema::string_len_null("doubt", 20))
        // Nothing while it is open.
        .col(schema::big_integer_null("changed_at"))
        .col(schema::uuid_null("invite_id"))
        // All that a search looks at, case-folded; folding may lengthen it.
        .col(schema::text("search"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("purchases_pkey").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("purchases_invite_id_fkey")
                .from("purchases", "invite_id")
                .to("invites", "id"),
        )
        .to_owned()
}
