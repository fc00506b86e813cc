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
        manager.create_table(grants(&tables)).await?;
        let of_giver =
            index("skill_grants_giver_id_idx", "skill_grants", &["company_id", "giver_id"]);
        manager.create_index(of_giver).await
    }
}

/// Which module or course gives which skill.
fn grants(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_grants")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("skill_id"))
        // The module or the course, whichever of the next two it is.
        .col(schema::uuid("giver_id"))
        .col(schema::uuid_null("module_id"))
        .col(schema::uuid_null("course_id"))
        .col(schema::integer("level"))
        .check(Expr::cust("(module_id IS NULL) <> (course_id IS NULL)"))
        .primary_key(
            Index::create()
                .name("skill_grants_pkey")
                .col("company_id")
                .col("skill_id")
                .col("giver_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_grants_skill_id_fkey")
                .from("skill_grants", ("company_id", "skill_id"))
                .to("skills", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_grants_module_id_fkey")
                .from("skill_grants", ("company_id", "module_id"))
                .to("training_modules", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_grants_course_id_fkey")
                .from("skill_grants", ("company_id", "course_id"))
                .to("courses", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
