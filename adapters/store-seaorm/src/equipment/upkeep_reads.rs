//! Lists of work orders, one of them, and how something is inspected.

use application::{
    Page,
    equipment::{ListOrders, OrderFileLine, OrderLine, OrdersShown, UpkeepReads},
};
use async_trait::async_trait;
use domain_equipment::{
    InspectionDue, InspectionRule, ItemId, OrderContentId, OrderFile, OrderFileId, RuleOf,
    WorkOrderId,
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, LocalDay, Permit, StoreError, days_later};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryResult, QuerySelect, Value};
use uuid::Uuid;

use super::{order_files as files, upkeep_rows as rows};
use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    tables::{inspection_rules, order_files, work_orders},
};

const ORDERS: &str = "\
    SELECT o.*, i.tag, i.name, p.name AS opener, e.name AS closer \
    FROM work_orders o \
    JOIN items i ON i.company_id = o.company_id AND i.id = o.item_id \
    LEFT JOIN people p ON p.company_id = o.company_id AND p.id = o.opened_by \
    LEFT JOIN people e ON e.company_id = o.company_id AND e.id = o.closed_by \
    WHERE o.company_id = $1";

const ORDER: &str =
    " ORDER BY CASE WHEN o.closed_at IS NULL THEN 0 ELSE 1 END, o.opened_at DESC, o.id DESC";

/// After how many months something is inspected; nothing where it is only after so many uses.
const MONTHS: &str = "\
    SELECT DISTINCT every_months FROM inspection_rules WHERE company_id = $1";

/// Whether the rule `r` of the items `i` is their own, or that of their category where they have
/// none, and by one of these conditions they are to be inspected.
const INSPECTED: &str = "\
    EXISTS ( \
        SELECT 1 FROM inspection_rules r \
        WHERE r.company_id = i.company_id \
            AND (r.id = i.id OR (r.id = i.category_id AND NOT EXISTS ( \
                SELECT 1 FROM inspection_rules n WHERE n.company_id = i.company_id AND n.id = i.id))) \
            AND (r.every_uses <= ( \
                    SELECT COUNT(*) FROM custodies u \
                    WHERE u.company_id = i.company_id AND u.item_id = i.id \
                        AND u.since_at >= COALESCE(i.inspected_at, i.created_at))#))";

#[derive(FromQueryResult)]
struct BesideRow {
    tag: String,
    name: String,
    opener: Option<String>,
    closer: Option<String>,
}

#[async_trait]
impl UpkeepReads for SeaStore {
    async fn work_orders(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<OrderLine>, StoreError> {
        let mut filter = match query.shown {
            OrdersShown::All => String::new(),
            OrdersShown::Open => " AND o.closed_at IS NULL".to_owned(),
            OrdersShown::Closed => " AND o.closed_at IS NOT NULL".to_owned(),
        };
        let mut values = Vec::new();
        if let Some(item) = query.item {
            filter.push_str(" AND o.item_id = $2");
            values.push(Value::from(item.uuid()));
        }
        let list = format!("{ORDERS}{filter}{ORDER}");
        // Counts no further than it is told.
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM ( \
                SELECT o.id FROM work_orders o WHERE o.company_id = $1{filter} LIMIT ${}) AS counted",
            values.len() + 2
        );
        self.a_page(permit, (&list, &counted), values, query.page, order_line).await
    }

    async fn work_order(
        &self,
        permit: &Permit,
        id: WorkOrderId,
    ) -> Result<Option<OrderLine>, StoreError> {
        let sql = format!("{ORDERS} AND o.id = $2");
        let row = self.row(permit, &sql, [id.uuid().into()]).await?;
        row.as_ref().map(order_line).transpose()
    }

    async fn orders_of(
        &self,
        permit: &Permit,
        item: ItemId,
        most: u32,
    ) -> Result<Vec<OrderLine>, StoreError> {
        let sql = format!("{ORDERS} AND o.item_id = $2{ORDER} LIMIT {most}");
        let rows = self.rows(permit, &sql, [item.uuid().into()]).await?;
        rows.iter().map(order_line).collect()
    }

    async fn order_files(
        &self,
        permit: &Permit,
        order: WorkOrderId,
    ) -> Result<Vec<OrderFileLine>, StoreError> {
        let rows = self.rows(permit, files::OF_ORDER, [order.uuid().into()]).await?;
        rows.iter().map(files::line).collect()
    }

    async fn order_file(
        &self,
        permit: &Permit,
        id: OrderFileId,
    ) -> Result<Option<OrderFile>, StoreError> {
        let query = Scope::of(permit).select::<order_files::Entity>()?;
        let query = query.filter(order_files::Column::Id.eq(id.uuid()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(files::to_domain).transpose()?)
    }

    async fn kept_order_contents(
        &self,
        permit: &Permit,
        contents: &[OrderContentId],
    ) -> Result<Vec<OrderContentId>, StoreError> {
        let ids = contents.iter().map(|it| it.uuid());
        let query = Scope::of(permit).select::<order_files::Entity>()?;
        let query = query.filter(order_files::Column::ContentId.is_in(ids));
        let query = query.select_only().column(order_files::Column::ContentId);
        let kept: Vec<Uuid> = query.into_tuple().all(&self.read).await.map_err(store_error)?;
        Ok(kept.into_iter().map(Id::from_uuid).collect())
    }

    async fn inspection_rule(
        &self,
        permit: &Permit,
        of: RuleOf,
    ) -> Result<Option<InspectionRule>, StoreError> {
        let query = Scope::of(permit).select::<inspection_rules::Entity>()?;
        let query = query.filter(inspection_rules::Column::Id.eq(rows::rule_id(of)));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(|it| rows::rule(it.every_months, it.every_uses)).transpose()?.flatten())
    }
}

impl SeaStore {
    /// The items `i` whose inspection is overdue or soon due. The first of the values is `$2`.
    pub(super) async fn near_inspection(
        &self,
        permit: &Permit,
        today: &LocalDay,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let horizon = InspectionDue::horizon(today.date);
        let (condition, values) = self.inspection_by(permit, today, horizon).await?;
        Ok((format!(" AND i.state <> 'retired' AND {condition}"), values))
    }

    /// The items `i` that can be taken today. The first of the values is `$2`.
    pub(super) async fn inspected(
        &self,
        permit: &Permit,
        today: &LocalDay,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let yesterday = days_later(today.date, -1).unwrap_or(Date::MIN);
        let (condition, values) = self.inspection_by(permit, today, yesterday).await?;
        Ok((format!(" AND i.state = 'available' AND NOT {condition}"), values))
    }

    /// Whether the inspection of the items `i` is due on a day or before it, or after as many uses
    /// as there were. Databases do not agree on how months are added to a day, so each number of
    /// months that some rule has is compared with the day by which the last inspection was.
    async fn inspection_by(
        &self,
        permit: &Permit,
        today: &LocalDay,
        due: Date,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let rows = self.rows(permit, MONTHS, []).await?;
        if rows.is_empty() {
            return Ok(("(1 = 0)".to_owned(), Vec::new()));
        }
        let (mut terms, mut values) = (String::new(), Vec::new());
        for row in rows {
            let number: Option<i32> = row.try_get("", "every_months").map_err(store_error)?;
            let Some(number) = number else { continue };
            let Some(months) = rows::months(number) else { continue };
            let next = days_later(months.inspected_by(due), 1).unwrap_or(Date::MAX);
            values.push(Value::from(today.beginning_of(next).micros()));
            let place = values.len() + 1;
            let term = format!(
                " OR (r.every_months = {number} \
                    AND COALESCE(i.inspected_at, i.created_at) < ${place})"
            );
            terms.push_str(&term);
        }
        Ok((INSPECTED.replace('#', &terms), values))
    }
}

fn order_line(row: &QueryResult) -> Result<OrderLine, StoreError> {
    let beside = BesideRow::from_query_result(row, "").map_err(store_error)?;
    let order = work_orders::Model::from_query_result(row, "").map_err(store_error)?;
    Ok(OrderLine {
        order: rows::order(order)?,
        tag: Line::restore(beside.tag),
        name: Line::restore(beside.name),
        opened_by: beside.opener.map(PersonName::restore),
        closed_by: beside.closer.map(PersonName::restore),
    })
}
