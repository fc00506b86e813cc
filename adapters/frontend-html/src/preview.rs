//! What choosing many at once would do, before it is done.

use application::Message;
use serde::Serialize;

use crate::{parts::count, reader::Reader};

/// As `components/preview.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct Preview {
    summary: String,
    names: Vec<String>,
    /// How many are not named.
    more: Option<String>,
    left_out: Vec<LeftOutLine>,
}

/// Somebody who is left out, and why.
#[derive(Debug, Serialize)]
pub(crate) struct LeftOutLine {
    who: String,
    why: String,
}

impl Preview {
    /// As many as somebody reads.
    const MOST_NAMED: usize = 100;

    pub(crate) fn new<'a>(
        summary: String,
        names: impl ExactSizeIterator<Item = &'a str>,
        left_out: Vec<LeftOutLine>,
        reader: &Reader,
    ) -> Self {
        let others = names.len().saturating_sub(Self::MOST_NAMED);
        let more = Message::new("nudge-others").number("n", count(others));
        Self {
            summary,
            names: names.take(Self::MOST_NAMED).map(str::to_owned).collect(),
            more: (0 < others).then(|| reader.text(&more)),
            left_out,
        }
    }
}

impl LeftOutLine {
    pub(crate) fn new(who: &str, why: &Message, reader: &Reader) -> Self {
        Self { who: who.to_owned(), why: reader.text(why) }
    }
}
