//! Backups as ZIP files, which any machine can look into.
//!
//! | name | what |
//! |---|---|
//! | `manifest.json` | what the backup says of itself, with the length and the SHA-256 of every other part |
//! | `tables/NAME.jsonl` | a line for each row: an array of its columns in the order of the manifest; bytes and ids in hexadecimal digits, days as 2026-11-27, JSON as a text |
//! | `files/KEY` | the files, as they are |
//! | `secret.key` | the secret key, if it is to be in it |
//!
//! The manifest is written last and read first: a file that breaks off is no backup.

mod manifest;
mod read;
mod write;

use std::path::Path;

use application::backup::{BackupFileError, BackupFiles, BackupPart, OpenBackup, UnfinishedBackup};
use async_trait::async_trait;

/// Backups in the folders of this machine.
pub struct ZipBackups;

#[async_trait]
impl BackupFiles for ZipBackups {
    async fn create(&self, path: &Path) -> Result<Box<dyn UnfinishedBackup>, BackupFileError> {
        Ok(Box::new(write::create(path).await?))
    }

    async fn open(&self, path: &Path) -> Result<Box<dyn OpenBackup>, BackupFileError> {
        Ok(Box::new(read::open(path).await?))
    }
}

const MANIFEST: &str = "manifest.json";
const KEY: &str = "secret.key";
const FILES: &str = "files/";
/// So much is read and passed on at once.
const PIECE: usize = 64 * 1024;
/// So many pieces wait for the slower side.
const WAITING: usize = 8;

fn name(part: &BackupPart) -> String {
    match part {
        BackupPart::Table(table) => format!("tables/{table}.jsonl"),
        BackupPart::File(key) => format!("{FILES}{key}"),
        BackupPart::Key => KEY.to_owned(),
    }
}

fn unavailable(err: impl std::error::Error + Send + Sync + 'static) -> BackupFileError {
    BackupFileError::Unavailable(Box::new(err))
}

#[cfg(test)]
mod tests;
