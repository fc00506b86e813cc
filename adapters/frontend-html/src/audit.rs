//! What happened in the company, as the trail has it; and on the platform.

mod export;
mod line;
mod list;
mod sample;
mod words;

use std::collections::BTreeMap;

use application::audit::{Entries, Events};
use axum::{Router, routing::get};
use domain_audit::Kept;
use domain_identity::PersonName;
use domain_kernel::PersonId;

use crate::{Web, reader::Reader};

pub(crate) use line::EntryLine;

#[cfg(test)]
pub(crate) use list::AuditPage;
#[cfg(test)]
pub(crate) use words::action_names;

/// Where the company's trail is, and where the platform's.
pub(crate) const COMPANY: &str = "/admin/audit";
pub(crate) const PLATFORM: &str = "/platform/audit";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/admin/audit", get(list::show))
        .route("/admin/audit.csv", get(export::export))
        .route("/admin/audit/head.txt", get(export::seal))
        .route("/platform/audit", get(list::show_platform))
        .route("/platform/audit.csv", get(export::export_platform))
        .route("/platform/audit/head.txt", get(export::seal_platform))
}

/// Entries in words, with links into the trail at `path`.
pub(crate) fn lines(
    entries: &[Kept],
    names: &BTreeMap<PersonId, PersonName>,
    path: &str,
    reader: &Reader,
) -> Vec<EntryLine> {
    entries.iter().map(|it| EntryLine::new(it, names, path, reader)).collect()
}

/// What happened, by its name in the trail, in words.
pub(crate) fn action(name: &str, reader: &Reader) -> String {
    words::action(name, reader)
}

/// For the samples of other pages.
pub(crate) fn sample_events() -> Events {
    let Entries { entries, names, .. } = sample::entries();
    Events { entries, names }
}
