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
        let trail = tables
            .table("audit_trail")
            .col(schema::uuid("realm_id"))
            .col(schema::big_integer("seq"))
            .col(schema::big_integer("at"))
            .col(schema::string_len("author_kind", 20))
            .col(schema::uuid_null("author_id"))
            .col(schema::string_len("author_role", 40))
            .col(schema::uuid_null("acting_for"))
            .col(schema::uuid_null("request_id"))
            .col(schema::string_len("name", 80))
            .col(schema::string_len("subject", 120))
            .col(schema::json_binary("details"))
            .col(schema::binary_len_null("subject_digest", 32))
            .col(schema::binary_len_null("author_digest", 32))
            .col(schema::binary_len("prev_hash", 32))
            .col(schema::binary_len("hash", 32))
            .primary_key(Index::create().name("audit_trail_pkey").col("realm_id").col("seq"))
            .to_owned();
        // What may be erased: the trail holds a digest of it. No foreign key to people, because an
        // entry outlives whom it is about.
        let personal = tables
            .table("audit_personal")
            .col(schema::uuid("realm_id"))
            .col(schema::big_integer("seq"))
            .col(schema::string_len("about", 10))
            .col(schema::uuid_null("person_id"))
            .col(schema::binary_len("salt", 16))
            .col(schema::json_binary("content"))
            .primary_key(
                Index::create().name("audit_personal_pkey").col("realm_id").col("seq").col("about"),
            )
            .foreign_key(
                ForeignKey::create()
                    .name("audit_personal_seq_fkey")
                    .from("audit_personal", ("realm_id", "seq"))
                    .to("audit_trail", ("realm_id", "seq")),
            )
            .to_owned();
        let heads = tables
            .table("audit_heads")
            .col(schema::uuid("realm_id"))
            .col(schema::big_integer("seq"))
            .col(schema::binary_len("hash", 32))
            .primary_key(Index::create().name("audit_heads_pkey").col("realm_id"))
            .to_owned();
        for table in [trail, personal, heads] {
            manager.create_table(table).await?;
        }
        let of_person = Index::create()
            .name("audit_personal_person_id_idx")
            .table("audit_personal")
            .col("realm_id")
            .col("person_id")
            .to_owned();
        manager.create_index(of_person).await
    }
}
