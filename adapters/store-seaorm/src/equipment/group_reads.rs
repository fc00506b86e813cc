//! The lists of categories and locations, and both to choose from.

use application::equipment::{CategoryLine, ItemChoices, ItemGroupReads, LocationLine};
use async_trait::async_trait;
use domain_kernel::{Id, Line, Permit, StoreError};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::group_rows;
use crate::{
    SeaStore,
    rules::store_error,
    stored::count,
    tables::{item_categories, item_locations},
};

const CATEGORIES: &str = "\
    SELECT c.*, \
        (SELECT COUNT(*) FROM items i \
            WHERE i.company_id = c.company_id AND i.category_id = c.id) AS n_items \
    FROM item_categories c \
    WHERE c.company_id = $1 \
    ORDER BY c.sort_name";

const LOCATIONS: &str = "\
    SELECT l.*, \
        (SELECT COUNT(*) FROM items i \
            WHERE i.company_id = l.company_id AND i.location_id = l.id) AS n_items \
    FROM item_locations l \
    WHERE l.company_id = $1 \
    ORDER BY l.sort_path";

/// Both in one, since a page that asks for one of them asks for the other too.
const CHOICES: &str = "\
    SELECT 0 AS is_location, id, name AS text, sort_name AS sorted \
    FROM item_categories WHERE company_id = $1 \
    UNION ALL \
    SELECT 1 AS is_location, id, path AS text, sort_path AS sorted \
    FROM item_locations WHERE company_id = $1 \
    ORDER BY is_location, sorted";

#[derive(FromQueryResult)]
struct ChoiceRow {
    is_location: i32,
    id: Uuid,
    text: String,
}

#[async_trait]
impl ItemGroupReads for SeaStore {
    async fn categories(&self, permit: &Permit) -> Result<Vec<CategoryLine>, StoreError> {
        let rows = self.rows(permit, CATEGORIES, []).await?;
        rows.iter().map(category_line).collect()
    }

    async fn locations(&self, permit: &Permit) -> Result<Vec<LocationLine>, StoreError> {
        let rows = self.rows(permit, LOCATIONS, []).await?;
        rows.iter().map(location_line).collect()
    }

    async fn item_choices(&self, permit: &Permit) -> Result<ItemChoices, StoreError> {
        let rows = self.rows(permit, CHOICES, []).await?;
        let mut choices = ItemChoices::default();
        for row in &rows {
            let row = ChoiceRow::from_query_result(row, "").map_err(store_error)?;
            match row.is_location {
                0 => choices.categories.push((Id::from_uuid(row.id), Line::restore(row.text))),
                _ => choices.locations.push((Id::from_uuid(row.id), Line::restore(row.text))),
            }
        }
        Ok(choices)
    }
}

fn category_line(row: &QueryResult) -> Result<CategoryLine, StoreError> {
    let n_items: i64 = row.try_get("", "n_items").map_err(store_error)?;
    let row = item_categories::Model::from_query_result(row, "").map_err(store_error)?;
    let category = group_rows::category(row)?;
    Ok(CategoryLine {
        id: category.value.id,
        version: category.version,
        name: category.value.name,
        n_items: count(n_items),
    })
}

fn location_line(row: &QueryResult) -> Result<LocationLine, StoreError> {
    let n_items: i64 = row.try_get("", "n_items").map_err(store_error)?;
    let row = item_locations::Model::from_query_result(row, "").map_err(store_error)?;
    let location = group_rows::location(row)?;
    Ok(LocationLine {
        id: location.value.id,
        version: location.version,
        depth: location.value.depth(),
        settings: location.value.settings,
        path: location.value.path,
        n_items: count(n_items),
    })
}
