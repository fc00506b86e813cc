use std::{collections::BTreeSet, path::PathBuf};

use bytes::Bytes;
use domain_identity::BackupMade;
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError, Timestamp};
use thiserror::Error;

use super::{
    BackedUpTable, BackupContents, BackupFileError, BackupPart, Backups, KeyMark, NamedFile,
    Snapshot, UnfinishedBackup,
};
use crate::{App, failure::failure, identity::BlobError, repeat};

/// Somebody at the command line puts everything into a file, while others go on working.
#[derive(Clone, Debug)]
pub struct BackUp {
    /// Where nothing is yet.
    pub path: PathBuf,
    /// The version of the program.
    pub program: String,
    pub key_mark: KeyMark,
    /// The secret key, if it is to be in the file.
    pub key: Option<Bytes>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// What was acknowledged before is in it.
    pub made: Timestamp,
    pub n_rows: u64,
    pub n_files: u64,
    /// Files that a row names and that are not there, by their keys: somebody has replaced or
    /// deleted what they belong to while the others were copied, or they were lost before.
    pub missing: Vec<String>,
}

#[derive(Debug, Error)]
pub enum BackUpError {
    #[error(transparent)]
    File(#[from] BackupFileError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub async fn back_up(
    app: &App,
    backups: &Backups,
    actor: &Actor,
    command: BackUp,
) -> Result<BackedUp, BackUpError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepBackups)?;
    let BackUp { path, program, key_mark, key } = command;
    let mut backup = backups.files.create(&path).await?;
    let made = app.clock.now();
    let snapshot = backups.copies.begin_snapshot(&permit).await?;
    let tables = copy_rows(&*snapshot, &mut *backup).await?;
    let (changes, seals) = (snapshot.changes().to_vec(), snapshot.seals().await?);
    let named = snapshot.named_files().await?;
    // Nobody has to keep what is changed from now on. Files never change.
    drop(snapshot);
    let (files, missing) = copy_files(app, &named, &mut *backup).await?;
    let has_key = key.is_some();
    if let Some(key) = key {
        backup.begin_part(&BackupPart::Key).await?;
        backup.write(key).await?;
    }

    let id = app.ids.next();
    let n_rows = tables.iter().map(|it| it.n_rows).sum();
    let n_files = u64::try_from(files.len()).unwrap_or(u64::MAX);
    let contents =
        BackupContents { id, made, program, changes, tables, files, seals, key_mark, has_key };
    backup.finish(&contents).await?;
    let fact = BackupMade { backup: id, n_rows, n_files };
    repeat(|| note(app, actor, &fact)).await?;
    backup.publish().await?;
    Ok(BackedUp { made, n_rows, n_files, missing })
}

async fn note(app: &App, actor: &Actor, fact: &BackupMade) -> Result<(), BackUpError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepBackups)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), fact)).await?;
    Ok(())
}

/// Returns the tables with how many rows they have.
async fn copy_rows(
    snapshot: &dyn Snapshot,
    backup: &mut dyn UnfinishedBackup,
) -> Result<Vec<BackedUpTable>, BackUpError> {
    let mut tables = Vec::new();
    for table in snapshot.tables() {
        backup.begin_part(&BackupPart::Table(table.name.clone())).await?;
        let mut n_rows = 0;
        let mut rows = snapshot.rows(table).await?;
        while let Some(lines) = rows.next().await? {
            n_rows += lines.n_rows;
            backup.write(lines.text).await?;
        }
        tables.push(BackedUpTable { n_rows, ..table.clone() });
    }
    Ok(tables)
}

/// Returns the keys of what was copied, and of what was not there.
async fn copy_files(
    app: &App,
    named: &[NamedFile],
    backup: &mut dyn UnfinishedBackup,
) -> Result<(Vec<String>, Vec<String>), BackUpError> {
    let (mut seen, mut missing) = (BTreeSet::new(), Vec::new());
    for file in named {
        for key in file.keys() {
            // The same picture may stand in several modules.
            if seen.contains(&key) {
                continue;
            }
            if copy_file(app, &key, file.n_bytes(), backup).await? {
                seen.insert(key);
            } else {
                missing.push(key);
            }
        }
    }
    missing.sort();
    missing.dedup();
    Ok((seen.into_iter().collect(), missing))
}

/// Returns whether it is there.
async fn copy_file(
    app: &App,
    key: &str,
    n_bytes: Option<u64>,
    backup: &mut dyn UnfinishedBackup,
) -> Result<bool, BackUpError> {
    let part = BackupPart::File(key.to_owned());
    let Some(n_bytes) = n_bytes else {
        let Some(content) = app.blobs.get(key).await? else {
            return Ok(false);
        };
        backup.begin_part(&part).await?;
        backup.write(content).await?;
        return Ok(true);
    };
    let Some(mut pieces) = app.blobs.open(key, 0..n_bytes).await? else {
        return Ok(false);
    };
    backup.begin_part(&part).await?;
    while let Some(piece) = pieces.next().await? {
        backup.write(piece).await?;
    }
    Ok(true)
}

failure!(BackUpError {
    File(BackupFileError),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});
