//! Why somebody has a level, in words.

use application::{
    Message,
    skills::{ExemptionLine, RatingLine},
};
use domain_kernel::Date;
use domain_skills::{Exemption, Giver, Lapse, Level, LevelText, RatingSource};

use crate::reader::Reader;

/// "Module Forklift, passed 3 March 2026, valid until 3 March 2028".
pub(super) fn said(line: &RatingLine, reader: &Reader) -> String {
    let said = reader.text(&who(line, reader));
    match line.rating.what.until {
        None => said,
        Some(until) => {
            let until = reader.date(until);
            reader.text(&Message::new("rating-until").text("what", &said).text("until", &until))
        }
    }
}

fn who(line: &RatingLine, reader: &Reader) -> Message {
    let what = &line.rating.what;
    let giver = what.granted.map(|it| (it.giver(), line.giver.as_deref()));
    let message = match (what.source, giver) {
        (RatingSource::Training, Some((Giver::Module(_), Some(title)))) => {
            Message::new("rating-by-module").text("title", title)
        }
        (RatingSource::Training, Some((Giver::Course(_), Some(title)))) => {
            Message::new("rating-by-course").text("title", title)
        }
        (RatingSource::Training, _) => Message::new("rating-by-gone"),
        (RatingSource::Own, _) => Message::new("rating-by-own"),
        (RatingSource::External, _) => Message::new("rating-by-certificate"),
        (RatingSource::Manager, _) => match &line.by {
            Some(name) => Message::new("rating-by-person").text("name", name.as_str()),
            None => Message::new("rating-by-nobody"),
        },
    };
    message.text("date", &reader.date(line.rating.on))
}

/// "Level 2", with what that means here if that is known.
pub(super) fn level(level: Level, texts: &[Option<LevelText>; 4], reader: &Reader) -> String {
    let number = Message::new("person-skill-level-n").number("level", level.get().into());
    let number = reader.text(&number);
    let text = usize::from(level.get()).checked_sub(1).and_then(|it| texts.get(it));
    match text.and_then(Option::as_ref) {
        Some(text) => format!("{number}: {}", text.as_str()),
        None if level == Level::NONE => {
            format!("{number}: {}", reader.say("person-skill-level-none"))
        }
        None => number,
    }
}

/// "Until 3 March 2028, by Mara Voss: drives the tractor only".
pub(super) fn exempt(line: &ExemptionLine, reader: &Reader) -> String {
    let Exemption { until, reason, .. } = &line.exemption;
    let key = match (*until < Date::MAX, line.by.is_some()) {
        (true, true) => "exemption-until-by",
        (true, false) => "exemption-until",
        (false, true) => "exemption-by",
        (false, false) => "exemption-always",
    };
    let message = Message::new(key)
        .text("date", &reader.date(*until))
        .text("name", line.by.as_ref().map(domain_kernel::Line::as_str).unwrap_or_default())
        .text("reason", reason.as_str());
    reader.text(&message)
}

pub(super) fn lapsed(lapse: Lapse, reader: &Reader) -> String {
    let lapsed = Message::new("person-skill-lapsed")
        .number("level", lapse.level.get().into())
        .text("date", &reader.date(lapse.last));
    reader.text(&lapsed)
}
