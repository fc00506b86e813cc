//! What somebody has reserved and not yet taken.

use application::equipment::ReservedItem;
use serde::Serialize;

use super::span::span;
use crate::reader::Reader;

/// As `components/own_reservations.html` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct OwnReservations {
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    tag: String,
    when: String,
    note: Option<String>,
    cancel_url: String,
}

impl OwnReservations {
    pub(crate) fn new(reserved: &[ReservedItem], reader: &Reader) -> Self {
        let lines = reserved.iter().map(|it| Line {
            name: it.name.as_str().to_owned(),
            tag: it.tag.as_str().to_owned(),
            when: span(it.reservation.period, reader),
            note: it.reservation.note.as_ref().map(|it| it.as_str().to_owned()),
            cancel_url: super::cancel::url(it.reservation.id),
        });
        Self { lines: lines.collect() }
    }
}
