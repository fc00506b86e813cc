//! How the ERP was read, as a table and as bars.

use std::time::Duration;

use application::{Message, inventory::HeldLoad};
use domain_inventory::{Load, LoadOutcome};
use serde::Serialize;

use crate::{
    inventory::{
        rows,
        words::{self, count},
    },
    plot::Plot,
    reader::Reader,
};

#[derive(Debug, Serialize)]
pub(super) struct LoadLine {
    began: String,
    word: String,
    tone: &'static str,
    icon: &'static str,
    /// Why, where it went wrong.
    note: Option<String>,
    n_lines: String,
    took: String,
}

/// A load that an admin is to look at.
#[derive(Debug, Serialize)]
pub(super) struct Held {
    number: i64,
    shrunk: Vec<ShrunkLine>,
}

#[derive(Debug, Serialize)]
struct ShrunkLine {
    customer: String,
    n_before: String,
    n_after: String,
}

/// More bars than that nobody compares.
const MOST_BARS: usize = 12;

/// "2.1 s"
pub(super) fn took(took: Duration, reader: &Reader) -> String {
    let tenths = took.as_millis() / 100;
    let part = |it: u128| u32::try_from(it).unwrap_or(u32::MAX);
    let message = Message::new("load-took").number("n", part(tenths / 10));
    reader.text(&message.number("tenths", part(tenths % 10)))
}

/// The last of them from left to right as they were, how long each took. Nothing before the first.
pub(super) fn bars(loads: &[Load], reader: &Reader) -> Option<Plot> {
    let done = loads.iter().filter_map(|it| Some((it, it.took()?))).take(MOST_BARS);
    let bars: Vec<(String, String, u32)> = done
        .map(|(load, duration)| {
            let millis = u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
            (reader.time(load.began_at), took(duration, reader), millis)
        })
        .collect();
    let longest = bars.iter().map(|(.., it)| *it).max()?;
    Some(Plot::new(&reader.say("loads-bars"), longest.max(1), bars))
}

impl LoadLine {
    pub(super) fn new(load: &Load, reader: &Reader) -> Self {
        let (key, tone, icon) = match load.outcome {
            LoadOutcome::UnderWay => ("load-under-way", "accent", "clock"),
            LoadOutcome::Loaded { .. } => ("load-loaded", "positive", "check-circle"),
            LoadOutcome::Held { .. } => ("load-held", "warning", "exclamation-triangle"),
            LoadOutcome::Refused { .. } => ("load-refused", "", "slash-circle"),
            LoadOutcome::Failed { .. } => ("load-failed", "negative", "x-circle"),
            LoadOutcome::Dropped => ("load-dropped", "", "slash-circle"),
        };
        let n_lines = match load.outcome {
            LoadOutcome::Loaded { n_lines, .. }
            | LoadOutcome::Held { n_lines, .. }
            | LoadOutcome::Refused { n_lines, .. } => Some(n_lines),
            LoadOutcome::UnderWay | LoadOutcome::Failed { .. } | LoadOutcome::Dropped => None,
        };
        Self {
            began: reader.moment(load.began_at),
            word: reader.say(key),
            tone,
            icon,
            note: note(&load.outcome, reader),
            n_lines: n_lines.map(|it| reader.number(count(it))).unwrap_or_default(),
            took: load.took().map(|it| took(it, reader)).unwrap_or_default(),
        }
    }
}

fn note(outcome: &LoadOutcome, reader: &Reader) -> Option<String> {
    match outcome {
        LoadOutcome::Failed { trouble, .. } => Some(words::trouble(trouble, reader)),
        LoadOutcome::Loaded { n_flawed, .. } | LoadOutcome::Held { n_flawed, .. }
            if 0 < *n_flawed =>
        {
            Some(reader.text(&Message::new("load-flawed").number("n", count(*n_flawed))))
        }
        _ => None,
    }
}

impl Held {
    pub(super) fn new(held: &HeldLoad, reader: &Reader) -> Self {
        let shrunk = held.shrunk.iter().map(|it| ShrunkLine {
            customer: rows::customer(&it.customer, &held.names).to_owned(),
            n_before: reader.number(count(it.n_before)),
            n_after: reader.number(count(it.n_after)),
        });
        Self { number: held.number.0, shrunk: shrunk.collect() }
    }
}
