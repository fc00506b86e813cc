//! Lists of items and of who has which, and one of each.

use application::{
    Page, PageNumber,
    equipment::{
        CustodyLine, EquipmentReads, ExportedItem, HadItem, InUseLine, ItemLine, ItemView,
        ListInUse, ListItems, OwnItem, StateFilter,
    },
};
use async_trait::async_trait;
use domain_equipment::{CodeHash, ItemCode, ItemId, ItemPhotoId, ItemTag};
use domain_kernel::{Date, Id, LocalDay, Permit, PersonId, StoreError, fold};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, Value};
use uuid::Uuid;

use super::{
    lines::{custody_line, exported_item, had_item, in_use_line, item_line, item_view, own_item},
    need_reads,
    picked::{BY_DUE, Out, out, picked},
    rows,
};
use crate::{
    SeaStore,
    pages::{HEAD, Listing},
    picked::Picked,
    rules::store_error,
    scope::Scope,
    search::containing,
    stored::day_column,
    tables::{item_codes, items},
};

/// Lines of the items that are `picked`, in whichever order. The tables of a cross join SQLite reads
/// in their order.
const PICKED: &str = "\
    i.id, i.tag, i.name, i.model, i.state, i.retired_for, l.path AS location, \
        c.holder_id, c.since_at, c.due_on, p.name AS holder, p.deactivated_at \
    FROM (#) AS picked \
    CROSS JOIN items i \
    LEFT JOIN item_locations l ON l.company_id = i.company_id AND l.id = i.location_id \
    LEFT JOIN custodies c ON c.company_id = i.company_id AND c.open_item_id = i.id \
    LEFT JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    WHERE i.company_id = $1 AND i.id = picked.id";

/// A row for each skill that it asks for, or one without any.
const ITEM: &str = "\
    SELECT i.*, g.name AS category, l.path AS location, \
        c.holder_id, c.since_at, c.due_on, p.name AS holder, p.deactivated_at, \
        k.number, k.sealed, k.since_at AS code_since, \
        o.id AS own_rule, COALESCE(o.every_months, r.every_months) AS every_months, \
        COALESCE(o.every_uses, r.every_uses) AS every_uses, \
        (SELECT COUNT(*) FROM custodies u WHERE u.company_id = i.company_id AND u.item_id = i.id \
            AND u.since_at >= COALESCE(i.inspected_at, i.created_at)) AS n_uses, \
        nd.skill_id, nd.level, nd.is_own, sk.name AS skill_name \
    FROM items i \
    JOIN item_codes k ON k.company_id = i.company_id AND k.item_id = i.id \
        AND k.number = i.code_number \
    LEFT JOIN item_categories g ON g.company_id = i.company_id AND g.id = i.category_id \
    LEFT JOIN item_locations l ON l.company_id = i.company_id AND l.id = i.location_id \
    LEFT JOIN custodies c ON c.company_id = i.company_id AND c.open_item_id = i.id \
    LEFT JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    LEFT JOIN inspection_rules o ON o.company_id = i.company_id AND o.id = i.id \
    LEFT JOIN inspection_rules r ON r.company_id = i.company_id AND r.id = i.category_id \
        AND o.id IS NULL \
    LEFT JOIN ( \
        SELECT item_id AS of_id, skill_id, level, 1 AS is_own FROM item_needs \
        WHERE company_id = $1 \
        UNION ALL \
        SELECT category_id AS of_id, skill_id, level, 0 AS is_own FROM item_category_needs \
        WHERE company_id = $1) nd ON nd.of_id IN (i.id, i.category_id) \
    LEFT JOIN skills sk ON sk.company_id = i.company_id AND sk.id = nd.skill_id \
    WHERE i.company_id = $1 AND i.id = $2 \
    ORDER BY sk.sort_name, nd.is_own";

const EXPORTED: &str = "\
    SELECT i.*, g.name AS category, l.path AS location, \
        c.holder_id, c.since_at, c.due_on, p.name AS holder, p.deactivated_at \
    FROM items i \
    LEFT JOIN item_categories g ON g.company_id = i.company_id AND g.id = i.category_id \
    LEFT JOIN item_locations l ON l.company_id = i.company_id AND l.id = i.location_id \
    LEFT JOIN custodies c ON c.company_id = i.company_id AND c.open_item_id = i.id \
    LEFT JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    WHERE i.company_id = $1";

const HISTORY: &str = "\
    SELECT c.*, p.name AS holder, t.name AS taker, e.name AS ender \
    FROM custodies c \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    LEFT JOIN people t ON t.company_id = c.company_id AND t.id = c.taken_by \
    LEFT JOIN people e ON e.company_id = c.company_id AND e.id = c.ended_by \
    WHERE c.company_id = $1 AND c.item_id = $2 \
    ORDER BY c.since_at DESC, c.id DESC";

const HAD_BY: &str = "\
    SELECT c.*, i.tag, i.name, p.name AS holder, t.name AS taker, e.name AS ender \
    FROM custodies c \
    JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    LEFT JOIN people t ON t.company_id = c.company_id AND t.id = c.taken_by \
    LEFT JOIN people e ON e.company_id = c.company_id AND e.id = c.ended_by \
    WHERE c.company_id = $1 AND c.holder_id = $2 \
    ORDER BY c.since_at DESC, c.id DESC";

const N_HAD_BY: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT c.id FROM custodies c \
        WHERE c.company_id = $1 AND c.holder_id = $2 LIMIT $3) AS counted";

/// Counts no further than it is told.
const N_HISTORY: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT c.id FROM custodies c WHERE c.company_id = $1 AND c.item_id = $2 LIMIT $3) AS counted";

/// What [`in_use_line`] reads.
pub(super) const OUT: &str = "\
    i.id, i.tag, i.name, c.holder_id, c.since_at, c.due_on, p.name AS holder, p.deactivated_at";

const IN_USE: &str = "\
    FROM (#) AS picked \
    CROSS JOIN custodies c \
    JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id \
    WHERE c.company_id = $1 AND c.id = picked.id";

const OF_HOLDER: &str = "\
    SELECT i.id, c.id AS custody_id, i.tag, i.name, i.model, c.since_at, c.due_on \
    FROM custodies c \
    JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
    WHERE c.company_id = $1 AND c.holder_id = $2 AND c.ended_at IS NULL \
    ORDER BY c.since_at, i.id";

#[async_trait]
impl EquipmentReads for SeaStore {
    async fn items(
        &self,
        permit: &Permit,
        query: &ListItems,
        today: &LocalDay,
    ) -> Result<Page<ItemLine>, StoreError> {
        let (filter, values) = self.asked(permit, query, today).await?;
        let Picked { sql, order, of_page } = picked(query, &filter, values.len() + 2);
        let list = format!("SELECT {HEAD}, {} ORDER BY {order}", PICKED.replace('#', &sql));
        // Counts no further than it is told.
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM ( \
                SELECT i.id FROM items i WHERE i.company_id = $1{filter} LIMIT ${}) AS counted",
            values.len() + 2
        );
        let listing = Listing { list: &list, counted: &counted, values, of_page };
        self.page_of(permit, listing, query.page, item_line).await
    }

    async fn exported_items(
        &self,
        permit: &Permit,
        (query, today): (&ListItems, &LocalDay),
        after: Option<&ItemTag>,
        most: u32,
    ) -> Result<Vec<ExportedItem>, StoreError> {
        let (mut filter, mut values) = self.asked(permit, query, today).await?;
        if let Some(after) = after {
            values.push(fold(after.as_str()).into());
            filter = format!("{filter} AND i.sort_tag > ${}", values.len() + 1);
        }
        values.push(i64::from(most).into());
        let n_values = values.len() + 1;
        let list = format!("{EXPORTED}{filter} ORDER BY i.sort_tag LIMIT ${n_values}");
        let rows = self.rows(permit, &list, values).await?;
        rows.iter().map(exported_item).collect()
    }

    async fn item(&self, permit: &Permit, id: ItemId) -> Result<Option<ItemView>, StoreError> {
        let rows = self.rows(permit, ITEM, [id.uuid().into()]).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let needs = need_reads::lines(&rows)?;
        Ok(Some(ItemView { needs, ..item_view(row)? }))
    }

    async fn item_photo(
        &self,
        permit: &Permit,
        id: ItemId,
    ) -> Result<Option<ItemPhotoId>, StoreError> {
        let query = Scope::of(permit).select::<items::Entity>()?;
        let query = query.filter(items::Column::Id.eq(id.uuid()));
        let query = query.select_only().column(items::Column::PhotoId);
        let photo = query.into_tuple::<Option<Uuid>>().one(&self.read).await;
        Ok(photo.map_err(store_error)?.flatten().map(Id::from_uuid))
    }

    async fn history(
        &self,
        permit: &Permit,
        item: ItemId,
        page: PageNumber,
    ) -> Result<Page<CustodyLine>, StoreError> {
        let values = vec![item.uuid().into()];
        self.a_page(permit, (HISTORY, N_HISTORY), values, page, custody_line).await
    }

    async fn had_by(
        &self,
        permit: &Permit,
        holder: PersonId,
        page: PageNumber,
    ) -> Result<Page<HadItem>, StoreError> {
        let values = vec![holder.uuid().into()];
        self.a_page(permit, (HAD_BY, N_HAD_BY), values, page, had_item).await
    }

    async fn in_use(
        &self,
        permit: &Permit,
        query: &ListInUse,
        today: Date,
    ) -> Result<Page<InUseLine>, StoreError> {
        let Out { team, from, values } = out(query, today)?;
        let next = values.len() + 2;
        let Picked { sql, order, of_page } = Picked::sorted("c", &from, BY_DUE, (query.page, next));
        let in_use = IN_USE.replace('#', &sql);
        let list = format!("{team}SELECT {HEAD}, {OUT} {in_use} ORDER BY {order}");
        let counted = format!(
            "{team}SELECT COUNT(*) AS n_matches FROM ( \
                SELECT c.open_item_id {from} LIMIT ${next}) AS counted"
        );
        let listing = Listing { list: &list, counted: &counted, values, of_page };
        self.page_of(permit, listing, query.page, in_use_line).await
    }

    async fn of_holder(
        &self,
        permit: &Permit,
        holder: PersonId,
    ) -> Result<Vec<OwnItem>, StoreError> {
        let rows = self.rows(permit, OF_HOLDER, [holder.uuid().into()]).await?;
        rows.iter().map(own_item).collect()
    }

    async fn code(&self, permit: &Permit, hash: CodeHash) -> Result<Option<ItemCode>, StoreError> {
        let query = Scope::of(permit).select::<item_codes::Entity>()?;
        let query = query.filter(item_codes::Column::CodeHash.eq(hash.0.to_vec()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(rows::code).transpose()?)
    }
}

/// Conditions of the items `i`; `$2` is the first of the values.
fn in_state(state: StateFilter, today: Date) -> Result<(String, Vec<Value>), StoreError> {
    let (mut filter, mut values) = (String::new(), Vec::new());
    match state {
        StateFilter::InspectionDue | StateFilter::Free => {}
        StateFilter::Kept => filter.push_str(" AND i.state <> 'retired'"),
        StateFilter::Available => filter.push_str(" AND i.state = 'available'"),
        StateFilter::InUse => filter.push_str(" AND i.state = 'in_use'"),
        StateFilter::Maintenance => filter.push_str(" AND i.state = 'maintenance'"),
        StateFilter::Retired => filter.push_str(" AND i.state = 'retired'"),
        StateFilter::Overdue => {
            values.push(day_column(today)?.into());
            filter.push_str(
                " AND i.id IN (SELECT o.open_item_id FROM custodies o \
                    WHERE o.company_id = $1 AND o.open_due_on < $2)",
            );
        }
    }
    Ok((filter, values))
}

impl SeaStore {
    /// What is asked for, as conditions of the items `i`; `$2` is the first of its values.
    async fn asked(
        &self,
        permit: &Permit,
        query: &ListItems,
        today: &LocalDay,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let first = match query.state {
            StateFilter::InspectionDue => self.near_inspection(permit, today).await?,
            StateFilter::Free => self.inspected(permit, today).await?,
            state => in_state(state, today.date)?,
        };
        Ok(filter(query, first))
    }
}

/// What else is asked for, after the first condition.
fn filter(
    query: &ListItems,
    (mut filter, mut values): (String, Vec<Value>),
) -> (String, Vec<Value>) {
    let search = fold(query.search.trim());
    let search = (!search.is_empty()).then(|| Value::from(containing(&search)));
    let category = query.category.map(|it| Value::from(it.uuid()));
    let location = query.location.map(|it| Value::from(it.uuid()));
    for (condition, value) in [
        ("i.category_id = $#", category),
        ("i.location_id = $#", location),
        ("i.search LIKE $# ESCAPE '!'", search),
    ] {
        if let Some(value) = value {
            values.push(value);
            let condition = condition.replace('#', &(values.len() + 1).to_string());
            filter.push_str(" AND ");
            filter.push_str(&condition);
        }
    }
    (filter, values)
}
