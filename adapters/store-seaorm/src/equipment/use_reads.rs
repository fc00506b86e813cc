//! How things are used, out of what was had and what is out.

use std::time::Duration;

use application::equipment::{CategoryUse, InUseLine, ItemInspection, UsePeriod, UseReads};
use async_trait::async_trait;
use domain_equipment::Utilization;
use domain_kernel::{Id, Line, LocalDay, Permit, StoreError, Timestamp};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{lines::in_use_line, reads::OUT, upkeep_rows};
use crate::{
    SeaStore,
    rules::store_error,
    stored::{count, day_column},
};

/// From `$2` to `$3`; today is `$4`. `#` is what the database calls an integer of 64 bits, since some
/// sum them up to something longer.
const BY_CATEGORY: &str = "\
    WITH had (category_id, lasted, n_out, n_overdue) AS ( \
        SELECT i.category_id, \
            CAST(SUM(COALESCE(c.ended_at, $3) \
                - CASE WHEN c.since_at < $2 THEN $2 ELSE c.since_at END) AS #), \
            COUNT(c.open_item_id), \
            COUNT(CASE WHEN c.open_item_id IS NOT NULL AND c.due_on < $4 THEN 1 END) \
        FROM ( \
            SELECT * FROM custodies WHERE company_id = $1 AND open_item_id IS NOT NULL \
            UNION ALL \
            SELECT * FROM custodies WHERE company_id = $1 AND ended_at > $2) c \
        JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
        WHERE i.state <> 'retired' \
        GROUP BY i.category_id), \
    there (category_id, n_items, lasted) AS ( \
        SELECT i.category_id, COUNT(*), \
            CAST(SUM($3 - CASE WHEN i.created_at < $2 THEN $2 ELSE i.created_at END) AS #) \
        FROM items i WHERE i.company_id = $1 AND i.state <> 'retired' \
        GROUP BY i.category_id) \
    SELECT t.category_id, g.name, t.n_items, t.lasted AS there, h.lasted AS had, h.n_out, h.n_overdue \
    FROM there t \
    LEFT JOIN had h ON h.category_id = t.category_id \
        OR (h.category_id IS NULL AND t.category_id IS NULL) \
    LEFT JOIN item_categories g ON g.company_id = $1 AND g.id = t.category_id \
    ORDER BY CASE WHEN t.category_id IS NULL THEN 1 ELSE 0 END, g.sort_name";

const INSPECTED: &str = "\
    SELECT o.id AS own_rule, COALESCE(i.inspected_at, i.created_at) AS since_at, \
        COALESCE(o.every_months, r.every_months) AS every_months, \
        COALESCE(o.every_uses, r.every_uses) AS every_uses, \
        (SELECT COUNT(*) FROM custodies u WHERE u.company_id = i.company_id AND u.item_id = i.id \
            AND u.since_at >= COALESCE(i.inspected_at, i.created_at)) AS n_uses \
    FROM items i \
    LEFT JOIN inspection_rules o ON o.company_id = i.company_id AND o.id = i.id \
    LEFT JOIN inspection_rules r ON r.company_id = i.company_id AND r.id = i.category_id \
        AND o.id IS NULL \
    WHERE i.company_id = $1";

#[derive(FromQueryResult)]
struct InspectedRow {
    own_rule: Option<Uuid>,
    since_at: i64,
    every_months: Option<i32>,
    every_uses: Option<i32>,
    n_uses: i64,
}

#[derive(FromQueryResult)]
struct CategoryRow {
    category_id: Option<Uuid>,
    name: Option<String>,
    n_items: i64,
    there: i64,
    had: Option<i64>,
    n_out: Option<i64>,
    n_overdue: Option<i64>,
}

#[async_trait]
impl UseReads for SeaStore {
    async fn use_by_category(
        &self,
        permit: &Permit,
        over: UsePeriod,
    ) -> Result<Vec<CategoryUse>, StoreError> {
        let integer = match self.read.get_database_backend() {
            DbBackend::MySql => "SIGNED",
            _ => "BIGINT",
        };
        let (from, now) = (over.from.micros(), over.now.micros());
        let values = [from.into(), now.into(), day_column(over.today)?.into()];
        let rows = self.rows(permit, &BY_CATEGORY.replace('#', integer), values).await?;
        rows.iter().map(category_use).collect()
    }

    async fn longest_out(&self, permit: &Permit, most: u32) -> Result<Vec<InUseLine>, StoreError> {
        let sql = format!(
            "SELECT {OUT} FROM custodies c \
            JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
            JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
            WHERE c.company_id = $1 AND c.open_item_id IS NOT NULL \
            ORDER BY c.since_at, c.id LIMIT {most}"
        );
        let rows = self.rows(permit, &sql, []).await?;
        rows.iter().map(in_use_line).collect()
    }

    async fn near_inspections(
        &self,
        permit: &Permit,
        today: &LocalDay,
    ) -> Result<Vec<ItemInspection>, StoreError> {
        let (near, values) = self.near_inspection(permit, today).await?;
        let rows = self.rows(permit, &format!("{INSPECTED}{near}"), values).await?;
        rows.iter().map(inspection).filter_map(Result::transpose).collect()
    }
}

fn inspection(row: &QueryResult) -> Result<Option<ItemInspection>, StoreError> {
    let row = InspectedRow::from_query_result(row, "").map_err(store_error)?;
    let rule = upkeep_rows::rule(row.every_months, row.every_uses)?;
    Ok(rule.map(|rule| ItemInspection {
        rule,
        is_own: row.own_rule.is_some(),
        since: Timestamp::from_micros(row.since_at),
        n_uses: count(row.n_uses),
    }))
}

fn category_use(row: &QueryResult) -> Result<CategoryUse, StoreError> {
    let row = CategoryRow::from_query_result(row, "").map_err(store_error)?;
    let category = row.category_id.zip(row.name);
    let lasted = |it: i64| Duration::from_micros(u64::try_from(it).unwrap_or(0));
    Ok(CategoryUse {
        category: category.map(|(id, name)| (Id::from_uuid(id), Line::restore(name))),
        n_items: count(row.n_items),
        n_out: count(row.n_out.unwrap_or_default()),
        n_overdue: count(row.n_overdue.unwrap_or_default()),
        utilization: Utilization {
            had: lasted(row.had.unwrap_or_default()),
            there: lasted(row.there),
        },
    })
}
