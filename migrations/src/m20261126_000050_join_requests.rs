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
        manager.create_table(join_requests(&Tables::of(manager).await?)).await?;
        let indexes = [
            index("join_requests_link_hash_key", "join_requests", &["link_hash"])
                .unique()
                .to_owned(),
            index(
                "join_requests_waiting_since_idx",
                "join_requests",
                &["company_id", "waiting_since", "id"],
            ),
            index("join_requests_identifier_idx", "join_requests", &["company_id", "identifier"]),
            index("join_requests_asked_at_idx", "join_requests", &["asked_at"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Who asked to join a company and is no person of it yet. The id is that of the person they become.
fn join_requests(tables: &Tables) -> TableCreateStatement {
    tables
        .table("join_requests")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        .col(schema::string_len("email", 254))
        // The e-mail as it is compared.
        .col(schema::string_len("identifier", 320))
        .col(schema::string_len_null("username", 40))
        .col(schema::string_len("password_hash", 200))
        .col(schema::string_len("language", 10))
        .col(schema::big_integer("asked_at"))
        // Of the link that confirms the address, until it is confirmed.
        .col(schema::binary_len_null("link_hash", 32))
        // Since it is confirmed and an admin decides.
        .col(schema::big_integer_null("waiting_since"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("join_requests_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("join_requests_company_id_fkey")
                .from("join_requests", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}
