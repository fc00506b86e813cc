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
        manager.create_table(certificates(&tables)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Papers from elsewhere that say that somebody has a skill, and what was decided about each.
fn certificates(tables: &Tables) -> TableCreateStatement {
    let to = |name, column: &'static str, table: &'static str| {
        let mut key = ForeignKey::create();
        key.name(name)
            .from("skill_certificates", ("company_id", column))
            .to(table, ("company_id", "id"));
        key
    };
    tables
        .table("skill_certificates")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("skill_id"))
        .col(schema::integer("level"))
        .col(schema::date("issued_on"))
        .col(schema::date_null("until_on"))
        .col(schema::string_len_null("note", 500))
        // None, once the person has been erased.
        .col(schema::uuid_null("file_id"))
        .col(schema::string_len_null("file_kind", 10))
        .col(schema::string_len_null("file_name", 255))
        .col(schema::big_integer_null("file_bytes"))
        .col(schema::big_integer("handed_in_at"))
        .col(schema::uuid_null("handed_in_by"))
        .col(schema::string_len("state", 20))
        .col(schema::uuid_null("decided_by"))
        .col(schema::big_integer_null("decided_at"))
        .col(schema::string_len_null("decided_for", 500))
        // What came of it, if it was approved.
        .col(schema::uuid_null("rating_id"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("skill_certificates_pkey").col("company_id").col("id"))
        .foreign_key(&mut to("skill_certificates_person_id_fkey", "person_id", "people"))
        // What nobody approved goes with the skill; what somebody did keeps it there.
        .foreign_key(
            to("skill_certificates_skill_id_fkey", "skill_id", "skills")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(&mut to("skill_certificates_handed_in_by_fkey", "handed_in_by", "people"))
        .foreign_key(&mut to("skill_certificates_decided_by_fkey", "decided_by", "people"))
        .foreign_key(&mut to("skill_certificates_rating_id_fkey", "rating_id", "skill_ratings"))
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 4] {
    let on = |name, columns: &[&'static str]| index(name, "skill_certificates", columns);
    [
        on("skill_certificates_person_id_idx", &["company_id", "person_id", "skill_id"]),
        on("skill_certificates_state_idx", &["company_id", "state", "handed_in_at"]),
        on("skill_certificates_skill_id_idx", &["company_id", "skill_id"]),
        on("skill_certificates_file_id_idx", &["company_id", "file_id"]),
    ]
}
