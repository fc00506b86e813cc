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
        manager.create_table(calendars(&Tables::of(manager).await?)).await
    }
}

/// When each company works, if it has said so.
fn calendars(tables: &Tables) -> TableCreateStatement {
    tables
        .table("onboarding_calendars")
        .col(schema::uuid("company_id"))
        // The days of the week and the holidays, in one document.
        .col(tables.long_text("document"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("onboarding_calendars_pkey").col("company_id"))
        .foreign_key(
            ForeignKey::create()
                .name("onboarding_calendars_company_id_fkey")
                .from("onboarding_calendars", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}
