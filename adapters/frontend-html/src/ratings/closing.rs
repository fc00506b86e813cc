//! Gaps, with what closes each of them and the way to it.

use application::{
    Message,
    skills::{Closing, GapLine},
};
use domain_kernel::{Id, PersonId};
use domain_skills::Giver;
use serde::Serialize;

use super::{Whose, reason};
use crate::{courses, parts::Link, reader::Reader, team, training};

/// As `components/closings.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct ClosingText {
    title: String,
    /// What is so already, or who can do something about it.
    note: Option<String>,
    action: Option<Link>,
}

/// A skill of which somebody has too little.
#[derive(Debug, Serialize)]
pub(super) struct GapText {
    href: String,
    name: String,
    is_critical: bool,
    has: String,
    needed: String,
    /// The same as a sentence.
    stands: String,
    lapsed: Option<String>,
    closings: Vec<ClosingText>,
}

impl GapText {
    pub(super) fn new(gap: &GapLine, whose: &Whose, reader: &Reader) -> Self {
        let closings = gap.closings.iter().map(|it| match whose {
            Whose::Own => ClosingText::own(it, reader),
            Whose::Member(_) => ClosingText::of_member(member(gap), it, reader),
        });
        Self {
            closings: closings.collect(),
            ..Self::without(gap, whose.skill_url(gap.skill), reader)
        }
    }

    /// Of somebody in a list of many.
    pub(super) fn in_list(gap: &GapLine, href: String, reader: &Reader) -> Self {
        let closings =
            gap.closings.iter().map(|it| ClosingText::of_member(member(gap), it, reader));
        Self { closings: closings.collect(), ..Self::without(gap, href, reader) }
    }

    fn without(gap: &GapLine, href: String, reader: &Reader) -> Self {
        let stands = Message::new("gap-has-of")
            .number("has", gap.has.get().into())
            .number("needed", gap.needed.get().into());
        Self {
            stands: reader.text(&stands),
            href,
            name: gap.skill_name.as_str().to_owned(),
            is_critical: gap.is_critical,
            has: reader.number(gap.has.get()),
            needed: reader.number(gap.needed.get()),
            lapsed: gap.lapse.map(|it| reason::lapsed(it, reader)),
            closings: Vec::new(),
        }
    }
}

impl ClosingText {
    /// For whoever leads the person: what can be assigned, or whom to enroll where.
    pub(crate) fn of_member(
        (person, name): (PersonId, &str),
        closing: &Closing,
        reader: &Reader,
    ) -> Self {
        let link = |href, key| Some(Link { href, text: reader.say(key) });
        let (note, action) = match (closing.giver, closing.is_theirs, closing.path) {
            (Giver::Module(_), true, _) => (Some("gap-module-theirs"), None),
            (Giver::Module(_), false, Some(path)) => {
                (None, link(team::assign_url(person, Some(path)), "gap-assign"))
            }
            (Giver::Module(_), false, None) => (Some("gap-module-no-path"), None),
            (Giver::Course(_), true, _) => (Some("gap-course-theirs"), None),
            (Giver::Course(id), false, _) => {
                let course = Id::from_uuid(id.uuid());
                let href = courses::enroll_url(course, name);
                (None, link(href, "gap-enroll"))
            }
        };
        Self { title: title(closing, reader), note: note.map(|it| reader.say(it)), action }
    }

    /// For the person.
    pub(crate) fn own(closing: &Closing, reader: &Reader) -> Self {
        let link = |href, key| Some(Link { href, text: reader.say(key) });
        let action = match closing.giver {
            Giver::Module(id) => link(training::module_url(Id::from_uuid(id.uuid())), "gap-start"),
            Giver::Course(id) => link(courses::own_url(Id::from_uuid(id.uuid())), "gap-see-course"),
        };
        let note = (!closing.is_theirs).then(|| reader.say("gap-ask"));
        Self { title: title(closing, reader), note, action: action.filter(|_| closing.is_theirs) }
    }
}

fn member(gap: &GapLine) -> (PersonId, &str) {
    (gap.person, gap.name.as_str())
}

/// "Module Forklift, level 3"
fn title(closing: &Closing, reader: &Reader) -> String {
    let key = match closing.giver {
        Giver::Module(_) => "gap-by-module",
        Giver::Course(_) => "gap-by-course",
    };
    let title = Message::new(key).text("title", &closing.title);
    reader.text(&title.number("level", closing.level.get().into()))
}
