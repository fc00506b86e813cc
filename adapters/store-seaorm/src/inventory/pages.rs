//! A page of lines: those beside a place in their order.

use application::inventory::{StockCursor, StockOrder, StockPage, StockQuery, StockScope, Turn};
use domain_inventory::StockLine;
use domain_kernel::StoreError;

use super::{
    beside::{Beside, Key, beside},
    lines::{READ, SortKey, line},
    shelf::{Shelf, Whose},
    terms::{Terms, Way, says_nothing},
};

/// One more than are shown, which says that there are more.
const N_READ: usize = StockPage::N_LINES as usize + 1;

/// Which lines are read one after the other, from a place or from either end.
struct Walk<'a> {
    whose: &'a Whose,
    order: StockOrder,
    key: SortKey,
    /// `key.sql` in this generation.
    sql: String,
    beside: Option<Beside>,
    turn: Turn,
}

/// Lines that have something in the column beyond a place, or have nothing there beyond a line.
enum Piece<'a> {
    Filled(Option<&'a Beside>),
    Empty(Option<i64>),
}

pub(super) async fn page(
    opened: &Shelf,
    scope: &StockScope,
    query: &StockQuery,
) -> Result<StockPage, StoreError> {
    let Some(whose) = opened.whose(scope.visibility(), &query.filter.customers) else {
        return Ok(StockPage { is_restarted: query.cursor.is_some(), ..StockPage::default() });
    };
    let cursor = query.cursor.filter(|it| it.generation == scope.generation());
    if let Some(cursor) = cursor
        && let Some(beside) = beside(opened, &whose, query.order, cursor.line).await?
    {
        let walk = Walk::new(opened, &whose, query.order, Some(beside), cursor.turn);
        let found = walk.lines(opened, query).await?;
        if !found.is_empty() {
            return Ok(shown(found, scope, Some(cursor.turn)));
        }
    }
    let walk = Walk::new(opened, &whose, query.order, None, Turn::Forward);
    let first = shown(walk.lines(opened, query).await?, scope, None);
    Ok(StockPage { is_restarted: query.cursor.is_some(), ..first })
}

/// Lines in the order in which they were found, and one more if there are more of them.
fn shown(mut found: Vec<(i64, StockLine)>, scope: &StockScope, turned: Option<Turn>) -> StockPage {
    let has_more = N_READ <= found.len();
    found.truncate(N_READ - 1);
    if turned == Some(Turn::Back) {
        found.reverse();
    }
    let cursor = |line: Option<&(i64, StockLine)>, turn| {
        let line = line?.0;
        Some(StockCursor { generation: scope.generation(), line, turn })
    };
    let has_previous = if turned == Some(Turn::Back) { has_more } else { turned.is_some() };
    let has_next = turned == Some(Turn::Back) || has_more;
    StockPage {
        previous: cursor(found.first().filter(|_| has_previous), Turn::Back),
        next: cursor(found.last().filter(|_| has_next), Turn::Forward),
        lines: found.into_iter().map(|(_, line)| line).collect(),
        is_restarted: false,
    }
}

impl<'a> Walk<'a> {
    fn new(
        opened: &Shelf,
        whose: &'a Whose,
        order: StockOrder,
        beside: Option<Beside>,
        turn: Turn,
    ) -> Self {
        let key = SortKey::of(order.column);
        let sql = key.sql.replace('#', &Terms::of(opened).here("p"));
        Self { whose, order, key, sql, beside, turn }
    }

    async fn lines(
        &self,
        opened: &Shelf,
        query: &StockQuery,
    ) -> Result<Vec<(i64, StockLine)>, StoreError> {
        let says_nothing = says_nothing(&query.filter);
        if !says_nothing || !self.key.has_index || !self.whose.is_one() {
            return self.sorted(opened, query, says_nothing && self.key.is_covered).await;
        }
        let mut found = Vec::new();
        for piece in self.pieces() {
            if found.len() < N_READ {
                let most = N_READ - found.len();
                found.extend(self.of_index(opened, piece, most).await?);
            }
        }
        Ok(found)
    }

    /// What has something in the column and what has not are two pieces of an index, and each is in
    /// the order of the page.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let is_back = self.turn == Turn::Back;
        let pieces = match &self.beside {
            Some(Beside { key: Key::Empty, line }) if is_back => {
                vec![Piece::Empty(Some(*line)), Piece::Filled(None)]
            }
            Some(Beside { key: Key::Empty, line }) => vec![Piece::Empty(Some(*line))],
            beside if is_back => vec![Piece::Filled(beside.as_ref())],
            beside => vec![Piece::Filled(beside.as_ref()), Piece::Empty(None)],
        };
        let may_be = |it: &Piece<'_>| self.key.has_empty || matches!(it, Piece::Filled(_));
        pieces.into_iter().filter(may_be).collect()
    }

    /// The first lines of a piece of the index of one customer.
    async fn of_index(
        &self,
        opened: &Shelf,
        piece: Piece<'_>,
        most: usize,
    ) -> Result<Vec<(i64, StockLine)>, StoreError> {
        let mut terms = Terms::of(opened);
        let (sql, lines, keys) = (&self.sql, self.beyond_line(), self.beyond_key());
        let conditions = match piece {
            Piece::Empty(None) => vec![format!("{sql} IS NULL")],
            Piece::Empty(Some(line)) => {
                vec![format!("{sql} IS NULL AND l.line {lines} {}", terms.bind(line))]
            }
            Piece::Filled(None) => vec![format!("{sql} IS NOT NULL")],
            // Those that are alike, and then the others: a range of the index each.
            Piece::Filled(Some(beside)) => {
                let key = beside.key.bind(&mut terms);
                let line = terms.bind(beside.line);
                vec![
                    format!("{sql} = {key} AND l.line {lines} {line}"),
                    format!("{sql} {keys} {key}"),
                ]
            }
        };
        let (key_order, line_order) = (self.key_order(), self.line_order());
        let mut ranges = Vec::new();
        for (number, condition) in conditions.into_iter().enumerate() {
            let theirs = terms.theirs(self.whose, Way::BySort);
            ranges.push(format!(
                "SELECT * FROM (SELECT l.line, {sql} AS k FROM stock_lines l \
                WHERE {theirs} AND {condition} \
                ORDER BY {sql} {key_order}, l.line {line_order} LIMIT {most}) r{number}"
            ));
        }
        let found = ranges.join(" UNION ALL ");
        let order = format!("u.k {key_order}, u.line {line_order}");
        self.read(opened, terms, &found, &order, most).await
    }

    /// The first lines of all that are sorted for it.
    async fn sorted(
        &self,
        opened: &Shelf,
        query: &StockQuery,
        is_covered: bool,
    ) -> Result<Vec<(i64, StockLine)>, StoreError> {
        let mut terms = Terms::of(opened);
        // An index of the column has all that sorting takes.
        let way = if is_covered { Way::BySort } else { terms.way(self.whose, &query.filter) };
        let conditions =
            [terms.theirs(self.whose, way), terms.having(&query.filter), self.beyond(&mut terms)];
        let (from, plain, sql) = (terms.from(way), terms.sorted_by(way), &self.sql);
        let (key_order, line_order) = (self.key_order(), self.line_order());
        let found = format!(
            "SELECT l.line, {sql} AS k FROM {from} WHERE {} \
            ORDER BY {}{plain}{sql} {key_order}, l.line {line_order} LIMIT {N_READ}",
            conditions.concat(),
            self.key.empty_last(&format!("{plain}{sql}"), line_order),
        );
        let order = self.key.empty_last("u.k", line_order);
        let order = format!("{order}u.k {key_order}, u.line {line_order}");
        self.read(opened, terms, &found, &order, N_READ).await
    }

    /// That a line is beyond the place, as ` AND …`. No index is to lead there, which would look each
    /// line up.
    fn beyond(&self, terms: &mut Terms<'_>) -> String {
        let Some(beside) = &self.beside else {
            return String::new();
        };
        let sql = format!("{}{}", terms.sorted_by(Way::Scan), self.sql);
        let (lines, keys) = (self.beyond_line(), self.beyond_key());
        let line = terms.bind(beside.line);
        match (&beside.key, self.turn) {
            (Key::Empty, Turn::Forward) => {
                format!(" AND {sql} IS NULL AND l.line {lines} {line}")
            }
            (Key::Empty, Turn::Back) => {
                format!(" AND ({sql} IS NOT NULL OR l.line {lines} {line})")
            }
            (key, turn) => {
                let key = key.bind(terms);
                let empty = match turn {
                    Turn::Forward if self.key.has_empty => format!(" OR {sql} IS NULL"),
                    _ => String::new(),
                };
                format!(
                    " AND ({sql} {keys} {key} OR ({sql} = {key} AND l.line {lines} {line}){empty})"
                )
            }
        }
    }

    /// The lines whose numbers were found, in the same order.
    async fn read(
        &self,
        opened: &Shelf,
        terms: Terms<'_>,
        found: &str,
        order: &str,
        most: usize,
    ) -> Result<Vec<(i64, StockLine)>, StoreError> {
        let here = terms.here("l");
        let sql = format!(
            "SELECT {READ} FROM ({found}) u CROSS JOIN stock_lines l \
            WHERE {here} AND l.line = u.line ORDER BY {order} LIMIT {most}"
        );
        let rows = opened.rows(terms, &sql).await?;
        rows.iter().map(|it| line(it, &opened.customers)).collect()
    }

    fn key_order(&self) -> &'static str {
        if self.order.is_descending == (self.turn == Turn::Back) { "ASC" } else { "DESC" }
    }

    fn line_order(&self) -> &'static str {
        match self.turn {
            Turn::Forward => "ASC",
            Turn::Back => "DESC",
        }
    }

    fn beyond_key(&self) -> &'static str {
        if self.key_order() == "ASC" { ">" } else { "<" }
    }

    fn beyond_line(&self) -> &'static str {
        match self.turn {
            Turn::Forward => ">",
            Turn::Back => "<",
        }
    }
}
