//! What is reserved: of an item, by a person, and in a stretch of time.

use application::{
    Page,
    equipment::{
        CalendarItem, ReservationLine, ReservationReads, ReservedItem, SeeCalendar, Shown,
    },
};
use async_trait::async_trait;
use domain_equipment::{ItemId, ReservationId};
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError, Timestamp, fold};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::reservation_rows::reservation;
use crate::{
    SeaStore, rules::store_error, search::containing, stored::count, tables::reservations::Model,
};

const OF_ITEM: &str = "\
    SELECT r.*, p.name AS person \
    FROM reservations r \
    JOIN people p ON p.company_id = r.company_id AND p.id = r.person_id \
    LEFT JOIN custodies c ON c.company_id = r.company_id AND c.id = r.custody_id \
    WHERE r.company_id = $1 AND r.item_id = $2 AND r.to_at > $3 \
        AND (r.state = 'reserved' OR c.open_item_id IS NOT NULL) \
    ORDER BY r.from_at, r.id";

const ITEMS: &str = "\
    SELECT r.*, p.name AS person, i.tag, i.name AS item_name \
    FROM reservations r \
    JOIN people p ON p.company_id = r.company_id AND p.id = r.person_id \
    JOIN items i ON i.company_id = r.company_id AND i.id = r.item_id \
    WHERE r.company_id = $1";

/// What is not cancelled and touches the time from `$2` to `$3`.
const THEN: &str = "r.state <> 'cancelled' AND r.to_at > $2 AND r.from_at < $3";

#[derive(FromQueryResult)]
struct ItemRow {
    listed_id: Uuid,
    tag: String,
    item_name: String,
}

#[async_trait]
impl ReservationReads for SeaStore {
    async fn reservations_of_item(
        &self,
        permit: &Permit,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<ReservationLine>, StoreError> {
        let values = [item.uuid().into(), now.micros().into()];
        let rows = self.rows(permit, OF_ITEM, values).await?;
        rows.iter().map(line).collect()
    }

    async fn reservations_of_person(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<ReservedItem>, StoreError> {
        let sql = format!(
            "{ITEMS} AND r.person_id = $2 AND r.to_at > $3 AND r.state = 'reserved' \
            ORDER BY r.from_at, r.id"
        );
        let rows = self.rows(permit, &sql, [person.uuid().into(), now.micros().into()]).await?;
        rows.iter().map(reserved_item).collect()
    }

    async fn reservation(
        &self,
        permit: &Permit,
        id: ReservationId,
    ) -> Result<Option<ReservedItem>, StoreError> {
        let sql = format!("{ITEMS} AND r.id = $2");
        let row = self.row(permit, &sql, [id.uuid().into()]).await?;
        row.as_ref().map(reserved_item).transpose()
    }

    async fn reservation_calendar(
        &self,
        permit: &Permit,
        query: &SeeCalendar,
        own: Option<PersonId>,
    ) -> Result<Page<CalendarItem>, StoreError> {
        let (filter, values) = filter(query, own);
        let next = values.len() + 2;
        let with = |more: &[i64]| {
            let more = more.iter().map(|it| Value::from(*it));
            values.iter().cloned().chain(more).collect::<Vec<_>>()
        };
        // Counts no further than it is told.
        let counted = format!(
            "SELECT COUNT(*) AS n_matches FROM ( \
                SELECT i.id FROM items i WHERE {filter} LIMIT ${next}) AS counted"
        );
        let most = i64::from(Page::<()>::MOST_COUNTED) + 1;
        let counted = self.row(permit, &counted, with(&[most])).await?;
        let n_matches = counted.map(|it| it.try_get::<i64>("", "n_matches")).transpose();
        let n_matches = count(n_matches.map_err(store_error)?.unwrap_or_default());

        let list = format!(
            "SELECT i.id AS listed_id, i.tag, i.name AS item_name, \
                r.*, p.name AS person \
            FROM (SELECT i.company_id, i.id, i.tag, i.name, i.sort_name FROM items i \
                WHERE {filter} ORDER BY i.sort_name, i.id LIMIT ${next} OFFSET ${}) i \
            LEFT JOIN reservations r ON r.company_id = i.company_id AND r.item_id = i.id AND {THEN} \
            LEFT JOIN people p ON p.company_id = r.company_id AND p.id = r.person_id \
            ORDER BY i.sort_name, i.id, r.from_at, r.id",
            next + 1
        );
        let page = [Page::<()>::N_LINES, query.page.n_skipped()].map(i64::from);
        let rows = self.rows(permit, &list, with(&page)).await?;
        Ok(Page { items: calendar_items(&rows)?, number: query.page, n_matches })
    }
}

/// What is asked for, as conditions of the items `i`, and the values from `$2` on.
fn filter(query: &SeeCalendar, own: Option<PersonId>) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![query.from.micros().into(), query.to.micros().into()];
    let mut filter = "i.company_id = $1 AND i.state <> 'retired'".to_owned();
    let search = fold(query.search.trim());
    let search = (!search.is_empty()).then(|| Value::from(containing(&search)));
    let reserved = |whose: &str| {
        format!(
            "EXISTS (SELECT 1 FROM reservations r WHERE r.company_id = i.company_id \
                AND r.item_id = i.id AND {THEN}{whose})"
        )
    };
    let (is_shown, whose) = match query.shown {
        Shown::All => (None, None),
        Shown::Reserved => (Some(reserved("")), None),
        Shown::Own => {
            // An operator has reserved nothing.
            let own = own.map_or_else(Uuid::nil, Id::uuid);
            (Some(reserved(" AND r.person_id = $#")), Some(Value::from(own)))
        }
    };
    for (condition, value) in [
        ("i.category_id = $#", query.category.map(|it| Value::from(it.uuid()))),
        ("i.location_id = $#", query.location.map(|it| Value::from(it.uuid()))),
        ("i.search LIKE $# ESCAPE '!'", search),
    ] {
        if let Some(value) = value {
            values.push(value);
            filter.push_str(" AND ");
            filter.push_str(&condition.replace('#', &(values.len() + 1).to_string()));
        }
    }
    if let Some(condition) = is_shown {
        values.extend(whose);
        filter.push_str(" AND ");
        filter.push_str(&condition.replace('#', &(values.len() + 1).to_string()));
    }
    (filter, values)
}

/// One row for each reservation, and one without for an item of which nothing is reserved.
fn calendar_items(rows: &[QueryResult]) -> Result<Vec<CalendarItem>, StoreError> {
    let mut items: Vec<CalendarItem> = Vec::new();
    for row in rows {
        let item = ItemRow::from_query_result(row, "").map_err(store_error)?;
        let id = Id::from_uuid(item.listed_id);
        if items.last().is_none_or(|it| it.id != id) {
            items.push(CalendarItem {
                id,
                tag: Line::restore(item.tag),
                name: Line::restore(item.item_name),
                reservations: Vec::new(),
            });
        }
        let person: Option<String> = row.try_get("", "person").map_err(store_error)?;
        if let (Some(item), Some(_)) = (items.last_mut(), person) {
            item.reservations.push(line(row)?);
        }
    }
    Ok(items)
}

fn line(row: &QueryResult) -> Result<ReservationLine, StoreError> {
    let person: String = row.try_get("", "person").map_err(store_error)?;
    let model = Model::from_query_result(row, "").map_err(store_error)?;
    let person = Some(PersonName::restore(person));
    Ok(ReservationLine { reservation: reservation(model)?, person })
}

fn reserved_item(row: &QueryResult) -> Result<ReservedItem, StoreError> {
    let text = |column| row.try_get::<String>("", column).map_err(store_error);
    let model = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(ReservedItem {
        reservation: reservation(model)?,
        tag: Line::restore(text("tag")?),
        name: Line::restore(text("item_name")?),
        person: PersonName::restore(text("person")?),
    })
}
