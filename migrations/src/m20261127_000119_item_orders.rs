//! The orders in which long lists of items are read: by where things belong, by when what is out is
//! due, and, on SQLite, what is searched.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager.get_connection().execute_unprepared(&open_due_on(backend)).await?;
        for index in [
            index(
                "custodies_open_due_on_idx",
                "custodies",
                &["company_id", "open_due_on", "since_at", "open_item_id"],
            ),
            // That it is unique, which it is by its id, lets SQLite read what is in each of them
            // without sorting all of it again.
            index(
                "item_locations_sorted_key",
                "item_locations",
                &["company_id", "sort_path", "id"],
            )
            .unique()
            .to_owned(),
            index(
                "items_location_name_idx",
                "items",
                &["company_id", "location_id", "sort_name", "id", "category_id", "state"],
            ),
        ] {
            manager.create_index(index).await?;
        }
        if backend == DbBackend::Sqlite {
            // All that a search asks for, so that it does not go to each item. The others limit how
            // much an index holds.
            let searched = index(
                "items_search_idx",
                "items",
                &["company_id", "sort_name", "id", "state", "category_id", "location_id", "search"],
            );
            manager.create_index(searched).await?;
        }
        // What began with the same columns serves nobody any more, nor does what ended with them.
        for (name, table) in [
            ("item_locations_sort_path_idx", "item_locations"),
            ("custodies_due_on_idx", "custodies"),
        ] {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// As long as a custody has not ended, the day on which it is due, or the last day of all where
/// there is none, since that comes last. The database follows the other columns itself, so a program
/// that knows nothing of it keeps it right.
fn open_due_on(backend: DbBackend) -> String {
    let (kind, never, kept) = match backend {
        DbBackend::Sqlite => ("date_text", "'9999-12-31'", "VIRTUAL"),
        _ => ("date", "DATE '9999-12-31'", "STORED"),
    };
    format!(
        "ALTER TABLE custodies ADD COLUMN open_due_on {kind} GENERATED ALWAYS AS ( \
            CASE WHEN open_item_id IS NULL THEN NULL ELSE COALESCE(due_on, {never}) END) {kept}"
    )
}
