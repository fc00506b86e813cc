//! An entry of the trail, in words.

use std::collections::BTreeMap;

use application::Message;
use domain_audit::{About, Author, Kept};
use domain_identity::PersonName;
use domain_kernel::{Change, Id, Job, PersonId};
use serde::Serialize;

use super::words;
use crate::{parts::Link, query, reader::Reader};

#[derive(Debug, Serialize)]
pub(crate) struct EntryLine {
    pub(super) number: String,
    pub(super) time: String,
    pub(super) who: String,
    /// In what role, or how.
    pub(super) note: Option<String>,
    /// Where the request came from, or that it was erased.
    pub(super) origin: Option<String>,
    pub(super) action: String,
    pub(super) target: Link,
    /// Each field, before and after.
    pub(super) changes: Vec<String>,
}

type Names = BTreeMap<PersonId, PersonName>;

impl EntryLine {
    pub(super) fn new(kept: &Kept, names: &Names, path: &str, reader: &Reader) -> Self {
        let it = &kept.recorded;
        let (who, note) = who(&it.author, names, reader);
        Self {
            number: reader.number(it.seq),
            time: reader.moment(it.at),
            who,
            note,
            origin: origin(kept, reader),
            action: words::action(&it.name, reader),
            target: target(&it.subject, names, path, reader),
            changes: changes(kept, names, reader),
        }
    }
}

fn who(author: &Author, names: &Names, reader: &Reader) -> (String, Option<String>) {
    let role = |role: &str| words::value("role", role, reader);
    match author {
        Author::Person { id, role: word } => (name(*id, names), Some(role(word))),
        Author::Token { person, role: word } => {
            let text = Message::new("audit-who-token").text("role", &role(word));
            (name(*person, names), Some(reader.text(&text)))
        }
        Author::Operator { id, role: word } => {
            // Only the platform knows what they are called.
            let name = names.get(&Id::from_uuid(id.uuid()));
            let name = name.map(|it| it.as_str().to_owned());
            (name.unwrap_or_else(|| reader.say("audit-who-operator")), Some(role(word)))
        }
        Author::System { acting_for: Some(id), .. } => {
            (name(*id, names), Some(reader.say("audit-who-command")))
        }
        Author::System { job, acting_for: None }
            if [Job::Mail, Job::Sweep, Job::Summaries].iter().any(|it| it.name() == job) =>
        {
            (reader.say("audit-who-program"), None)
        }
        Author::System { acting_for: None, .. } => (reader.say("audit-who-command"), None),
        Author::Nobody => (reader.say("audit-who-nobody"), None),
    }
}

fn name(id: PersonId, names: &Names) -> String {
    names.get(&id).map_or_else(|| id.to_string(), |it| it.as_str().to_owned())
}

fn origin(kept: &Kept, reader: &Reader) -> Option<String> {
    let beside = kept.personal.iter().find(|it| it.about == About::Author);
    let address = beside.and_then(|it| it.content.iter().find(|it| it.field == "address"));
    match address.and_then(|it| it.after.clone()) {
        None if kept.recorded.author_digest.is_some() => Some(reader.say("audit-erased-address")),
        address => address,
    }
}

/// Leads to all that has happened to the same.
fn target(subject: &str, names: &Names, path: &str, reader: &Reader) -> Link {
    let (kind, id) = subject.split_once(':').unwrap_or((subject, ""));
    let text = match (kind, id.parse()) {
        ("person", Ok(person)) => name(person, names),
        // Only the platform knows what they are called.
        ("operator", Ok(operator)) => match names.get(&operator) {
            Some(name) => name.as_str().to_owned(),
            None => words::target(kind, reader),
        },
        _ => words::target(kind, reader),
    };
    Link { href: query::url(path, &[("target", subject)]), text }
}

fn changes(kept: &Kept, names: &Names, reader: &Reader) -> Vec<String> {
    let beside = kept.personal.iter().find(|it| it.about == About::Subject);
    let is_erased = beside.is_none() && kept.recorded.subject_digest.is_some();
    let erased = is_erased.then(|| reader.say("audit-erased-subject"));
    let personal = beside.map(|it| it.content.as_slice()).unwrap_or_default();
    let changes = kept.recorded.details.iter().chain(personal);
    changes.map(|it| change(it, names, reader)).chain(erased).collect()
}

fn change(change: &Change, names: &Names, reader: &Reader) -> String {
    let value = |value: &str| {
        let person = value.parse().ok().and_then(|it| names.get(&it));
        person
            .map_or_else(|| words::value(&change.field, value, reader), |it| it.as_str().to_owned())
    };
    let field = words::field(&change.field, reader);
    let (before, after) = (change.before.as_deref().map(value), change.after.as_deref().map(value));
    let message = match (before, after) {
        (Some(before), Some(after)) => {
            Message::new("audit-from-to").text("before", &before).text("after", &after)
        }
        (None, Some(after)) => Message::new("audit-set").text("after", &after),
        (Some(before), None) => Message::new("audit-gone").text("before", &before),
        (None, None) => return field,
    };
    reader.text(&message.text("field", &field))
}
