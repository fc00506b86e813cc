use application::{
    App,
    audit::{Entries, ListEntries, list_entries, list_platform_entries},
};
use axum::{extract::State, response::Response};
use domain_audit::{Place, Stretch, hex};
use domain_kernel::{Actor, Date, Realm, Timestamp, days_later};
use serde::Serialize;

use super::{COMPANY, PLATFORM, line::EntryLine, words};
use crate::{
    form::{Choice, Draft, Field},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{Operating, Signed},
};

/// The trail of the company, or what is looked for in it.
#[derive(Debug, Serialize)]
pub(crate) struct AuditPage {
    /// Where this trail is.
    path: &'static str,
    who: Field,
    action: Field,
    actions: Vec<Choice>,
    target: Field,
    from: Field,
    to: Field,
    /// The same as a table, and the end of the chain as a file.
    export_url: String,
    seal_url: String,
    /// Where the whole trail is, if this is part of it.
    all_url: Option<&'static str>,
    entries: Vec<EntryLine>,
    newer: Option<String>,
    older: Option<String>,
    /// How many entries there are in all, and the seal of the last one.
    n_entries: String,
    seal: String,
}

/// What the filters say, as they were typed.
type Filters<'a> = [(&'static str, &'a str); 5];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    own_company(&actor)?;
    let entries = list_entries(&app, &actor, asked(&query, screen.reader())).await?;
    Ok(screen.show(&AuditPage::new(&entries, COMPANY, filters(&query), screen.reader())))
}

pub(crate) async fn show_platform(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let entries = list_platform_entries(&app, &actor, asked(&query, screen.reader())).await?;
    Ok(screen.show(&AuditPage::new(&entries, PLATFORM, filters(&query), screen.reader())))
}

/// The platform has a trail of its own, and pages for it.
pub(super) fn own_company(actor: &Actor) -> Result<Realm, Problem> {
    match actor.realm() {
        Realm::Platform => Err(Problem::not_found()),
        company @ Realm::Company(_) => Ok(company),
    }
}

fn filters(query: &Query) -> Filters<'_> {
    ["who", "action", "target", "from", "to"].map(|it| (it, query.text(it)))
}

pub(super) fn asked(query: &Query, reader: &Reader) -> ListEntries {
    let older = place(query.text("before")).map(Stretch::OlderThan);
    let newer = place(query.text("after")).map(Stretch::NewerThan);
    let last = date(query.text("to")).and_then(|it| days_later(it, 1));
    ListEntries {
        who: query.text("who").to_owned(),
        name: Some(query.text("action").to_owned()).filter(|it| !it.is_empty()),
        target: query.text("target").to_owned(),
        since: date(query.text("from")).and_then(|it| reader.beginning(it)),
        until: last.and_then(|it| reader.beginning(it)),
        stretch: older.or(newer).unwrap_or(Stretch::Newest),
    }
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|it: &Date| (1990..=2100).contains(&it.year()))
}

/// Where a page begins, as the address has it: `1795784550000000.48275`.
fn place(text: &str) -> Option<Place> {
    let (at, seq) = text.split_once('.')?;
    Some(Place { at: Timestamp::from_micros(at.parse().ok()?), seq: seq.parse().ok()? })
}

impl AuditPage {
    fn new(entries: &Entries, path: &'static str, filters: Filters<'_>, reader: &Reader) -> Self {
        let draft = Draft::filled(filters);
        let all = (String::new(), reader.say("audit-all-actions"));
        let is_part = filters.iter().any(|(_, value)| !value.is_empty());
        let page = |name, place: Option<Place>| {
            let place = place.map(|it| format!("{}.{}", it.at.micros(), it.seq))?;
            Some(query::url(path, &[&filters[..], &[(name, place.as_str())]].concat()))
        };
        Self {
            path,
            who: draft.field("who", reader),
            action: draft.field("action", reader),
            actions: draft.choices("action", [all].into_iter().chain(words::actions(reader))),
            target: draft.field("target", reader),
            from: draft.field("from", reader),
            to: draft.field("to", reader),
            export_url: query::url(&format!("{path}.csv"), &filters),
            seal_url: format!("{path}/head.txt"),
            all_url: is_part.then_some(path),
            newer: page("after", entries.newer),
            older: page("before", entries.older),
            n_entries: reader.number(entries.head.seq),
            seal: hex(&entries.head.hash),
            entries: super::lines(&entries.entries, &entries.names, path, reader),
        }
    }
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "audit/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("audit-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let nothing = ["who", "action", "target", "from", "to"].map(|it| (it, ""));
        let mut filters = nothing;
        filters[0].1 = "anna@harbour.example";
        filters[3].1 = "2026-11-24";
        let empty = Entries { entries: Vec::new(), older: None, ..super::sample::entries() };
        vec![
            Self::new(&super::sample::entries(), COMPANY, nothing, reader),
            Self::new(&empty, PLATFORM, filters, reader),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_none_begins_at_the_newest() {
        let at = Timestamp::from_micros(7);
        assert_eq!(place("7.3"), Some(Place { at, seq: 3 }));
        for bad in ["", "7", "7.", ".3", "x.3", "99999999999999999999.1"] {
            assert_eq!(place(bad), None, "{bad:?}");
        }
    }
}
