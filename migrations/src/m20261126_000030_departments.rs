use sea_orm_migration::{
    prelude::*,
    schema,
    sea_orm::{ConnectionTrait, DbBackend},
};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// SQLite adds no foreign key of two columns to a table that is there, and making the table anew
/// would lose what other changes have added to it. These refuse what the key would.
const KEEP_ON_SQLITE: [&str; 3] = [
    "CREATE TRIGGER people_department_id_insert BEFORE INSERT ON people \
     WHEN NEW.department_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM departments d \
        WHERE d.company_id = NEW.company_id AND d.id = NEW.department_id) \
     BEGIN SELECT RAISE(ABORT, 'people_department_id_fkey'); END",
    "CREATE TRIGGER people_department_id_update BEFORE UPDATE OF company_id, department_id ON people \
     WHEN NEW.department_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM departments d \
        WHERE d.company_id = NEW.company_id AND d.id = NEW.department_id) \
     BEGIN SELECT RAISE(ABORT, 'people_department_id_fkey'); END",
    "CREATE TRIGGER departments_delete BEFORE DELETE ON departments \
     WHEN EXISTS (SELECT 1 FROM people p \
        WHERE p.company_id = OLD.company_id AND p.department_id = OLD.id) \
     BEGIN SELECT RAISE(ABORT, 'people_department_id_fkey'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = Tables::of(manager).await?;
        manager.create_table(departments(&tables)).await?;
        let columns = [
            schema::uuid_null("department_id"),
            // 0 is never. Nobody's rank among those who are sorted by it is unknown.
            schema::big_integer("last_signed_in_at").default(0).to_owned(),
        ];
        for column in columns {
            let people = Table::alter().table("people").add_column(column).to_owned();
            manager.alter_table(people).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        if manager.get_database_backend() != DbBackend::Sqlite {
            return manager.create_foreign_key(of_people()).await;
        }
        for trigger in KEEP_ON_SQLITE {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn departments(tables: &Tables) -> TableCreateStatement {
    tables
        .table("departments")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 80))
        // Case-folded, as names are compared and lists sort them.
        .col(schema::string_len("sort_name", 240))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("departments_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("departments_company_id_fkey")
                .from("departments", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

fn of_people() -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name("people_department_id_fkey")
        .from("people", ("company_id", "department_id"))
        .to("departments", ("company_id", "id"))
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 5] {
    [
        index("departments_sort_name_key", "departments", &["company_id", "sort_name"])
            .unique()
            .to_owned(),
        index(
            "people_department_id_idx",
            "people",
            &["company_id", "department_id", "sort_name", "id"],
        ),
        index("people_job_title_idx", "people", &["company_id", "job_title", "sort_name", "id"]),
        index("people_created_at_idx", "people", &["company_id", "created_at", "id"]),
        index("people_last_signed_in_at_idx", "people", &["company_id", "last_signed_in_at", "id"]),
    ]
}
