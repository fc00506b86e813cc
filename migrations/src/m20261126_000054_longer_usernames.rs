use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// A username has 64 letters at most, where it had 40.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = match manager.get_database_backend() {
            DbBackend::Postgres => "ALTER COLUMN username TYPE varchar(64)",
            DbBackend::MySql => "MODIFY COLUMN username varchar(64) NULL",
            // SQLite keeps a text of any length.
            _ => return Ok(()),
        };
        for table in ["people", "operators", "join_requests"] {
            let change = format!("ALTER TABLE {table} {change}");
            manager.get_connection().execute_unprepared(&change).await?;
        }
        Ok(())
    }
}
