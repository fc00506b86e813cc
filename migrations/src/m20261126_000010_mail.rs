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
        manager.create_table(mails(&Tables::of(manager).await?)).await?;
        let indexes = [
            index("mails_due_at_idx", "mails", &["state", "due_at", "id"]),
            index("mails_sent_at_idx", "mails", &["sent_at"]),
            index("mails_written_at_idx", "mails", &["company_id", "written_at", "id"]),
            index("mails_state_idx", "mails", &["company_id", "state", "written_at", "id"]),
            index("mails_person_id_idx", "mails", &["company_id", "person_id"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn mails(tables: &Tables) -> TableCreateStatement {
    tables
        .table("mails")
        .col(schema::uuid("id"))
        // Without one it is the platform's.
        .col(schema::uuid_null("company_id"))
        .col(schema::uuid_null("person_id"))
        .col(schema::string_len_null("name", 120))
        // Of a request, what somebody typed who is not signed in.
        .col(schema::string_len("address", 320))
        .col(schema::string_len("language", 10))
        .col(schema::string_len("kind", 40))
        .col(schema::json_binary("content"))
        .col(schema::big_integer("written_at"))
        .col(schema::string_len("state", 10))
        // When it is tried next or, while somebody tries, when their lease ends.
        .col(schema::big_integer("due_at"))
        .col(schema::uuid_null("lease_id"))
        .col(schema::integer("n_tries"))
        .col(schema::integer("round"))
        .col(schema::big_integer_null("sent_at"))
        .col(schema::string_len_null("trouble", 20))
        .col(schema::string_len_null("reply", 300))
        .primary_key(Index::create().name("mails_pkey").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("mails_company_id_fkey")
                .from("mails", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("mails_person_id_fkey")
                .from("mails", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
