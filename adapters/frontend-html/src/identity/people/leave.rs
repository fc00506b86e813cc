//! What becomes of all that somebody has whose account is deactivated.

use std::collections::BTreeMap;

use application::{
    Failure, Message,
    equipment::{Leaving, LeavingError, OwnItem, Parting},
    identity::{DeactivatePersonError, Deactivation},
};
use domain_equipment::{CustodyId, CustodyReason};
use serde::Serialize;

use super::{
    deactivate::{back, points},
    sample_person, url,
};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    views::Page,
};

/// Everything that somebody has, with what to do about each.
#[derive(Debug, Serialize)]
pub(crate) struct LeavePage {
    heading: String,
    back: Link,
    points: Vec<String>,
    action: String,
    version: String,
    items: Vec<Line>,
    reason: Field,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    tag: String,
    since: String,
    way: Field,
    ways: Vec<Choice>,
    to: Field,
}

/// The words of a form for what becomes of a thing, with what each says.
const WAYS: [(&str, &str); 3] =
    [("leave", "leave-open"), ("return", "leave-return"), ("hand_over", "leave-hand-over")];

/// What the form says about everything that it showed.
pub(super) fn parse(form: &Form) -> Result<Leaving, Refusal> {
    let mut partings = BTreeMap::new();
    for (name, value) in form.fields() {
        if let Some(id) = name.strip_prefix("way-") {
            let id: CustodyId = id.parse().map_err(|_| FormError::Unreadable)?;
            let parting = match value {
                "leave" => Parting::LeaveOpen,
                "return" => Parting::Return,
                "hand_over" => Parting::HandOver { to: form.text(&to_field(id)).to_owned() },
                _ => return Err(FormError::Unreadable.into()),
            };
            if partings.insert(id, parting).is_some() {
                return Err(FormError::SecondValue.into());
            }
        } else if !["version", "reason"].contains(&name) && !name.starts_with("to-") {
            return Err(FormError::UnknownField.into());
        }
    }
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", CustodyReason::parse_optional(form.text("reason")));
    Ok(Leaving { partings, reason: reason.ok_or(errors)? })
}

/// What was refused, at the line that it is about.
pub(super) fn refusal(err: DeactivatePersonError) -> Refusal {
    match err {
        DeactivatePersonError::Leaving(LeavingError::Taker(taker)) => {
            let mut errors = FieldErrors::default();
            errors.add(to_field(taker.custody), taker.why.message());
            errors.into()
        }
        DeactivatePersonError::Place(_) => Refusal::Problem(Problem::from(err)),
        err => err.into(),
    }
}

fn way_field(id: CustodyId) -> String {
    format!("way-{id}")
}

fn to_field(id: CustodyId) -> String {
    format!("to-{id}")
}

impl LeavePage {
    pub(super) fn new(plan: &Deactivation, draft: &Draft, reader: &Reader) -> Self {
        let heading = Message::new("deactivate-title").text("name", plan.name.as_str());
        Self {
            heading: reader.text(&heading),
            back: back(plan.id, &plan.name),
            points: points(plan).iter().map(|it| reader.text(it)).collect(),
            action: format!("{}/deactivate", url(plan.id)),
            version: draft.version(plan.version),
            items: plan.held.iter().flatten().map(|it| Line::new(it, draft, reader)).collect(),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(item: &OwnItem, draft: &Draft, reader: &Reader) -> Self {
        let since = reader.date_time(item.since);
        let way = way_field(item.custody);
        let ways = WAYS.map(|(word, key)| (word.to_owned(), reader.say(key)));
        Self {
            href: format!("/equipment/{}", item.item),
            name: item.name.as_str().to_owned(),
            tag: item.tag.as_str().to_owned(),
            since: reader.text(&Message::new("item-since").text("when", &since)),
            ways: draft.choices(&way, ways),
            way: draft.field(way, reader),
            to: draft.field(to_field(item.custody), reader),
        }
    }
}

impl Page for LeavePage {
    const TEMPLATE: &'static str = "identity/people/leave.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = sample_person();
        let held = crate::equipment::sample_own();
        let [first, second, _] = &held[..] else { return Vec::new() };
        let (first, second) = (first.custody, second.custody);
        let plan = Deactivation {
            id: person.id,
            version: person.version,
            name: person.name,
            n_led: 2,
            held: Some(held),
            refused: None,
        };
        let mut errors = FieldErrors::default();
        errors.add(to_field(first), Message::new("item-no-such-person"));
        errors.add("reason", Message::new("leave-no-reason"));
        let fields = [
            (way_field(first), "hand_over"),
            (to_field(first), "nobody@\"x\""),
            (way_field(second), "return"),
        ];
        let wrong = Draft::refused(fields.into_iter().collect(), errors);
        vec![Self::new(&plan, &Draft::blank(), reader), Self::new(&plan, &wrong, reader)]
    }
}
