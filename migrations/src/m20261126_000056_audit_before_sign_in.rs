use sea_orm_migration::prelude::*;

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What happened to an account while nobody was signed in, such as its sign-ins, is found without
/// reading what others did to it.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = &["realm_id", "subject", "author_kind", "at", "seq"];
        manager.create_index(index("audit_trail_author_kind_idx", "audit_trail", columns)).await
    }
}
