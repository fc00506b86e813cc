//! What equipment asks of whoever has it, by the names of the skills.

use application::equipment::{ItemNeedLine, ItemNeedReads};
use async_trait::async_trait;
use domain_equipment::{CategoryId, ItemId};
use domain_kernel::{Id, Line, Permit, StoreError};
use domain_skills::Level;
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::{Corrupt, SeaStore, rules::store_error};

/// A row for each time that a skill is asked for.
const OF_ITEM: &str = "\
    SELECT n.skill_id, n.level, 1 AS is_own, s.name AS skill_name, s.sort_name \
    FROM item_needs n \
    JOIN skills s ON s.company_id = n.company_id AND s.id = n.skill_id \
    WHERE n.company_id = $1 AND n.item_id = $2 \
    UNION ALL \
    SELECT n.skill_id, n.level, 0 AS is_own, s.name AS skill_name, s.sort_name \
    FROM items i \
    JOIN item_category_needs n ON n.company_id = i.company_id AND n.category_id = i.category_id \
    JOIN skills s ON s.company_id = n.company_id AND s.id = n.skill_id \
    WHERE i.company_id = $1 AND i.id = $2 \
    ORDER BY sort_name, is_own";

const OF_CATEGORY: &str = "\
    SELECT n.skill_id, n.level, 1 AS is_own, s.name AS skill_name \
    FROM item_category_needs n \
    JOIN skills s ON s.company_id = n.company_id AND s.id = n.skill_id \
    WHERE n.company_id = $1 AND n.category_id = $2 \
    ORDER BY s.sort_name";

#[derive(FromQueryResult)]
struct NeedRow {
    skill_id: Option<Uuid>,
    level: Option<i32>,
    is_own: Option<i32>,
    skill_name: Option<String>,
}

#[async_trait]
impl ItemNeedReads for SeaStore {
    async fn item_needs(
        &self,
        permit: &Permit,
        item: ItemId,
    ) -> Result<Vec<ItemNeedLine>, StoreError> {
        lines(&self.rows(permit, OF_ITEM, [item.uuid().into()]).await?)
    }

    async fn category_needs(
        &self,
        permit: &Permit,
        category: CategoryId,
    ) -> Result<Vec<ItemNeedLine>, StoreError> {
        lines(&self.rows(permit, OF_CATEGORY, [category.uuid().into()]).await?)
    }
}

/// Rows of one skill follow one another; a row without one says nothing.
pub(super) fn lines(rows: &[QueryResult]) -> Result<Vec<ItemNeedLine>, StoreError> {
    let mut lines: Vec<ItemNeedLine> = Vec::new();
    for row in rows {
        let row = NeedRow::from_query_result(row, "").map_err(store_error)?;
        let (Some(skill), Some(name)) = (row.skill_id, row.skill_name) else { continue };
        let level = row.level.and_then(|it| u8::try_from(it).ok());
        let level = level.and_then(|it| Level::new(it).ok());
        let level = level.ok_or(Corrupt { table: "item_needs", column: "level" })?;
        let before = lines.pop_if(|it| it.skill.uuid() == skill);
        let mut line = before.unwrap_or_else(|| ItemNeedLine {
            skill: Id::from_uuid(skill),
            name: Line::restore(name),
            own: Level::NONE,
            of_category: Level::NONE,
        });
        match row.is_own {
            Some(1) => line.own = level,
            _ => line.of_category = level,
        }
        lines.push(line);
    }
    Ok(lines)
}
