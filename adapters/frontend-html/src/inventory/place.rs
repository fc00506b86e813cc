//! What stands around the lines of the grid: which of how many they are, and figures above them.

use application::{
    Message,
    inventory::{Glance, ShownStock, StockPage},
};
use domain_kernel::{Date, days_later};
use serde::Serialize;

use super::{
    asked::{Asked, PATH, url},
    words::count,
};
use crate::reader::Reader;

/// A figure above the grid.
#[derive(Debug, Serialize)]
pub(super) struct Tile {
    name: String,
    figure: String,
    href: Option<String>,
}

/// Which lines of how many a page shows, as far as its address knew.
pub(super) struct Place {
    n_before: u64,
    n_shown: u64,
    total: u64,
}

impl Place {
    pub(super) fn of(shown: &ShownStock, asked: &Asked) -> Self {
        let n_shown = u64::try_from(shown.page.lines.len()).unwrap_or(u64::MAX);
        let n_lines = shown.totals.n_lines.max(n_shown);
        let most = n_lines - n_shown;
        let n_before = match (shown.page.previous.is_some(), shown.page.next.is_some()) {
            (false, _) => 0,
            (true, false) => most,
            (true, true) => asked.skipped.min(most),
        };
        Self { n_before, n_shown, total: n_lines }
    }

    pub(super) fn before_previous(&self) -> u64 {
        self.n_before.saturating_sub(StockPage::N_LINES.into())
    }

    pub(super) fn before_next(&self) -> u64 {
        self.n_before + self.n_shown
    }

    pub(super) fn range(&self, reader: &Reader) -> String {
        let first = self.n_before + u64::from(0 < self.n_shown);
        let message = Message::new("stock-range").number("from", count(first));
        let message = message.number("to", count(self.n_before + self.n_shown));
        reader.text(&message.number("n", count(self.total)))
    }
}

pub(super) fn tiles(glance: Glance, shown: &ShownStock, today: Date, reader: &Reader) -> Vec<Tile> {
    let number = |it: u64| reader.number(i64::from(count(it)));
    let tile = |key, figure, href| Tile { name: reader.say(key), figure, href };
    let soon = days_later(today, Glance::SOON);
    let expiring = glance.n_expiring.map(|n| {
        let to = soon.map(|it| it.to_string()).unwrap_or_default();
        let fields = [("expires_from", today.to_string()), ("expires_to", to)];
        tile("stock-expiring", number(n), Some(url(PATH, &fields)))
    });
    let moved =
        glance.last_moved_on.map(|it| tile("stock-last-change", reader.brief_date(it), None));
    let as_of = reader.soon(shown.generation.as_of, shown.now);
    let lines = tile("stock-lines-tile", number(shown.totals.n_lines), None);
    let tiles = [Some(lines), expiring, moved, Some(tile("stock-as-of-tile", as_of, None))];
    tiles.into_iter().flatten().collect()
}
