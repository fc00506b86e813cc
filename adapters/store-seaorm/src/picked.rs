//! What is picked for a page of a long list, before anything is joined to it, so that nothing is
//! joined to what is on another page.

use application::{PageNumber, identity::Direction};
use sea_orm::Value;

use crate::pages::limits;

/// The ids of the lines of a page and the order in which they are.
pub(crate) struct Picked {
    /// What a statement is to read from as `picked`.
    pub(crate) sql: String,
    /// What that statement is to be sorted by.
    pub(crate) order: String,
    /// The values of both, which come after those of the list.
    pub(crate) of_page: Vec<Value>,
}

/// Lines that are in groups, such as the places where things belong, and lines that are in none.
/// Words of ours only.
pub(crate) struct Groups<'a> {
    /// What the lines are called, which have a `sort_name` and an `id`.
    pub(crate) line: &'a str,
    /// Those in a group, from `FROM` on.
    pub(crate) grouped: &'a str,
    /// Those in none, from `FROM` on.
    pub(crate) others: &'a str,
    /// What groups are sorted by.
    pub(crate) keys: &'a [&'a str],
}

impl Picked {
    /// A page of the lines, in an order that is an index's. `$next` is the first value of the page.
    pub(crate) fn sorted(
        line: &str,
        from: &str,
        order: &str,
        (page, next): (PageNumber, usize),
    ) -> Self {
        let offset = next + 1;
        let sql =
            format!("SELECT {line}.id {from} ORDER BY {order} LIMIT ${next} OFFSET ${offset}");
        Self { sql, order: order.to_owned(), of_page: limits(page).map(Value::from).into() }
    }

    /// Group by group, and in each of them by name, until the page is full. What is in none comes
    /// last, whichever way it is: no index is in that order, but each of both halves is in one's.
    pub(crate) fn grouped(
        groups: &Groups<'_>,
        direction: Direction,
        (page, next): (PageNumber, usize),
    ) -> Self {
        let (Groups { line, grouped, others, keys }, way) = (groups, way(direction));
        let named = each(keys, |n, key| format!("{key} AS key_{n}"));
        let by_keys = each(keys, |_, key| format!("{key}{way}"));
        let no_keys = each(keys, |_, _| "NULL".to_owned());
        let by_names = each(keys, |n, _| format!("key_{n}{way}"));
        let by_picked = each(keys, |n, _| format!("picked.key_{n}{way}"));
        let (offset, until) = (next + 1, next + 2);
        let sql = format!(
            "SELECT * FROM ( \
                SELECT 0 AS is_other, {named}, {line}.sort_name, {line}.id {grouped} \
                ORDER BY {by_keys}, {line}.sort_name, {line}.id LIMIT ${until}) AS of_groups \
            UNION ALL \
            SELECT 1, {no_keys}, of_none.sort_name, of_none.id FROM ( \
                SELECT {line}.sort_name, {line}.id {others} \
                ORDER BY {line}.sort_name, {line}.id LIMIT ${until}) AS of_none \
            ORDER BY is_other, {by_names}, sort_name, id LIMIT ${next} OFFSET ${offset}"
        );
        let order = format!("picked.is_other, {by_picked}, picked.sort_name, picked.id");
        let [limit, offset] = limits(page);
        Self { sql, order, of_page: [limit, offset, limit + offset].map(Value::from).into() }
    }
}

/// What follows a column that a list is sorted by.
pub(crate) fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "",
        Direction::Descending => " DESC",
    }
}

fn each(keys: &[&str], part: impl Fn(usize, &str) -> String) -> String {
    let parts: Vec<String> = keys.iter().enumerate().map(|(n, key)| part(n, key)).collect();
    parts.join(", ")
}
