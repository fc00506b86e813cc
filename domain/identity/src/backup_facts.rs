//! That everything was put into a file, or came out of one.

use domain_kernel::{Change, Fact, Id};

/// Everything that there was at a moment stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupMade {
    pub backup: BackupId,
    pub n_rows: u64,
    pub n_files: u64,
}

/// What there is came out of a file, to where there was nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupRestored {
    pub backup: BackupId,
    pub n_rows: u64,
    pub n_files: u64,
}

/// Names the ids of backups, which stand in the files themselves and in no store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backup;

pub type BackupId = Id<Backup>;

impl Fact for BackupMade {
    fn name(&self) -> &'static str {
        "identity.backup_made"
    }

    fn subject(&self) -> String {
        format!("backup:{}", self.backup)
    }

    fn details(&self) -> Vec<Change> {
        how_much(self.n_rows, self.n_files)
    }
}

impl Fact for BackupRestored {
    fn name(&self) -> &'static str {
        "identity.backup_restored"
    }

    fn subject(&self) -> String {
        format!("backup:{}", self.backup)
    }

    fn details(&self) -> Vec<Change> {
        how_much(self.n_rows, self.n_files)
    }
}

fn how_much(n_rows: u64, n_files: u64) -> Vec<Change> {
    vec![Change::set("n_files", n_files.to_string()), Change::set("n_rows", n_rows.to_string())]
}
