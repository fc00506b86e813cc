//! What is coming of one item.

use application::equipment::ReservationLine;
use domain_equipment::{ItemId, ReservationState};
use serde::Serialize;

use super::{Looking, span::span};
use crate::{equipment::words::item_url, reader::Reader};

/// As `components/reservations_panel.html` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct ReservationsPanel {
    reserve_url: Option<String>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    when: String,
    who: String,
    note: Option<String>,
    is_taken: bool,
    cancel_url: Option<String>,
}

impl ReservationsPanel {
    /// `free` is the item, where it can be reserved from here.
    pub(crate) fn new(
        free: Option<ItemId>,
        lines: &[ReservationLine],
        looking: Looking,
        reader: &Reader,
    ) -> Self {
        let free = free.filter(|_| looking.may_reserve);
        let line = |it: &ReservationLine| {
            let reservation = &it.reservation;
            let is_own = looking.own == Some(reservation.person);
            let is_taken = matches!(reservation.state, ReservationState::Fulfilled { .. });
            let may_cancel = (is_own || looking.may_manage) && !is_taken;
            Line {
                when: span(reservation.period, reader),
                who: match (&it.person, is_own) {
                    (_, true) => reader.say("reservation-yours"),
                    (Some(name), false) => name.as_str().to_owned(),
                    (None, false) => reader.say("reservation-somebody"),
                },
                note: reservation.note.as_ref().map(|it| it.as_str().to_owned()),
                is_taken,
                cancel_url: may_cancel.then(|| super::cancel::url(reservation.id)),
            }
        };
        Self {
            reserve_url: free.map(|it| format!("{}/reserve", item_url(it))),
            lines: lines.iter().map(line).collect(),
        }
    }
}
