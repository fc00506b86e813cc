//! A backup that is read, part by part, on a thread of its own.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use application::backup::{BackupContents, BackupFileError, BackupPart, OpenBackup};
use async_trait::async_trait;
use bytes::Bytes;
use domain_audit::hex;
use sha2::{Digest, Sha256};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::{JoinHandle, spawn_blocking},
};
use zip::ZipArchive;

use crate::{
    MANIFEST, PIECE, WAITING,
    manifest::{Manifest, Part},
    name, unavailable,
};

type Archive = ZipArchive<BufReader<File>>;

pub(crate) struct Opened {
    manifest: Manifest,
    contents: BackupContents,
    state: State,
}

enum State {
    Idle(Archive),
    Reading {
        pieces: Receiver<Bytes>,
        reading: JoinHandle<Result<Archive, BackupFileError>>,
    },
    /// Something was wrong, and whoever reads was told.
    Failed,
}

pub(crate) async fn open(path: &Path) -> Result<Opened, BackupFileError> {
    let path = path.to_owned();
    spawn_blocking(move || opened(&path)).await.map_err(unavailable)?
}

fn opened(path: &Path) -> Result<Opened, BackupFileError> {
    let file = File::open(path).map_err(unavailable)?;
    let archive = ZipArchive::new(BufReader::new(file));
    let mut archive = archive.map_err(|_| BackupFileError::NoBackup)?;
    let mut text = Vec::new();
    let manifest = archive.by_name(MANIFEST).map_err(|_| BackupFileError::NoBackup)?;
    let read = { manifest }.read_to_end(&mut text);
    read.map_err(|err| damaged(MANIFEST, &err))?;
    let manifest = Manifest::parse(&text)?;
    let contents = manifest.contents()?;
    Ok(Opened { manifest, contents, state: State::Idle(archive) })
}

fn damaged(name: &str, why: &dyn std::fmt::Display) -> BackupFileError {
    BackupFileError::Damaged(format!("{name} cannot be read ({why})"))
}

/// Passes the part on, and holds it against what was written.
fn read(
    mut archive: Archive,
    part: &Part,
    pieces: &Sender<Bytes>,
) -> Result<Archive, BackupFileError> {
    let mut file = archive.by_name(&part.name).map_err(|err| damaged(&part.name, &err))?;
    let (mut n_bytes, mut hash) = (0, Sha256::new());
    loop {
        let mut piece = vec![0; PIECE];
        let n_read = file.read(&mut piece).map_err(|err| damaged(&part.name, &err))?;
        if n_read == 0 {
            break;
        }
        piece.truncate(n_read);
        n_bytes += u64::try_from(n_read).unwrap_or(u64::MAX);
        hash.update(&piece);
        if pieces.blocking_send(piece.into()).is_err() {
            // Nobody wants the rest.
            break;
        }
    }
    drop(file);
    if n_bytes != part.n_bytes || hex(&hash.finalize()) != part.sha256 {
        return Err(BackupFileError::Damaged(format!("{} is not what was written", part.name)));
    }
    Ok(archive)
}

#[async_trait]
impl OpenBackup for Opened {
    fn contents(&self) -> &BackupContents {
        &self.contents
    }

    async fn open_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError> {
        let name = name(part);
        let known = self.manifest.parts.iter().find(|it| it.name == name).cloned();
        let part = known.ok_or_else(|| damaged(&name, &"it is not there"))?;
        while let State::Reading { .. } = self.state {
            self.next().await?;
        }
        let State::Idle(archive) = std::mem::replace(&mut self.state, State::Failed) else {
            return Err(damaged(&name, &"another part could not be read"));
        };
        let (sender, pieces) = channel(WAITING);
        let reading = spawn_blocking(move || read(archive, &part, &sender));
        self.state = State::Reading { pieces, reading };
        Ok(())
    }

    async fn next(&mut self) -> Result<Option<Bytes>, BackupFileError> {
        let State::Reading { pieces, .. } = &mut self.state else {
            return Ok(None);
        };
        if let Some(piece) = pieces.recv().await {
            return Ok(Some(piece));
        }
        if let State::Reading { reading, .. } = std::mem::replace(&mut self.state, State::Failed) {
            self.state = State::Idle(reading.await.map_err(unavailable)??);
        }
        Ok(None)
    }
}
