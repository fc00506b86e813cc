//! Column heads that sort a list.

use application::identity::Direction;
use serde::Serialize;

use crate::query;

/// As `components/sort_th.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct SortHead {
    href: String,
    text: String,
    /// The value of `aria-sort`, if the list is sorted by this column.
    direction: Option<&'static str>,
    icon: &'static str,
}

impl SortHead {
    /// The head of the column `name`, in a list that is at `path` with these other fields and sorted
    /// by another column, or by this one in a direction. Following it again turns the list around.
    pub(crate) fn new(
        name: &str,
        text: String,
        current: Option<Direction>,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Self {
        let (direction, icon, next) = match current {
            None => (None, "chevron-expand", Direction::Ascending),
            Some(Direction::Ascending) => (Some("ascending"), "arrow-up", Direction::Descending),
            Some(Direction::Descending) => (Some("descending"), "arrow-down", Direction::Ascending),
        };
        let order = [("sort", name), ("direction", word(next))];
        Self { href: query::url(path, &[fields, &order].concat()), text, direction, icon }
    }
}

/// The word of query strings; up is what goes without saying.
pub(crate) fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "",
        Direction::Descending => "down",
    }
}

/// The opposite of [`word`].
pub(crate) fn direction(word: &str) -> Direction {
    if word == "down" { Direction::Descending } else { Direction::Ascending }
}
