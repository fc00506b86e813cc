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
        manager.create_table(rules(&tables)).await?;
        for (name, column) in [
            ("inspection_rules_item_id_idx", "item_id"),
            ("inspection_rules_category_id_idx", "category_id"),
        ] {
            manager.create_index(index(name, "inspection_rules", &["company_id", column])).await?;
        }
        let items = Table::alter()
            .table("items")
            .add_column(schema::big_integer_null("inspected_at"))
            .to_owned();
        manager.alter_table(items).await
    }
}

fn rules(tables: &Tables) -> TableCreateStatement {
    tables
        .table("inspection_rules")
        .col(schema::uuid("company_id"))
        // That of the item or of the category, so that each has one rule at most.
        .col(schema::uuid("id"))
        .col(schema::uuid_null("item_id"))
        .col(schema::uuid_null("category_id"))
        .col(schema::integer_null("every_months"))
        .col(schema::integer_null("every_uses"))
        .primary_key(Index::create().name("inspection_rules_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("inspection_rules_item_id_fkey")
                .from("inspection_rules", ("company_id", "item_id"))
                .to("items", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("inspection_rules_category_id_fkey")
                .from("inspection_rules", ("company_id", "category_id"))
                .to("item_categories", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
