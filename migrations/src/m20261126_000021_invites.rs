use sea_orm_migration::{prelude::*, schema, sea_orm::ConnectionTrait};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            schema::string_len_null("registration_number", 40),
            // In the form in which two are compared; folding may lengthen it.
            schema::string_len_null("registration_key", 160),
            schema::big_integer_null("suspended_at"),
            // The name and the number as a search looks at them, case-folded.
            schema::string_len_null("search", 600),
        ];
        for column in columns {
            // SQLite adds one at a time.
            let change = Table::alter().table("companies").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        let fill = "UPDATE companies SET search = LOWER(name)";
        manager.get_connection().execute_unprepared(fill).await?;
        let of_number = index("companies_registration_key_key", "companies", &["registration_key"]);
        manager.create_index(of_number.clone().unique().to_owned()).await?;

        let tables = Tables::of(manager).await?;
        manager.create_table(invites(&tables)).await?;
        let of_code = index("invites_code_hash_key", "invites", &["code_hash"]);
        manager.create_index(of_code.clone().unique().to_owned()).await?;
        manager.create_index(index("invites_issued_at_idx", "invites", &["issued_at", "id"])).await
    }
}

fn invites(tables: &Tables) -> TableCreateStatement {
    tables
        .table("invites")
        .col(schema::uuid("id"))
        .col(schema::binary_len("code_hash", 32))
        .col(schema::string_len("registration_number", 40))
        .col(schema::string_len("registration_key", 160))
        .col(schema::big_integer("issued_at"))
        .col(schema::big_integer("expires_at"))
        .col(schema::big_integer_null("used_at"))
        .col(schema::uuid_null("used_by"))
        .col(schema::big_integer_null("revoked_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("invites_pkey").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("invites_used_by_fkey")
                .from("invites", "used_by")
                .to("companies", "id"),
        )
        .to_owned()
}
