//! Where a page begins: beside a line that somebody saw.

use application::inventory::StockOrder;
use domain_kernel::StoreError;

use super::{
    lines::{Cells, KeyKind, SortKey},
    shelf::{Shelf, Whose},
    terms::Terms,
};

/// By what a line is sorted.
pub(super) enum Key {
    Text(String),
    Number(i64),
    Empty,
}

/// Where a page begins.
pub(super) struct Beside {
    pub(super) key: Key,
    pub(super) line: i64,
}

/// The place of a line, if it is one of theirs.
pub(super) async fn beside(
    shelf: &Shelf,
    whose: &Whose,
    order: StockOrder,
    line: i64,
) -> Result<Option<Beside>, StoreError> {
    let key = SortKey::of(order.column);
    let mut terms = Terms::of(shelf);
    let sql = format!(
        "SELECT l.customer, {} FROM stock_lines l WHERE {} AND l.line = {}",
        key.sql.replace('#', &terms.here("p")),
        terms.here("l"),
        terms.bind(line),
    );
    let rows = shelf.rows(terms, &sql).await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let mut cells = Cells { row, next: 0 };
    if !whose.has(cells.next()?) {
        return Ok(None);
    }
    let key = match key.kind {
        KeyKind::Text => cells.next::<Option<String>>()?.map(Key::Text),
        KeyKind::BigInteger => cells.next::<Option<i64>>()?.map(Key::Number),
        KeyKind::Integer => cells.next::<Option<i32>>()?.map(|it| Key::Number(it.into())),
    };
    Ok(Some(Beside { key: key.unwrap_or(Key::Empty), line }))
}

impl Key {
    pub(super) fn bind(&self, terms: &mut Terms<'_>) -> String {
        match self {
            Self::Text(text) => terms.bind(text.clone()),
            Self::Number(number) => terms.bind(*number),
            Self::Empty => "NULL".to_owned(),
        }
    }
}
