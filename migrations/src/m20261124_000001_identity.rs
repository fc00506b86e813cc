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
        let all = [
            installation(&tables),
            companies(&tables),
            people(&tables),
            identifiers(&tables),
            sessions(&tables),
            throttles(&tables),
        ];
        for table in all {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Has a row as soon as the installation is set up; of all who try to add it, one succeeds.
fn installation(tables: &Tables) -> TableCreateStatement {
    tables.table("installation").col(schema::small_integer("id").primary_key()).to_owned()
}

fn companies(tables: &Tables) -> TableCreateStatement {
    tables
        .table("companies")
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        // Counts the transactions that had to be alone with the company's people.
        .col(schema::big_integer("guard"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("companies_pkey").col("id"))
        .to_owned()
}

fn people(tables: &Tables) -> TableCreateStatement {
    tables
        .table("people")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        // The name as lists sort it, and everything that a search looks at, both case-folded.
        .col(schema::string_len("sort_name", 360))
        .col(schema::string_len("search", 1500))
        .col(schema::string_len("email", 254))
        .col(schema::string_len_null("username", 40))
        .col(schema::string_len_null("job_title", 120))
        .col(schema::string_len_null("phone", 40))
        .col(schema::string_len("role", 20))
        .col(schema::uuid_null("manager_id"))
        .col(schema::string_len("credential", 20))
        .col(schema::string_len("password_hash", 200))
        .col(schema::big_integer_null("password_expires_at"))
        .col(schema::integer("epoch"))
        .col(schema::string_len_null("language", 10))
        .col(schema::string_len("appearance", 10))
        .col(schema::uuid_null("photo_id"))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("people_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("people_company_id_fkey")
                .from("people", "company_id")
                .to("companies", "id"),
        )
        // With the company in it, so that not even a bug can link two companies.
        .foreign_key(
            ForeignKey::create()
                .name("people_manager_id_fkey")
                .from("people", ("company_id", "manager_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

/// Every name that somebody can sign in with, unique in the whole installation.
fn identifiers(tables: &Tables) -> TableCreateStatement {
    tables
        .table("identifiers")
        .col(schema::string_len("identifier", 320))
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .primary_key(Index::create().name("identifiers_pkey").col("identifier"))
        .foreign_key(
            ForeignKey::create()
                .name("identifiers_person_id_fkey")
                .from("identifiers", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn sessions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("sessions")
        .col(schema::binary_len("id_hash", 32))
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::integer("epoch"))
        .col(schema::big_integer("begun_at"))
        .col(schema::big_integer("last_used_at"))
        .col(schema::big_integer("absolute_micros"))
        .col(schema::big_integer("idle_micros"))
        .primary_key(Index::create().name("sessions_pkey").col("id_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("sessions_person_id_fkey")
                .from("sessions", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn throttles(tables: &Tables) -> TableCreateStatement {
    tables
        .table("throttles")
        .col(schema::binary_len("key_hash", 32))
        .col(schema::integer("n_tries"))
        .col(schema::big_integer("until"))
        .primary_key(Index::create().name("throttles_pkey").col("key_hash"))
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 4] {
    let index = |name: &'static str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create();
        index.name(name).table(table);
        for column in columns {
            index.col(*column);
        }
        index
    };
    [
        index("people_sort_name_idx", "people", &["company_id", "sort_name", "id"]),
        index("people_manager_id_idx", "people", &["company_id", "manager_id"]),
        index("identifiers_person_id_idx", "identifiers", &["company_id", "person_id"]),
        index("sessions_person_id_idx", "sessions", &["company_id", "person_id", "begun_at"]),
    ]
}
