//! Looking at what was recorded, and checking it.

mod check_ends;
mod export_entries;
mod list_entries;
mod record_refusal;
mod verify_trail;

pub use check_ends::{CheckedEnd, check_ends};
pub use export_entries::{EntriesExport, ExportEntriesError, Piece, export_entries, seal_trail};
pub(crate) use list_entries::newest_events;
pub use list_entries::{
    Entries, Events, ListEntries, ListEntriesError, list_entries, list_platform_entries,
};
pub use record_refusal::{RecordRefusalError, record_refusal};
pub use verify_trail::{Verified, VerifyTrail, VerifyTrailError, list_trails, verify_trail};
