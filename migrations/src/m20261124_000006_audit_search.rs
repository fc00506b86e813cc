use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Each thing that the trail is searched by, and by time alone. All end in the time and the number,
/// so that a page is read from its index in its order.
const INDEXES: [(&str, Option<&str>); 5] = [
    ("audit_trail_at_idx", None),
    ("audit_trail_author_id_idx", Some("author_id")),
    ("audit_trail_acting_for_idx", Some("acting_for")),
    ("audit_trail_name_idx", Some("name")),
    ("audit_trail_subject_idx", Some("subject")),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, column) in INDEXES {
            let mut index = Index::create();
            index.name(name).table("audit_trail").col("realm_id");
            if let Some(column) = column {
                index.col(column);
            }
            manager.create_index(index.col("at").col("seq").to_owned()).await?;
        }
        Ok(())
    }
}
