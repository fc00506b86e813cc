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
        for table in [ratings(&tables), spans(&tables)] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// What was said about whose skill. A row is never changed, but for being taken back and forgotten.
fn ratings(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_ratings")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("skill_id"))
        .col(schema::integer("level"))
        .col(schema::string_len("source", 20))
        // Nobody, where a training granted it or it was an operator.
        .col(schema::uuid_null("by_id"))
        .col(schema::date("rated_on"))
        .col(schema::big_integer("recorded_at"))
        .col(schema::date_null("until_on"))
        .col(schema::boolean("overrides"))
        .col(schema::string_len_null("note", 500))
        // What granted it, which may be gone since: who passed it has the skill still.
        .col(schema::uuid_null("module_id"))
        .col(schema::uuid_null("completion_id"))
        .col(schema::uuid_null("course_id"))
        .col(schema::date_null("revoked_on"))
        .col(schema::uuid_null("revoked_by"))
        .col(schema::string_len_null("revoked_for", 500))
        .primary_key(Index::create().name("skill_ratings_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("skill_ratings_person_id_fkey")
                .from("skill_ratings", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_ratings_skill_id_fkey")
                .from("skill_ratings", ("company_id", "skill_id"))
                .to("skills", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_ratings_by_id_fkey")
                .from("skill_ratings", ("company_id", "by_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_ratings_revoked_by_fkey")
                .from("skill_ratings", ("company_id", "revoked_by"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

/// What follows from them: which level somebody has on which days. Written anew with each rating.
fn spans(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_spans")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("skill_id"))
        .col(schema::date("from_on"))
        // Its last day; the end of the calendar where nothing ends it.
        .col(schema::date("until_on"))
        .col(schema::integer("level"))
        // The last day of a level as high as this.
        .col(schema::date_null("falls_on"))
        // The level was this high until that day.
        .col(schema::date_null("lapsed_on"))
        .col(schema::integer_null("lapsed_level"))
        // What says so, unless everything has ended.
        .col(schema::uuid_null("rating_id"))
        .col(schema::string_len_null("source", 20))
        .primary_key(
            Index::create()
                .name("skill_spans_pkey")
                .col("company_id")
                .col("person_id")
                .col("skill_id")
                .col("from_on"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_spans_person_id_fkey")
                .from("skill_spans", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_spans_skill_id_fkey")
                .from("skill_spans", ("company_id", "skill_id"))
                .to("skills", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    [
        index(
            "skill_ratings_person_id_idx",
            "skill_ratings",
            &["company_id", "person_id", "skill_id"],
        ),
        index("skill_ratings_skill_id_idx", "skill_ratings", &["company_id", "skill_id"]),
        index("skill_spans_skill_id_idx", "skill_spans", &["company_id", "skill_id", "until_on"]),
    ]
}
