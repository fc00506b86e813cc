//! Everything in one file, and back again (spec: product, "Command line").

mod back_up;
mod failures;
mod named_files;
mod ports;
mod restore;

use std::sync::Arc;

pub use back_up::{BackUp, BackUpError, BackedUp, back_up};
pub use named_files::{NamedContent, NamedFile};
pub use ports::{
    BackedUpTable, BackupContents, BackupFileError, BackupFiles, BackupPart, Copies, KeyMark,
    Lines, OpenBackup, Refill, Snapshot, TableLines, UnfinishedBackup,
};
pub use restore::{
    CheckRestoredError, RestoreError, Restored, check_is_empty, check_restored, restore,
};

/// What backups need beside the application: what they are copies of, and where they lie.
#[derive(Clone)]
pub struct Backups {
    pub copies: Arc<dyn Copies>,
    pub files: Arc<dyn BackupFiles>,
}
