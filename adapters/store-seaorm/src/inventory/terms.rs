//! Statements about the lines of a generation, wherever they are. Nobody but these makes one, so that
//! each says of which generation and whose lines.

use std::collections::BTreeSet;

use application::inventory::{DateRange, StockFilter};
use domain_kernel::fold;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::{
    lines::{code_key, day_number},
    shelf::{Place, Shelf, Whose},
};
use crate::by_hand;

/// A statement while it is written: the values that it names by `$1`, `$2`, …
pub(super) struct Terms<'a> {
    shelf: &'a Shelf,
    values: Vec<Value>,
}

/// How a database finds lines, as far as SQLite is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By the index of the column that they are sorted by.
    BySort,
    /// By an index that begins with what they are to be equal to.
    ByValue,
    /// One after the other, since most of them are looked at anyway.
    Scan,
}

/// Of so many customers an index is asked one after the other for lines with a value.
const MOST_ASKED: usize = 200;

impl<'a> Terms<'a> {
    pub(super) fn of(shelf: &'a Shelf) -> Self {
        let values = match &shelf.place {
            Place::File(_) => Vec::new(),
            Place::Shared { company, generation } => vec![(*company).into(), (*generation).into()],
        };
        Self { shelf, values }
    }

    pub(super) fn statement(self, sql: &str) -> Statement {
        by_hand::statement(self.shelf.readers.get_database_backend(), sql, self.values)
    }

    pub(super) fn backend(&self) -> DbBackend {
        self.shelf.readers.get_database_backend()
    }

    pub(super) fn is_shared(&self) -> bool {
        matches!(self.shelf.place, Place::Shared { .. })
    }

    /// That a row is of this generation.
    pub(super) fn here(&self, alias: &str) -> String {
        match self.shelf.place {
            Place::File(_) => "1 = 1".to_owned(),
            Place::Shared { .. } => format!("{alias}.company_id = $1 AND {alias}.generation = $2"),
        }
    }

    /// What a value is called.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Values in parentheses.
    pub(super) fn bind_all<V: Into<Value>>(
        &mut self,
        values: impl IntoIterator<Item = V>,
    ) -> String {
        let names: Vec<String> = values.into_iter().map(|it| self.bind(it)).collect();
        format!("({})", names.join(", "))
    }

    /// How lines that these conditions leave are found best, unless by what they are sorted by.
    pub(super) fn way(&self, whose: &Whose, filter: &StockFilter) -> Way {
        let has_values = !filter.parts.is_empty() || !filter.bins.is_empty();
        let n_customers = match whose {
            Whose::All => self.shelf.parties.len(),
            Whose::These(numbers) => numbers.len(),
        };
        if (has_values && n_customers <= MOST_ASKED) || !self.shelf.is_large(whose) {
            Way::ByValue
        } else {
            Way::Scan
        }
    }

    /// The lines, as `l`.
    pub(super) fn from(&self, way: Way) -> &'static str {
        match (way, &self.shelf.place) {
            (Way::Scan, Place::File(_)) => "stock_lines l NOT INDEXED",
            _ => "stock_lines l",
        }
    }

    /// What stands before a column to sort by, so that SQLite does not take the index of it instead
    /// of a better one.
    pub(super) fn sorted_by(&self, way: Way) -> &'static str {
        match (way, &self.shelf.place) {
            (Way::ByValue | Way::Scan, Place::File(_)) => "+",
            _ => "",
        }
    }

    /// That a line is of this generation and one of theirs.
    pub(super) fn theirs(&mut self, whose: &Whose, way: Way) -> String {
        let here = self.here("l");
        match whose {
            Whose::These(numbers) => match numbers.as_slice() {
                [one] => format!("{here} AND l.customer = {}", self.bind(*one)),
                many => format!("{here} AND l.customer IN {}", self.bind_all(many.iter().copied())),
            },
            Whose::All if way == Way::ByValue => {
                let all: Vec<i32> = self.shelf.parties.values().map(|it| it.number).collect();
                format!("{here} AND l.customer IN {}", self.bind_all(all))
            }
            Whose::All => here,
        }
    }

    /// That a line has everything that the filter says, as ` AND …`; whose it is says
    /// [`Terms::theirs`].
    pub(super) fn having(&mut self, filter: &StockFilter) -> String {
        let mut conditions = Vec::new();
        let position = match self.backend() {
            DbBackend::Postgres => "strpos",
            _ => "instr",
        };
        for word in fold(filter.text.as_deref().unwrap_or_default()).split_whitespace() {
            let word = self.bind(word);
            let [description, others] = ["description_key", "search"]
                .map(|column| format!("{position}(l.{column}, {word}) > 0"));
            conditions.push(format!(" AND ({description} OR {others})"));
        }
        for (column, codes) in [("part", &filter.parts), ("bin", &filter.bins)] {
            if !codes.is_empty() {
                let keys = self.bind_all(codes.iter().map(|it| code_key(it)));
                let codes = self.bind_all(codes.iter().cloned());
                conditions.push(format!(" AND l.{column}_key IN {keys} AND l.{column} IN {codes}"));
            }
        }
        if !filter.statuses.is_empty() {
            let statuses = self.bind_all(filter.statuses.iter().cloned());
            conditions.push(format!(" AND l.status IN {statuses}"));
        }
        conditions.push(self.within("expires_on", filter.expires));
        conditions.push(self.within("last_moved_on", filter.last_moved));
        conditions.concat()
    }

    fn within(&mut self, column: &str, days: DateRange) -> String {
        let from = days.from.map(|it| format!(" AND l.{column} >= {}", self.bind(day_number(it))));
        let to = days.to.map(|it| format!(" AND l.{column} <= {}", self.bind(day_number(it))));
        [from, to].into_iter().flatten().collect()
    }
}

/// Whether it leaves all lines of the customers that it names.
pub(super) fn says_nothing(filter: &StockFilter) -> bool {
    StockFilter { customers: BTreeSet::new(), ..filter.clone() }.is_empty()
}
