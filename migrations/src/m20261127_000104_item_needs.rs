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
        let needs = [
            ("item_needs", "item_id", "items"),
            ("item_category_needs", "category_id", "item_categories"),
        ];
        for it in needs {
            manager.create_table(of(&tables, it)).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Needs go with what asks for them. A skill that is needed stays.
fn of(
    tables: &Tables,
    (name, owner, owners): (&'static str, &'static str, &'static str),
) -> TableCreateStatement {
    tables
        .table(name)
        .col(schema::uuid("company_id"))
        .col(schema::uuid(owner))
        .col(schema::uuid("skill_id"))
        .col(schema::integer("level"))
        .primary_key(
            Index::create()
                .name(format!("{name}_pkey"))
                .col("company_id")
                .col(owner)
                .col("skill_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name(format!("{name}_{owner}_fkey"))
                .from(name, ("company_id", owner))
                .to(owners, ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name(format!("{name}_skill_id_fkey"))
                .from(name, ("company_id", "skill_id"))
                .to("skills", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 2] {
    let skill = &["company_id", "skill_id"];
    [
        index("item_needs_skill_id_idx", "item_needs", skill),
        index("item_category_needs_skill_id_idx", "item_category_needs", skill),
    ]
}
