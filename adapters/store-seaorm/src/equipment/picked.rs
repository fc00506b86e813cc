//! What is picked for a page of a long list, before anything is joined to it.

use application::{
    equipment::{ItemsSortedBy, ListInUse, ListItems, StateFilter},
    identity::Direction,
};
use domain_kernel::{Date, StoreError, fold};
use sea_orm::Value;

use crate::{pages::limits, search::containing, skills::below, stored::day_column};

/// What is due on no day has the last of all here.
pub(super) const BY_DUE: &str = "c.open_due_on, c.since_at, c.open_item_id";

/// The ids of the items of a page, the order in which they are, and the values for both. `$next` is
/// the first of those values.
pub(super) fn picked(query: &ListItems, filter: &str, next: usize) -> (String, String, Vec<Value>) {
    let way = match query.direction {
        Direction::Ascending => "",
        Direction::Descending => " DESC",
    };
    // It is so anyway, and SQLite has an index of what is in use by name.
    let filter = match query.state {
        StateFilter::Overdue => format!("{filter} AND i.state = 'in_use'"),
        _ => filter.to_owned(),
    };
    let order = match query.sorted_by {
        ItemsSortedBy::Name => format!("i.sort_name{way}, i.id{way}"),
        ItemsSortedBy::Tag => format!("i.sort_tag{way}"),
        // An index is read backwards, not sorted again.
        ItemsSortedBy::State => format!("i.state{way}, i.sort_name{way}, i.id{way}"),
        ItemsSortedBy::Location => return by_location(query, &filter, way, next),
    };
    let picked = format!(
        "SELECT i.id FROM items i WHERE i.company_id = $1{filter} \
        ORDER BY {order} LIMIT ${next} OFFSET ${}",
        next + 1
    );
    (picked, order, limits(query.page).map(Value::from).into())
}

/// Location by location, and in each of them by name, until the page is full. What has no location
/// comes last, whichever way it is. Words of ours only.
fn by_location(
    query: &ListItems,
    filter: &str,
    way: &str,
    next: usize,
) -> (String, String, Vec<Value>) {
    // SQLite reads the tables of a cross join in their order, which is that of the list. What is
    // searched is mostly so little that it is better found first.
    let and = if query.search.trim().is_empty() { " CROSS JOIN " } else { ", " };
    let (offset, until) = (next + 1, next + 2);
    let picked = format!(
        "SELECT * FROM ( \
            SELECT 0 AS nowhere, l.sort_path, l.id AS place_id, i.sort_name, i.id \
            FROM item_locations l{and}items i \
            WHERE l.company_id = $1 AND i.company_id = l.company_id AND i.location_id = l.id{filter} \
            ORDER BY l.sort_path{way}, l.id{way}, i.sort_name, i.id LIMIT ${until}) AS placed \
        UNION ALL \
        SELECT 1, '', NULL, elsewhere.sort_name, elsewhere.id FROM ( \
            SELECT i.sort_name, i.id FROM items i \
            WHERE i.company_id = $1 AND i.location_id IS NULL{filter} \
            ORDER BY i.sort_name, i.id LIMIT ${until}) AS elsewhere \
        ORDER BY nowhere, sort_path{way}, place_id{way}, sort_name, id LIMIT ${next} OFFSET ${offset}"
    );
    let order = format!(
        "picked.nowhere, picked.sort_path{way}, picked.place_id{way}, picked.sort_name, picked.id"
    );
    let [limit, offset] = limits(query.page);
    (picked, order, [limit, offset, limit + offset].map(Value::from).into())
}

/// Which custodies `c` are asked for.
pub(super) struct Out {
    /// Before the statement: those whom somebody leads.
    pub(super) team: String,
    pub(super) from: String,
    pub(super) values: Vec<Value>,
}

/// Nothing is joined that is not asked for.
pub(super) fn out(query: &ListInUse, today: Date) -> Result<Out, StoreError> {
    let (mut values, mut only, mut team) = (Vec::new(), String::new(), String::new());
    let mut value = |it: Value| {
        values.push(it);
        format!("${}", values.len() + 1)
    };
    let search = fold(query.search.trim());
    if !search.is_empty() {
        let pattern = value(containing(&search).into());
        only = format!(
            " AND (i.search LIKE {pattern} ESCAPE '!' OR p.sort_name LIKE {pattern} ESCAPE '!')"
        );
    }
    if query.only_inactive {
        only.push_str(" AND p.deactivated_at IS NOT NULL");
    }
    let joined = match only.as_str() {
        "" => "",
        _ => {
            "JOIN items i ON i.company_id = c.company_id AND i.id = c.item_id \
            JOIN people p ON p.company_id = c.company_id AND p.id = c.holder_id "
        }
    };
    if query.only_overdue {
        let today = value(day_column(today)?.into());
        only = format!("{only} AND c.open_due_on < {today}");
    }
    if let Some(holder) = query.holder {
        let holder = value(holder.uuid().into());
        only = format!("{only} AND c.holder_id = {holder}");
    }
    if let Some(leader) = query.below {
        let leader = value(leader.uuid().into());
        team = format!("WITH RECURSIVE {} ", below("led", &leader));
        only.push_str(" AND c.holder_id IN (SELECT led.id FROM led)");
    }
    let from = format!(
        "FROM custodies c {joined}WHERE c.company_id = $1 AND c.open_due_on IS NOT NULL{only}"
    );
    Ok(Out { team, from, values })
}
