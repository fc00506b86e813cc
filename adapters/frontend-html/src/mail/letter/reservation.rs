//! That nothing comes of what somebody has reserved.

use application::{
    Message,
    mail::{CancelledReservation, Said},
};
use domain_kernel::{Date, Line};

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

pub(super) fn cancelled(
    of: &CancelledReservation,
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let what = |key| {
        let message = Message::new(key).text("item", of.item.as_str()).text("tag", of.tag.as_str());
        let from = reader.local_time(of.from);
        reader.text(&message.text("from", &from).text("to", &reader.local_time(of.to)))
    };
    let sentences = match &of.reason {
        None => vec![what("mail-reservation-retired")],
        Some(reason) => {
            let said = Message::new("mail-reservation-reason").text("reason", reason.as_str());
            vec![what("mail-reservation-cancelled"), reader.text(&said)]
        }
    };
    let subject = reader.say("mail-reservation-subject");
    LetterPage { subject, sentences, link: Some(link), ..blank }
}

pub(super) fn sample(reason: Option<&str>) -> Said {
    let (from, to) = (Date::constant(2026, 11, 27), Date::constant(2026, 11, 28));
    Said::ReservationCancelled(CancelledReservation {
        item: Line::restore("Bench <b>grinder</b>".to_owned()),
        tag: Line::restore("GR-0101".to_owned()),
        from: from.at(9, 0, 0, 0),
        to: to.at(12, 30, 0, 0),
        reason: reason.map(|it| Line::restore(it.to_owned())),
    })
}
