//! Which items are picked for a page of a long list, and which of those that are out.

use application::equipment::{ItemsSortedBy, ListInUse, ListItems, StateFilter};
use domain_kernel::{Date, StoreError, fold};
use sea_orm::Value;

use crate::{
    picked::{Groups, Picked, way},
    search::containing,
    skills::below,
    stored::day_column,
};

/// What is due on no day has the last of all here.
pub(super) const BY_DUE: &str = "c.open_due_on, c.since_at, c.open_item_id";

/// The items of a page. `$next` is the first of its values.
pub(super) fn picked(query: &ListItems, filter: &str, next: usize) -> Picked {
    let way = way(query.direction);
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
        ItemsSortedBy::Location => return by_location(query, &filter, next),
    };
    let from = format!("FROM items i WHERE i.company_id = $1{filter}");
    Picked::sorted("i", &from, &order, (query.page, next))
}

fn by_location(query: &ListItems, filter: &str, next: usize) -> Picked {
    // SQLite reads the tables of a cross join in their order, which is that of the list. What is
    // searched is mostly so little that it is better found first.
    let and = if query.search.trim().is_empty() { " CROSS JOIN " } else { ", " };
    let grouped = format!(
        "FROM item_locations l{and}items i \
        WHERE l.company_id = $1 AND i.company_id = l.company_id AND i.location_id = l.id{filter}"
    );
    let others = format!("FROM items i WHERE i.company_id = $1 AND i.location_id IS NULL{filter}");
    let keys = &["l.sort_path", "l.id"];
    let groups = Groups { line: "i", grouped: &grouped, others: &others, keys };
    Picked::grouped(&groups, query.direction, (query.page, next))
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
