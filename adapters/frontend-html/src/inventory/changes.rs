//! What is different from how stock was.

use std::collections::BTreeMap;

use application::{
    App, Message,
    inventory::{ChangeKind, SeeChanges, SeenChanges, Since, StockChange, see_changes},
};
use axum::{extract::State, response::Response};
use domain_inventory::{CustomerKey, CustomerName};
use domain_kernel::Timestamp;
use serde::Serialize;

use super::{
    asked::Asked,
    grid::{Viewer, no_stock},
    rows, sample,
    words::{self, AsOf},
};
use crate::{
    pager::Pager,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/inventory/changes";

#[derive(Debug, Serialize)]
pub(crate) struct ChangesPage {
    lead: String,
    as_of: AsOf,
    /// From when on, to choose from.
    periods: Vec<Period>,
    csv: Option<String>,
    has_several: bool,
    changes: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
    /// Why nothing is listed.
    nothing: String,
    nothing_text: String,
}

#[derive(Debug, Serialize)]
struct Period {
    href: String,
    text: String,
    is_current: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    kind: Kind,
    customer: String,
    part: String,
    description: String,
    lot: String,
    bin: String,
    before: String,
    after: String,
    unit: String,
}

/// What happened, as a state draws it.
#[derive(Debug, Serialize)]
pub(super) struct Kind {
    pub(super) word: String,
    tone: &'static str,
    icon: &'static str,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let insists = query.text("anyway") == "1";
    let command = SeeChanges { since: since(&query), page: query.page(), insists };
    match see_changes(&app, &actor, command).await? {
        Ok(seen) => {
            let now = app.clock.now();
            Ok(screen.show(&ChangesPage::new(&seen, command, now, screen.reader())))
        }
        Err(not_yet) => Ok(no_stock(&not_yet, &Asked::default(), Viewer::of(&actor), &screen)),
    }
}

pub(super) fn since(query: &Query) -> Since {
    Since::parse(query.text("days")).unwrap_or_default()
}

fn address(path: &str, since: Since, insists: bool) -> String {
    let days = if since == Since::default() { "" } else { since.name() };
    query::url(path, &[("days", days), ("anyway", if insists { "1" } else { "" })])
}

impl ChangesPage {
    fn new(seen: &SeenChanges, asked: SeeChanges, now: Timestamp, reader: &Reader) -> Self {
        let periods = Since::ALL.map(|it| Period {
            href: address(PATH, it, asked.insists),
            text: period(it, seen.last_visit, now, reader),
            is_current: it == asked.since,
        });
        let is_first = asked.since == Since::LastVisit && seen.last_visit.is_none();
        let (nothing, nothing_text) = match seen.before {
            Some(_) => ("changes-none", "changes-none-text"),
            None if is_first => ("changes-first-visit", "changes-first-visit-text"),
            None => ("changes-no-before", "changes-no-before-text"),
        };
        let days = if asked.since == Since::default() { "" } else { asked.since.name() };
        let anyway = if asked.insists { "1" } else { "" };
        let changes = seen.changes.items.iter();
        Self {
            lead: lead(seen, now, reader),
            as_of: AsOf::new(seen.generation.as_of, seen.freshness, now, reader),
            periods: periods.into(),
            csv: (!seen.changes.items.is_empty())
                .then(|| address("/inventory/changes.csv", asked.since, false)),
            has_several: seen.has_several,
            changes: changes.map(|it| Line::new(it, &seen.names, reader)).collect(),
            matches: reader.count("changes-match", "changes-match-many", seen.changes.n_matches),
            pager: Pager::new(&seen.changes, PATH, &[("days", days), ("anyway", anyway)]),
            nothing: reader.say(nothing),
            nothing_text: reader.say(nothing_text),
        }
    }
}

/// "From 26 November 2026, 14:02 to 14:01"
fn lead(seen: &SeenChanges, now: Timestamp, reader: &Reader) -> String {
    let to = reader.soon(seen.generation.as_of, now);
    match &seen.before {
        Some(before) => {
            let message =
                Message::new("changes-lead").text("from", &reader.date_time(before.as_of));
            reader.text(&message.text("to", &to))
        }
        None => reader.text(&Message::new("changes-lead-only").text("to", &to)),
    }
}

/// "In a day", "Since your last visit, 14:02"
fn period(since: Since, last_visit: Option<Timestamp>, now: Timestamp, reader: &Reader) -> String {
    match (since, last_visit) {
        (Since::Yesterday, _) => reader.say("changes-day"),
        (Since::LastWeek, _) => reader.say("changes-week"),
        (Since::LastVisit, None) => reader.say("changes-visit"),
        (Since::LastVisit, Some(at)) => {
            let message = Message::new("changes-visit-at").text("time", &reader.soon(at, now));
            reader.text(&message)
        }
    }
}

impl Line {
    fn new(
        change: &StockChange,
        names: &BTreeMap<CustomerKey, CustomerName>,
        reader: &Reader,
    ) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let amount = |it: Option<_>| it.map(|it| words::quantity(it, reader)).unwrap_or_default();
        Self {
            kind: Kind::new(change.kind, reader),
            customer: rows::customer(&change.customer, names).to_owned(),
            part: change.part.clone(),
            description: text(&change.description),
            lot: text(&change.lot),
            bin: text(&change.bin),
            before: amount(change.before),
            after: amount(change.after),
            unit: text(&change.unit),
        }
    }
}

impl Kind {
    pub(super) fn new(kind: ChangeKind, reader: &Reader) -> Self {
        let (key, tone, icon) = match kind {
            ChangeKind::Received => ("change-received", "positive", "arrow-down"),
            ChangeKind::Shipped => ("change-shipped", "accent", "arrow-up"),
            ChangeKind::Counted => ("change-counted", "warning", "arrow-repeat"),
            ChangeKind::Moved => ("change-moved", "", "arrow-right"),
        };
        Self { word: reader.say(key), tone, icon }
    }
}

impl Page for ChangesPage {
    const TEMPLATE: &'static str = "inventory/changes.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("changes-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let week = SeeChanges {
            since: Since::LastWeek,
            page: application::PageNumber::FIRST,
            insists: false,
        };
        let day = SeeChanges { since: Since::Yesterday, ..week };
        let full = sample::changes();
        let nothing = SeenChanges {
            changes: application::Page { items: Vec::new(), number: week.page, n_matches: 0 },
            ..full.clone()
        };
        let no_before = SeenChanges { before: None, has_several: false, ..nothing.clone() };
        let first = SeenChanges { last_visit: None, ..no_before.clone() };
        let visit = SeeChanges { since: Since::LastVisit, ..week };
        let page =
            |seen: &SeenChanges, asked: SeeChanges| Self::new(seen, asked, sample::now(), reader);
        vec![
            page(&full, day),
            page(&nothing, week),
            page(&no_before, day),
            page(&full, visit),
            page(&first, visit),
        ]
    }
}
