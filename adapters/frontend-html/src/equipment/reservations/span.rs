//! When something is reserved, in words.

use application::{Message, equipment::ReservedBy};
use domain_equipment::Period;

use crate::reader::Reader;

/// "27 November 2026, 09:00 to 12:00", or with both days.
pub(super) fn span(period: Period, reader: &Reader) -> String {
    let (from, to) = (period.from(), period.to());
    let until = match reader.date_of(from) == reader.date_of(to) {
        true => reader.time(to),
        false => reader.date_time(to),
    };
    let message = Message::new("reservation-span").text("from", &reader.date_time(from));
    reader.text(&message.text("to", &until))
}

/// Why somebody does not get an item that somebody else has reserved.
pub(crate) fn refused(by: &ReservedBy, reader: &Reader) -> Message {
    let span = span(by.period, reader);
    match &by.name {
        Some(name) => {
            Message::new("item-reserved-when").text("name", name.as_str()).text("when", &span)
        }
        None => Message::new("item-reserved-when-by-somebody").text("when", &span),
    }
}
