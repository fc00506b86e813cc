use sea_orm_migration::{
    prelude::*,
    schema,
    sea_orm::{ConnectionTrait, DbBackend},
};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(completions(&Tables::of(manager).await?)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        db.execute_unprepared(&fill(manager.get_database_backend())).await?;
        Ok(())
    }
}

/// That somebody completed a module, and how long that counts.
fn completions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("training_completions")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("module_id"))
        .col(schema::integer("number"))
        .col(schema::uuid("attempt_id"))
        .col(schema::big_integer("completed_at"))
        // Where the company is.
        .col(schema::date("completed_on"))
        // The last day on which it is good, and the day of the month that it would be if all
        // months had 31; nothing if it is good for ever.
        .col(schema::date_null("ends_on"))
        .col(schema::integer_null("aims_at"))
        // From when it can be renewed.
        .col(schema::date_null("opens_on"))
        // The newer version that asks for the module to be done again, from when, and until when
        // this is good.
        .col(schema::integer_null("recalled_by"))
        .col(schema::date_null("recalled_from"))
        .col(schema::date_null("recalled_until"))
        // Why it does not count any more.
        .col(schema::string_len_null("revoked_for", 500))
        // The module as long as this is its person's newest: what is unique about it.
        .col(schema::uuid_null("current_module_id"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("training_completions_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("training_completions_number_fkey")
                .from("training_completions", ("company_id", "module_id", "number"))
                .to("training_versions", ("company_id", "module_id", "number")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_completions_person_id_fkey")
                .from("training_completions", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("training_completions_attempt_id_fkey")
                .from("training_completions", ("company_id", "attempt_id"))
                .to("training_attempts", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    [
        index(
            "training_completions_attempt_id_key",
            "training_completions",
            &["company_id", "attempt_id"],
        )
        .unique()
        .to_owned(),
        index(
            "training_completions_current_key",
            "training_completions",
            &["company_id", "person_id", "current_module_id"],
        )
        .unique()
        .to_owned(),
        index(
            "training_completions_current_module_id_idx",
            "training_completions",
            &["company_id", "current_module_id", "number"],
        ),
    ]
}

/// What was completed before there was this table is good for ever, as it was. Until now the best
/// attempt was the one that counts, of equal ones the first.
fn fill(backend: DbBackend) -> String {
    let day = match backend {
        DbBackend::Postgres => {
            "CAST(to_timestamp(a.finished_at / 1000000) AT TIME ZONE 'UTC' AS date)"
        }
        DbBackend::MySql => "DATE_ADD('1970-01-01', INTERVAL a.finished_at DIV 86400000000 DAY)",
        _ => "date(a.finished_at / 1000000, 'unixepoch')",
    };
    format!(
        "INSERT INTO training_completions (company_id, id, person_id, module_id, number, \
            attempt_id, completed_at, completed_on, current_module_id, version) \
         SELECT a.company_id, a.id, a.person_id, a.module_id, a.number, a.id, a.finished_at, \
            {day}, CASE WHEN a.place = 1 THEN a.module_id END, 1 \
         FROM (SELECT company_id, id, person_id, module_id, number, finished_at, ROW_NUMBER() OVER ( \
                PARTITION BY company_id, person_id, module_id \
                ORDER BY COALESCE(score_milli, 0) DESC, finished_at, id) AS place \
            FROM training_attempts \
            WHERE outcome IN ('passed', 'acknowledged') AND NOT is_practice) AS a"
    )
}
