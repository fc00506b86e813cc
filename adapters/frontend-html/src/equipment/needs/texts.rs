use application::{
    Message,
    equipment::{ItemNeedLine, ItemQualification, PersonQualifications},
    skills::Qualification,
};
use serde::Serialize;

use crate::{
    equipment::words::{StateText, item_url},
    ratings::{self, ClosingText},
    reader::Reader,
};

/// What an item asks for, as `components/item_needs.html` draws it.
#[derive(Debug, Default, Serialize)]
pub(in crate::equipment) struct NeedsText {
    needs: Vec<NeedText>,
    /// Where it can be changed.
    edit_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct NeedText {
    href: String,
    name: String,
    level: String,
    is_of_category: bool,
}

/// How somebody stands with that, as `components/qualifications.html` draws it.
#[derive(Debug, Serialize)]
pub(in crate::equipment) struct QualificationsText {
    needs: Vec<QualificationText>,
    pub(in crate::equipment) is_missing: bool,
}

#[derive(Debug, Serialize)]
struct QualificationText {
    href: String,
    name: String,
    state: StateText,
    note: String,
    is_missing: bool,
    closings: Vec<ClosingText>,
}

impl NeedsText {
    pub(in crate::equipment) fn new(
        item: domain_equipment::ItemId,
        needs: &[ItemNeedLine],
        may_manage: bool,
        reader: &Reader,
    ) -> Self {
        let needs = needs.iter().map(|it| NeedText {
            href: format!("/skills/{}", it.skill),
            name: it.name.as_str().to_owned(),
            level: level(it, reader),
            is_of_category: it.own < it.of_category,
        });
        let edit_url = may_manage.then(|| format!("{}/needs", item_url(item)));
        Self { needs: needs.collect(), edit_url }
    }
}

impl QualificationsText {
    /// Of its reader.
    pub(in crate::equipment) fn own(needs: &[ItemQualification], reader: &Reader) -> Self {
        let closing = |it: &_| ClosingText::own(it, reader);
        Self::new(needs, ratings::OWN_PATH, closing, reader)
    }

    /// Of somebody for whom its reader can do something about it.
    pub(in crate::equipment) fn of_member(of: &PersonQualifications, reader: &Reader) -> Self {
        let who = (of.person, of.name.as_str());
        let closing = |it: &_| ClosingText::of_member(who, it, reader);
        Self::new(&of.needs, &ratings::member_url(of.person), closing, reader)
    }

    fn new(
        needs: &[ItemQualification],
        skills_url: &str,
        closing: impl Fn(&application::skills::Closing) -> ClosingText,
        reader: &Reader,
    ) -> Self {
        let text = |it: &ItemQualification| {
            let gives = match &it.qualification {
                Qualification::Held { .. } => &[][..],
                Qualification::Missing { gives, .. } => gives,
            };
            QualificationText {
                href: format!("{skills_url}/{}", it.need.skill),
                name: it.need.name.as_str().to_owned(),
                state: StateText::qualified(!it.qualification.is_missing(), reader),
                note: note(it, reader),
                is_missing: it.qualification.is_missing(),
                closings: gives.iter().map(&closing).collect(),
            }
        };
        Self {
            needs: needs.iter().map(text).collect(),
            is_missing: needs.iter().any(|it| it.qualification.is_missing()),
        }
    }
}

fn note(of: &ItemQualification, reader: &Reader) -> String {
    let needed = of.need.needed().get().into();
    reader.text(&match &of.qualification {
        Qualification::Held { until: None } => {
            Message::new("item-qualification-held").number("level", needed)
        }
        Qualification::Held { until: Some(until) } => Message::new("item-qualification-until")
            .number("level", needed)
            .text("date", &reader.date(*until)),
        Qualification::Missing { has, .. } => {
            Message::new("gap-has-of").number("has", has.get().into()).number("needed", needed)
        }
    })
}

fn level(need: &ItemNeedLine, reader: &Reader) -> String {
    reader.text(&Message::new("skill-level").number("n", need.needed().get().into()))
}
