//! One custody after the other, on the page of an item and on that of a person.

use application::{
    Message,
    equipment::{CustodyLine, HadItem},
};
use domain_equipment::{Ended, Taken};
use domain_kernel::Date;
use serde::Serialize;

use super::words::item_url;
use crate::reader::Reader;

/// As `components/history.html` shows it.
#[derive(Debug, Serialize)]
pub(super) struct HistoryLine {
    title: String,
    href: Option<String>,
    tag: Option<String>,
    is_open: bool,
    text: String,
    /// Why, where somebody else took or returned it.
    reasons: Vec<String>,
    was_due: Option<String>,
}

impl HistoryLine {
    /// On the page of an item: who.
    pub(super) fn of_item(line: &CustodyLine, today: Date, reader: &Reader) -> Self {
        let href = format!("/team/{}", line.custody.holder);
        Self::new(line, (line.holder.as_str().to_owned(), Some(href)), today, reader)
    }

    /// On the page of a person: what. Whoever sees all items gets there.
    pub(super) fn of_person(had: &HadItem, is_led: bool, today: Date, reader: &Reader) -> Self {
        let href = is_led.then(|| item_url(had.line.custody.item));
        let name = had.name.as_str().to_owned();
        let line = Self::new(&had.line, (name, href), today, reader);
        Self { tag: Some(had.tag.as_str().to_owned()), ..line }
    }

    fn new(
        line: &CustodyLine,
        (title, href): (String, Option<String>),
        today: Date,
        reader: &Reader,
    ) -> Self {
        let custody = &line.custody;
        let since = reader.date_time(custody.since);
        let text = match &custody.end {
            None => Message::new("item-since").text("when", &since),
            Some(end) => {
                let until = reader.date_time(end.at);
                Message::new("item-from-until").text("from", &since).text("until", &until)
            }
        };
        let said = |key: &'static str, who: Option<&str>, why: &str| {
            let system = reader.say("item-by-system");
            let who = who.unwrap_or(&system);
            reader.text(&Message::new(key).text("who", who).text("why", why))
        };
        let name =
            |it: &Option<domain_identity::PersonName>| it.as_ref().map(|it| it.as_str().to_owned());
        let (taken_by, ended_by) = (name(&line.taken_by), name(&line.ended_by));
        let given = match &custody.taken {
            Taken::OnBehalf { reason, .. } | Taken::Waived { reason, .. } => {
                Some(said("item-given-by", taken_by.as_deref(), reason.as_str()))
            }
            Taken::HandedOver { reason: Some(reason), .. } => {
                Some(said("item-handed-over-by", taken_by.as_deref(), reason.as_str()))
            }
            Taken::HandedOver { reason: None, .. } => {
                Some(said("item-handed-over-from", taken_by.as_deref(), ""))
            }
            Taken::ByCode => None,
        };
        let waived = custody.taken.waiver().map(|it| {
            let (skills, why) = (it.missing.as_str(), it.reason.as_str());
            let message = Message::new("item-waived-because");
            reader.text(&message.text("skills", skills).text("why", why))
        });
        let returned = custody.end.as_ref().and_then(|it| match &it.how {
            Ended::ForHolder { reason, .. } => {
                Some(said("item-returned-by", ended_by.as_deref(), reason.as_str()))
            }
            Ended::Maintenance { reason, .. } => {
                Some(said("item-withdrawn-by", ended_by.as_deref(), reason.as_str()))
            }
            Ended::Damaged => Some(reader.say("item-returned-damaged")),
            Ended::Returned | Ended::HandedOver => None,
        });
        let late = custody.due.filter(|_| custody.is_overdue(today));
        Self {
            title,
            href,
            tag: None,
            is_open: custody.end.is_none(),
            text: reader.text(&text),
            reasons: given.into_iter().chain(waived).chain(returned).collect(),
            was_due: late.map(|it| {
                reader.text(&Message::new("item-was-due").text("date", &reader.date(it)))
            }),
        }
    }
}
