//! What somebody has, had and has reserved of the company's.

use application::equipment::{HadItem, ReservedItem};
use domain_kernel::Line;
use serde_json::{Value, json};

use super::time;

pub(super) fn had(item: &HadItem) -> Value {
    let custody = &item.line.custody;
    let end = custody.end.as_ref();
    json!({
        "tag": item.tag.as_str(),
        "name": item.name.as_str(),
        "since": time(custody.since),
        "taken": custody.taken.name(),
        "taken_for": custody.taken.reason().map(Line::as_str),
        "due_on": custody.due.map(|it| it.to_string()),
        "until": end.map(|it| time(it.at)),
        "ended": end.map(|it| it.how.name()),
        "ended_for": end.and_then(|it| it.how.reason()).map(Line::as_str),
    })
}

pub(super) fn reserved(item: &ReservedItem) -> Value {
    let reservation = &item.reservation;
    json!({
        "tag": item.tag.as_str(),
        "name": item.name.as_str(),
        "from": time(reservation.period.from()),
        "to": time(reservation.period.to()),
        "note": reservation.note.as_ref().map(Line::as_str),
    })
}
