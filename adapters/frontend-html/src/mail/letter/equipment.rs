//! What somebody hears about an item that they keep, have, had or added.

use application::{
    Message,
    mail::{ItemNews, MailedItem, Said},
};
use domain_equipment::{CustodyReason, ItemName, ItemTag};
use domain_kernel::Line;

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

pub(super) fn news(
    (news, item): (ItemNews, &MailedItem),
    origin: &str,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let (subject, done, path, link) = match news {
        ItemNews::Asked => (
            "mail-item-asked-subject",
            "mail-item-asked",
            "/equipment/mine".to_owned(),
            "mail-item-asked-link",
        ),
        ItemNews::Returned => (
            "mail-item-returned-subject",
            "mail-item-returned",
            "/equipment/mine".to_owned(),
            "mail-item-own-link",
        ),
        ItemNews::HandedOver => (
            "mail-item-handed-over-subject",
            "mail-item-handed-over",
            "/equipment/mine".to_owned(),
            "mail-item-own-link",
        ),
        ItemNews::Added => (
            "mail-item-added-subject",
            "mail-item-added",
            format!("/equipment/labels?item={}", item.id),
            "mail-item-added-link",
        ),
    };
    let done = Message::new(done).text("name", item.name.as_str()).text("tag", item.tag.as_str());
    let notes = match news {
        ItemNews::Asked => vec![reader.say("mail-item-asked-note")],
        ItemNews::Returned | ItemNews::HandedOver => vec![reader.say("mail-item-unexpected")],
        ItemNews::Added => Vec::new(),
    };
    LetterPage {
        subject: reader.say(subject),
        sentences: vec![reader.text(&done)],
        link: Some(Link { href: format!("{origin}{path}"), text: reader.say(link) }),
        notes,
        ..blank
    }
}

pub(super) fn samples() -> Vec<Said> {
    let name = || ItemName::restore("Bench grinder <b>".to_owned());
    let tag = || ItemTag::restore("GR-0101".to_owned());
    let done = [
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
    ];
    let all = [ItemNews::Asked, ItemNews::Returned, ItemNews::HandedOver, ItemNews::Added];
    let news = all.map(|news| {
        let item = MailedItem {
            id: domain_kernel::Id::from_uuid(uuid::Uuid::from_u128(1)),
            tag: Line::restore("GR-0101".to_owned()),
            name: Line::restore("Bench grinder <b> & wheel".to_owned()),
        };
        Said::Item(news, item)
    });
    done.into_iter().chain(news).collect()
}
