use sea_orm_migration::{prelude::*, schema, sea_orm::DbBackend};

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
        manager.create_table(operators(&tables)).await?;
        manager.create_table(operator_sessions(&tables)).await?;
        match manager.get_database_backend() {
            DbBackend::Sqlite => rebuild_identifiers(manager, &tables).await?,
            _ => alter_identifiers(manager).await?,
        }
        let indexes = [
            index("operators_sort_name_idx", "operators", &["sort_name", "id"]),
            index(
                "operator_sessions_operator_id_idx",
                "operator_sessions",
                &["operator_id", "begun_at"],
            ),
            index("identifiers_operator_id_idx", "identifiers", &["operator_id"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Those who run the platform and belong to no company.
fn operators(tables: &Tables) -> TableCreateStatement {
    tables
        .table("operators")
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 120))
        .col(schema::string_len("sort_name", 360))
        .col(schema::string_len("email", 254))
        .col(schema::string_len_null("username", 40))
        .col(schema::string_len("role", 20))
        .col(schema::string_len("credential", 20))
        .col(schema::string_len("password_hash", 200))
        .col(schema::big_integer_null("password_expires_at"))
        .col(schema::integer("epoch"))
        .col(schema::string_len_null("language", 10))
        .col(schema::string_len("appearance", 10))
        .col(schema::big_integer("created_at"))
        .col(schema::big_integer_null("deactivated_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("operators_pkey").col("id"))
        .to_owned()
}

/// Apart from those of people, who are far more and whose sessions are found by one statement.
fn operator_sessions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("operator_sessions")
        .col(schema::binary_len("id_hash", 32))
        .col(schema::uuid("operator_id"))
        .col(schema::integer("epoch"))
        .col(schema::big_integer("begun_at"))
        .col(schema::big_integer("last_used_at"))
        .col(schema::big_integer("absolute_micros"))
        .col(schema::big_integer("idle_micros"))
        // The company that the operator looks into, and until when.
        .col(schema::uuid_null("visited_id"))
        .col(schema::big_integer_null("visit_ends_at"))
        .primary_key(Index::create().name("operator_sessions_pkey").col("id_hash"))
        .foreign_key(
            ForeignKey::create()
                .name("operator_sessions_operator_id_fkey")
                .from("operator_sessions", "operator_id")
                .to("operators", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("operator_sessions_visited_id_fkey")
                .from("operator_sessions", "visited_id")
                .to("companies", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

/// A name is a person's or an operator's, and unique among both. SQLite cannot make a column
/// nullable, so its table is made anew; nothing refers to it.
async fn rebuild_identifiers(manager: &SchemaManager<'_>, tables: &Tables) -> Result<(), DbErr> {
    let new = tables
        .table("identifiers_new")
        .col(schema::string_len("identifier", 320))
        .col(schema::uuid_null("company_id"))
        .col(schema::uuid_null("person_id"))
        .col(schema::uuid_null("operator_id"))
        .primary_key(Index::create().name("identifiers_pkey").col("identifier"))
        .foreign_key(
            ForeignKey::create()
                .name("identifiers_person_id_fkey")
                .from("identifiers_new", ("company_id", "person_id"))
                .to("people", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("identifiers_operator_id_fkey")
                .from("identifiers_new", "operator_id")
                .to("operators", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned();
    manager.create_table(new).await?;
    let copy = "INSERT INTO identifiers_new (identifier, company_id, person_id) \
                SELECT identifier, company_id, person_id FROM identifiers";
    manager.get_connection().execute_unprepared(copy).await?;
    manager.drop_table(Table::drop().table("identifiers").to_owned()).await?;
    let renamed = Table::rename().table("identifiers_new", "identifiers").to_owned();
    manager.rename_table(renamed).await?;
    let of_people = &["company_id", "person_id"];
    manager.create_index(index("identifiers_person_id_idx", "identifiers", of_people)).await
}

async fn alter_identifiers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let operator = TableForeignKey::new()
        .name("identifiers_operator_id_fkey")
        .from_tbl("identifiers")
        .from_col("operator_id")
        .to_tbl("operators")
        .to_col("id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    let wider = Table::alter()
        .table("identifiers")
        .modify_column(schema::uuid_null("company_id"))
        .modify_column(schema::uuid_null("person_id"))
        .add_column(schema::uuid_null("operator_id"))
        .to_owned();
    manager.alter_table(wider).await?;
    let linked = Table::alter().table("identifiers").add_foreign_key(&operator).to_owned();
    manager.alter_table(linked).await
}
