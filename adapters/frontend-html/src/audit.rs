//! What happened in the company, as the trail has it; and on the platform.

mod export;
mod line;
mod list;
mod sample;
mod words;

use application::audit::Entries;
use axum::{Router, routing::get};

use crate::{Web, reader::Reader};

pub(crate) use line::EntryLine;
pub(crate) use sample::entries as sample;

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
pub(crate) fn lines(entries: &Entries, path: &str, reader: &Reader) -> Vec<EntryLine> {
    let entries_of = entries.entries.iter();
    entries_of.map(|it| EntryLine::new(it, &entries.names, path, reader)).collect()
}
