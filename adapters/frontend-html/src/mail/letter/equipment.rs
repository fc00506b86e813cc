//! That an item is damaged, or was taken out of use.

use application::{Message, mail::Said};
use domain_equipment::{CustodyReason, ItemName, ItemTag};

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

pub(super) fn damaged(
    (name, tag): (&ItemName, &ItemTag),
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let of = |key| Message::new(key).text("name", name.as_str()).text("tag", tag.as_str());
    let said = reader.text(&of("mail-damage-said"));
    let (subject, link) = (reader.text(&of("mail-damage-subject")), Some(link));
    let sentences = vec![said, reader.say("mail-damage-blocked")];
    LetterPage { subject, sentences, link, ..blank }
}

pub(super) fn withdrawn(
    (name, tag, reason): (&ItemName, &ItemTag, &CustodyReason),
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let of = |key| Message::new(key).text("name", name.as_str()).text("tag", tag.as_str());
    let said = reader.text(&of("mail-withdrawn-said").text("reason", reason.as_str()));
    let subject = reader.text(&of("mail-withdrawn-subject"));
    let sentences = vec![said, reader.say("mail-withdrawn-returned")];
    LetterPage { subject, sentences, ..blank }
}

pub(super) fn samples() -> [Said; 2] {
    let name = || ItemName::restore("Bench grinder <b>".to_owned());
    let tag = || ItemTag::restore("GR-0101".to_owned());
    [
        Said::ItemDamaged {
            path: "/equipment/work-orders/0a1b".to_owned(),
            name: name(),
            tag: tag(),
        },
        Said::ItemWithdrawn {
            name: name(),
            tag: tag(),
            reason: CustodyReason::restore("Yearly inspection & cleaning".to_owned()),
        },
    ]
}
