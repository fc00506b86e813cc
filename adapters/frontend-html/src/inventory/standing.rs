//! How it stands with stock, in a figure for a dashboard.

use application::{Message, inventory::StockStanding};

use super::words::{AsOf, count};
use crate::reader::Reader;

/// What a tile says: its name, and its figure. That something waits for an admin comes before how old
/// it is.
pub(crate) fn stock_tile(standing: &StockStanding, reader: &Reader) -> (String, String) {
    let Some((generation, freshness)) = &standing.current else {
        return (reader.say("stock-title"), reader.say("stock-tile-never"));
    };
    let n_lines = Message::new("stock-lines").number("n", count(generation.n_lines));
    let as_of = AsOf::new(generation.as_of, *freshness, standing.now, reader);
    let name = match standing.is_held {
        true => reader.say("stock-tile-held"),
        false => reader.text(&Message::new("stock-tile").text("when", as_of.text())),
    };
    (name, reader.text(&n_lines))
}
