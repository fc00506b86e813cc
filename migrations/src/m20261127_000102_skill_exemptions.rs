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
        manager.create_table(exemptions(&tables)).await?;
        let of_person = index(
            "skill_exemptions_person_id_idx",
            "skill_exemptions",
            &["company_id", "person_id", "skill_id", "until_on"],
        );
        manager.create_index(of_person).await
    }
}

/// Who need not have which skill on which days.
fn exemptions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_exemptions")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("skill_id"))
        .col(schema::date("from_on"))
        .col(schema::date("until_on"))
        .col(schema::string_len("reason", 500))
        .col(schema::uuid_null("by_id"))
        .primary_key(Index::create().name("skill_exemptions_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("skill_exemptions_person_id_fkey")
                .from("skill_exemptions", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_exemptions_by_id_fkey")
                .from("skill_exemptions", ("company_id", "by_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_exemptions_skill_id_fkey")
                .from("skill_exemptions", ("company_id", "skill_id"))
                .to("skills", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
