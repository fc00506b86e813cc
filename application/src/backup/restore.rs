use domain_audit::Seal;
use domain_identity::BackupRestored;
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use super::{BackedUpTable, BackupFileError, BackupPart, Backups, OpenBackup, Refill};
use crate::{
    App,
    audit::{VerifyTrail, VerifyTrailError, verify_trail},
    failure::failure,
    identity::BlobError,
    repeat,
};

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub fact: BackupRestored,
    /// Where each audit trail is to end.
    pub seals: Vec<Seal>,
}

#[derive(Debug, Error)]
pub enum RestoreError {
    #[error(transparent)]
    File(#[from] BackupFileError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the database is not empty; a backup is restored where there is nothing yet")]
    NotEmpty,
    #[error("the tables of the database are not those of the backup")]
    OtherTables,
}

#[derive(Debug, Error)]
pub enum CheckRestoredError {
    #[error(transparent)]
    Trail(#[from] VerifyTrailError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A backup is restored to where there is nothing, whatever tables there are.
pub async fn check_is_empty(backups: &Backups, actor: &Actor) -> Result<(), RestoreError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepBackups)?;
    let refill = backups.copies.begin_refill(&permit).await?;
    if refill.is_empty().await? { Ok(()) } else { Err(RestoreError::NotEmpty) }
}

/// Somebody at the command line gets everything back out of a file, to where there is nothing. All
/// rows appear at once, after everything was found to be what was written; if that fails, files may
/// be left that no row names.
pub async fn restore(
    app: &App,
    backups: &Backups,
    actor: &Actor,
    backup: &mut dyn OpenBackup,
) -> Result<Restored, RestoreError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepBackups)?;
    let contents = backup.contents().clone();
    let mut refill = backups.copies.begin_refill(&permit).await?;
    if !refill.is_empty().await? {
        return Err(RestoreError::NotEmpty);
    }
    if !refill.fits(&contents.tables) {
        return Err(RestoreError::OtherTables);
    }
    for key in &contents.files {
        restore_file(app, key, backup).await?;
    }
    let mut n_rows = 0;
    for table in &contents.tables {
        restore_table(table, backup, &mut *refill).await?;
        n_rows += table.n_rows;
    }
    refill.commit().await?;
    let n_files = u64::try_from(contents.files.len()).unwrap_or(u64::MAX);
    let fact = BackupRestored { backup: contents.id, n_rows, n_files };
    Ok(Restored { fact, seals: contents.seals })
}

async fn restore_file(
    app: &App,
    key: &str,
    backup: &mut dyn OpenBackup,
) -> Result<(), RestoreError> {
    backup.open_part(&BackupPart::File(key.to_owned())).await?;
    let mut unfinished = app.blobs.begin(key).await?;
    while let Some(piece) = backup.next().await? {
        unfinished.write(piece).await?;
    }
    unfinished.finish().await?;
    Ok(())
}

async fn restore_table(
    table: &BackedUpTable,
    backup: &mut dyn OpenBackup,
    refill: &mut dyn Refill,
) -> Result<(), RestoreError> {
    backup.open_part(&BackupPart::Table(table.name.clone())).await?;
    refill.begin_table(table).await?;
    while let Some(piece) = backup.next().await? {
        refill.write(&piece).await?;
    }
    let n_rows = refill.end_table().await?;
    if n_rows != table.n_rows {
        let (name, expected) = (&table.name, table.n_rows);
        let why = format!("the table {name} has {n_rows} rows and not {expected}");
        return Err(BackupFileError::Damaged(why).into());
    }
    Ok(())
}

/// Takes note of what came back, and checks every audit trail from its first entry to the one that
/// was its last. A trail that is broken was broken when the backup was made.
pub async fn check_restored(
    app: &App,
    actor: &Actor,
    restored: &Restored,
) -> Result<(), CheckRestoredError> {
    repeat(|| note(app, actor, &restored.fact)).await?;
    for seal in &restored.seals {
        let query = VerifyTrail { realm: seal.realm, sealed: Some(seal.head) };
        verify_trail(app, actor, query).await?;
    }
    Ok(())
}

async fn note(app: &App, actor: &Actor, fact: &BackupRestored) -> Result<(), CheckRestoredError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepBackups)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), fact)).await?;
    Ok(())
}

failure!(RestoreError {
    File(BackupFileError),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NotEmpty => Refused "restore-not-empty",
    OtherTables => Refused "restore-other-tables",
});

failure!(CheckRestoredError {
    Trail(VerifyTrailError),
    Denied(Denied),
    Store(StoreError),
});
