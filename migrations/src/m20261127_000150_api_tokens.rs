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
        manager.create_table(api_tokens(&Tables::of(manager).await?)).await?;
        let mut hash = index("api_tokens_hash_key", "api_tokens", &["hash"]);
        manager.create_index(hash.unique().to_owned()).await?;
        // Of one person there are so many and no more, however many are made at once.
        let columns = &["company_id", "person_id", "number"];
        let mut number = index("api_tokens_number_key", "api_tokens", columns);
        manager.create_index(number.unique().to_owned()).await?;
        let by_age = &["company_id", "made_at"];
        manager.create_index(index("api_tokens_made_at_idx", "api_tokens", by_age)).await?;
        let by_end = &["expires_at"];
        manager.create_index(index("api_tokens_expires_at_idx", "api_tokens", by_end)).await
    }
}

/// What lets programs in for people. The secret is not in it.
fn api_tokens(tables: &Tables) -> TableCreateStatement {
    tables
        .table("api_tokens")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        // Among those of the person.
        .col(schema::integer("number"))
        .col(schema::string_len("name", 60))
        .col(schema::binary_len("hash", 32))
        .col(schema::string_len("scopes", 200))
        .col(schema::big_integer("made_at"))
        .col(schema::big_integer("expires_at"))
        .col(schema::big_integer_null("last_used_at"))
        .primary_key(Index::create().name("api_tokens_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("api_tokens_person_id_fkey")
                .from("api_tokens", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
