use std::collections::BTreeSet;

use domain_inventory::{CustomerKey, GenerationNumber, StockColumn};
use domain_kernel::Date;

/// Which stock lines, in which order, and which of them. An address is the whole of it, and never a
/// right to see anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockQuery {
    pub filter: StockFilter,
    pub order: StockOrder,
    /// `None` is the first page.
    pub cursor: Option<StockCursor>,
}

/// Everything that is said must hold; what is empty says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StockFilter {
    /// Each of its words is in the part, description, lot, reference or PO, whatever the case.
    pub text: Option<String>,
    /// One of these, exactly.
    pub parts: BTreeSet<String>,
    pub bins: BTreeSet<String>,
    pub statuses: BTreeSet<String>,
    pub customers: BTreeSet<CustomerKey>,
    pub expires: DateRange,
    pub last_moved: DateRange,
}

/// From a day to another one, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// By which column, and from its end or not. What is empty comes last either way, and lines that
/// are alike in it come in the order in which they were loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StockOrder {
    pub column: StockColumn,
    pub is_descending: bool,
}

/// A place between two lines of one generation in some order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockCursor {
    pub generation: GenerationNumber,
    /// The line beside it, by its number in the generation.
    pub line: i64,
    pub turn: Turn,
}

/// Which way a page is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To what comes behind the line.
    Forward,
    /// To what comes before it.
    Back,
}

impl StockFilter {
    pub const MOST_CHARS: usize = 100;
    /// More words than anybody searches for.
    pub const MOST_WORDS: usize = 8;

    /// Nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for StockOrder {
    fn default() -> Self {
        Self { column: StockColumn::Part, is_descending: false }
    }
}

impl DateRange {
    pub fn is_empty(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}
