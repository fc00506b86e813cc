use std::path::Path;

use async_trait::async_trait;
use bytes::Bytes;
use domain_audit::Seal;
use domain_identity::BackupId;
use domain_kernel::{Permit, StoreError, Timestamp};
use thiserror::Error;

use super::NamedFile;

/// What follows from a secret key and tells nothing of it, by which another one is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyMark(pub [u8; 32]);

/// A table and its columns, in the order in which a line of it has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUpTable {
    pub name: String,
    pub columns: Vec<String>,
    pub n_rows: u64,
}

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupContents {
    pub id: BackupId,
    /// Everything in it is as it was at this moment.
    pub made: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// The changes of the schema that its tables have, by name.
    pub changes: Vec<String>,
    /// In the order in which they are put back.
    pub tables: Vec<BackedUpTable>,
    /// The keys of its files.
    pub files: Vec<String>,
    /// Where each audit trail ends.
    pub seals: Vec<Seal>,
    /// Of the key that its secrets follow from.
    pub key_mark: KeyMark,
    pub has_key: bool,
}

/// A piece of a backup with a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupPart {
    /// A line for each row.
    Table(String),
    /// A file, by its key.
    File(String),
    /// The secret key.
    Key,
}

#[derive(Debug, Error)]
pub enum BackupFileError {
    #[error("there is a file of this name already")]
    Exists,
    #[error("this is no backup of Shipshape")]
    NoBackup,
    /// It is not what was written.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("a newer version of Shipshape has made this backup; use that version or a newer one")]
    Newer,
    #[error("the file of the backup cannot be read or written")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Where backups lie.
#[async_trait]
pub trait BackupFiles: Send + Sync {
    /// Begins one. Nothing is to be seen at the path before it is finished and published, and what
    /// is dropped before leaves nothing.
    async fn create(&self, path: &Path) -> Result<Box<dyn UnfinishedBackup>, BackupFileError>;
    /// Reads what a backup says of itself.
    async fn open(&self, path: &Path) -> Result<Box<dyn OpenBackup>, BackupFileError>;
}

/// A backup on its way, part by part. Nothing of it is in memory but a line for each part.
#[async_trait]
pub trait UnfinishedBackup: Send {
    /// What is written from now on belongs to this part.
    async fn begin_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError>;
    async fn write(&mut self, piece: Bytes) -> Result<(), BackupFileError>;
    /// Keeps it for good, under no name yet.
    async fn finish(&mut self, contents: &BackupContents) -> Result<(), BackupFileError>;
    /// Gives it its name, unless something else has it by now.
    async fn publish(self: Box<Self>) -> Result<(), BackupFileError>;
}

/// A backup that is read.
#[async_trait]
pub trait OpenBackup: Send {
    fn contents(&self) -> &BackupContents;
    /// Begins to read a part of it.
    async fn open_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError>;
    /// The next piece of the part. Nothing at its end, where it was found to be what was written.
    async fn next(&mut self) -> Result<Option<Bytes>, BackupFileError>;
}

/// Everything that a store has, as lines, but for what is worth nothing later: sessions, tries, and
/// stock, which the ERP has.
#[async_trait]
pub trait Copies: Send + Sync {
    /// Looks at everything as it is at one moment, whatever is written meanwhile.
    async fn begin_snapshot(&self, permit: &Permit) -> Result<Box<dyn Snapshot>, StoreError>;
    /// Begins to put everything back. Nobody sees any of it before it is whole.
    async fn begin_refill(&self, permit: &Permit) -> Result<Box<dyn Refill>, StoreError>;
}

/// A store at one moment.
#[async_trait]
pub trait Snapshot: Send + Sync {
    /// The changes of the schema that it has, by name.
    fn changes(&self) -> &[String];
    /// In the order in which they can be put back; nobody has counted their rows yet.
    fn tables(&self) -> &[BackedUpTable];
    /// All rows of a table.
    async fn rows<'a>(
        &'a self,
        table: &'a BackedUpTable,
    ) -> Result<Box<dyn TableLines + 'a>, StoreError>;
    /// Where each audit trail ends.
    async fn seals(&self) -> Result<Vec<Seal>, StoreError>;
    /// What its rows say there is in files.
    async fn named_files(&self) -> Result<Vec<NamedFile>, StoreError>;
}

/// Rows on their way out.
#[async_trait]
pub trait TableLines: Send {
    /// Some more of them. Nothing at the end.
    async fn next(&mut self) -> Result<Option<Lines>, StoreError>;
}

/// Whole lines, one for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    pub text: Bytes,
    pub n_rows: u64,
}

/// A store that gets its rows back. What is dropped leaves it as it was.
#[async_trait]
pub trait Refill: Send {
    /// Whether it has no row of what backups have.
    async fn is_empty(&self) -> Result<bool, StoreError>;
    /// Whether it has these tables and columns, and no others.
    fn fits(&self, tables: &[BackedUpTable]) -> bool;
    /// The lines that come are of this table.
    async fn begin_table(&mut self, table: &BackedUpTable) -> Result<(), StoreError>;
    /// Pieces of lines, which need not end where these do.
    async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError>;
    /// Returns how many rows there were.
    async fn end_table(&mut self) -> Result<u64, StoreError>;
    /// Checks that each row has those that it refers to, and shows all of them.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
