//! The query string of the grid, which is the whole of its state, there and back.

use std::collections::BTreeSet;

use application::inventory::{
    DateRange, FilterValues, StockCursor, StockFilter, StockOrder, StockQuery, Turn,
};
use domain_inventory::{CustomerKey, GenerationNumber, StockColumn};
use domain_kernel::{Date, PersonId};

use crate::{
    parts::Hidden,
    query::{self, Query},
    sort,
};

pub(super) const PATH: &str = "/inventory";

/// What an address of the grid asks for. What we do not know is left out, as in every list.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) filter: StockFilter,
    pub(super) order: StockOrder,
    pub(super) cursor: Option<StockCursor>,
    /// How many lines stand before the page, as the link to it knew.
    pub(super) skipped: u64,
    /// Shows what is older than a day too.
    pub(super) insists: bool,
    /// With whose eyes an admin looks.
    pub(super) whose: Option<PersonId>,
}

/// Names and values of a query string; some names come several times.
pub(super) type Fields = Vec<(&'static str, String)>;

/// The field by which a column is narrowed to some of its values.
pub(super) fn field(column: StockColumn) -> &'static str {
    match column {
        StockColumn::Customer => "customer",
        StockColumn::Bin => "bin",
        StockColumn::Status => "status",
        _ => "part",
    }
}

/// `path` with these fields.
pub(super) fn url(path: &str, fields: &[(&'static str, String)]) -> String {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
    query::url(path, &fields)
}

pub(super) fn hidden(fields: Fields) -> Vec<Hidden> {
    let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| Hidden::new(name, &value)).collect()
}

impl Asked {
    pub(super) fn of(query: &Query) -> Self {
        let after = cursor(query.text("after"), Turn::Forward);
        let before = cursor(query.text("before"), Turn::Back);
        let column = StockColumn::parse(query.text("sort"));
        let order = StockOrder {
            column: column.unwrap_or(StockOrder::default().column),
            is_descending: query.text("direction") == "down",
        };
        let cursor = before.or(after);
        Self {
            filter: filter(query),
            order,
            cursor,
            skipped: cursor.and_then(|_| query.text("from").parse().ok()).unwrap_or(0),
            insists: query.text("anyway") == "1",
            whose: query.text("as").parse().ok(),
        }
    }

    pub(super) fn query(&self) -> StockQuery {
        StockQuery { filter: self.filter.clone(), order: self.order, cursor: self.cursor }
    }

    /// What the lines are narrowed by.
    pub(super) fn filter_fields(&self) -> Fields {
        let filter = &self.filter;
        let one = |name: &'static str, value: Option<String>| (name, value.unwrap_or_default());
        let day = |name: &'static str, day: Option<Date>| one(name, day.map(|it| it.to_string()));
        let mut fields = vec![one("q", filter.text.clone())];
        for column in FilterValues::COLUMNS {
            fields.extend(self.chosen(column).into_iter().map(|it| (field(column), it)));
        }
        fields.extend([
            day("expires_from", filter.expires.from),
            day("expires_to", filter.expires.to),
            day("moved_from", filter.last_moved.from),
            day("moved_to", filter.last_moved.to),
        ]);
        fields
    }

    /// The values of a column to which the lines are narrowed.
    pub(super) fn chosen(&self, column: StockColumn) -> Vec<String> {
        let texts = |it: &BTreeSet<String>| it.iter().cloned().collect();
        match column {
            StockColumn::Customer => {
                self.filter.customers.iter().map(|it| it.as_str().to_owned()).collect()
            }
            StockColumn::Part => texts(&self.filter.parts),
            StockColumn::Bin => texts(&self.filter.bins),
            StockColumn::Status => texts(&self.filter.statuses),
            _ => Vec::new(),
        }
    }

    /// Their order.
    pub(super) fn order_fields(&self) -> Fields {
        let sorted = match self.order.column == StockOrder::default().column {
            true => "",
            false => self.order.column.name(),
        };
        let down = if self.order.is_descending { "down" } else { "" };
        vec![("sort", sorted.to_owned()), ("direction", down.to_owned())]
    }

    /// How, and with whose eyes somebody looks.
    pub(super) fn manner_fields(&self) -> Fields {
        let anyway = if self.insists { "1" } else { "" };
        let whose = self.whose.map(|it| it.to_string()).unwrap_or_default();
        vec![("anyway", anyway.to_owned()), ("as", whose)]
    }

    /// All but the page.
    pub(super) fn fields(&self) -> Fields {
        [self.filter_fields(), self.order_fields(), self.manner_fields()].concat()
    }

    /// The page beside the one that is shown, and how many lines stand before it.
    pub(super) fn turned(&self, to: StockCursor, n_skipped: u64) -> String {
        let name = match to.turn {
            Turn::Forward => "after",
            Turn::Back => "before",
        };
        let place = format!("{}.{}", to.generation.0, to.line);
        let page = vec![(name, place), ("from", n_skipped.to_string())];
        url(PATH, &[self.fields(), page].concat())
    }

    pub(super) fn direction(&self) -> application::identity::Direction {
        sort::direction(if self.order.is_descending { "down" } else { "" })
    }
}

fn filter(query: &Query) -> StockFilter {
    let words: Vec<&str> =
        query.text("q").split_whitespace().take(StockFilter::MOST_WORDS).collect();
    let text: String = words.join(" ").chars().take(StockFilter::MOST_CHARS).collect();
    let texts = |name: &str| -> BTreeSet<String> {
        query.texts(name).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let customers = query.texts("customer").filter_map(|it| CustomerKey::parse(it).ok());
    let day = |name: &str| day(query.text(name));
    StockFilter {
        text: Some(text).filter(|it| !it.is_empty()),
        parts: texts("part"),
        bins: texts("bin"),
        statuses: texts("status"),
        customers: customers.collect(),
        expires: DateRange { from: day("expires_from"), to: day("expires_to") },
        last_moved: DateRange { from: day("moved_from"), to: day("moved_to") },
    }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|it: &Date| (1900..=9999).contains(&it.year()))
}

/// A place in a generation, as the address has it: `12.48275`.
fn cursor(text: &str, turn: Turn) -> Option<StockCursor> {
    let (generation, line) = text.split_once('.')?;
    let generation = GenerationNumber(generation.parse().ok()?);
    Some(StockCursor { generation, line: line.parse().ok()?, turn })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(fields: &[(&str, &str)]) -> Asked {
        Asked::of(&fields.iter().copied().collect())
    }

    #[test]
    fn an_address_says_all_of_it_again() {
        let fields = [
            ("q", "green tea"),
            ("customer", "292 "),
            ("part", "00123"),
            ("part", "00124"),
            ("bin", "A2"),
            ("status", "OK"),
            ("expires_from", "2026-11-27"),
            ("moved_to", "2026-11-01"),
            ("sort", "bin"),
            ("direction", "down"),
            ("anyway", "1"),
        ];
        let said = url(PATH, &asked(&fields).fields());
        assert_eq!(said, query::url(PATH, &fields));
    }

    #[test]
    fn what_is_none_is_left_out() {
        let strange = [
            ("sort", "price"),
            ("direction", "sideways"),
            ("after", "12"),
            ("before", "x.y"),
            ("from", "7"),
            ("expires_from", "2026-02-30"),
            ("as", "somebody"),
            ("bin", ""),
            ("unknown", "x"),
        ];
        let asked = asked(&strange);
        assert_eq!(url(PATH, &asked.fields()), PATH);
        assert_eq!((asked.cursor, asked.skipped), (None, 0));
    }

    #[test]
    fn a_page_is_beside_a_line_of_a_generation() {
        let asked = asked(&[("q", "tea"), ("before", "7.12")]);
        let cursor = asked.cursor.expect("a place");
        assert_eq!((cursor.generation, cursor.line), (GenerationNumber(7), 12));
        assert_eq!(asked.turned(cursor, 25), "/inventory?q=tea&before=7.12&from=25");
    }
}
