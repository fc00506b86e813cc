//! A backup on its way. ZIP files are written on a thread of their own, since they wait for the disk
//! and for the processor.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use application::backup::{BackupContents, BackupFileError, BackupPart, UnfinishedBackup};
use async_trait::async_trait;
use bytes::Bytes;
use domain_audit::hex;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::{JoinHandle, spawn_blocking},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    MANIFEST, WAITING,
    manifest::{Manifest, Part},
    name, unavailable,
};

pub(crate) struct Unfinished {
    path: PathBuf,
    steps: Sender<Step>,
    state: State,
}

enum State {
    Writing(JoinHandle<Result<NamedTempFile, BackupFileError>>),
    Finished(NamedTempFile),
    /// It cannot be written, and whoever wrote it was told.
    Failed,
}

enum Step {
    Begin { name: String, is_packed: bool },
    Write(Bytes),
    Finish(Box<BackupContents>),
}

/// A part that is being written.
struct Open {
    name: String,
    n_bytes: u64,
    hash: Sha256,
}

/// The file has another name first, in the same folder, where nobody but its owner reads it.
pub(crate) async fn create(path: &Path) -> Result<Unfinished, BackupFileError> {
    let path = path.to_owned();
    let begun = path.clone();
    let file = spawn_blocking(move || begin(&begun)).await.map_err(unavailable)??;
    let (steps, written) = channel(WAITING);
    let writing = spawn_blocking(move || write(file, written));
    Ok(Unfinished { path, steps, state: State::Writing(writing) })
}

fn begin(path: &Path) -> Result<NamedTempFile, BackupFileError> {
    if path.symlink_metadata().is_ok() {
        return Err(BackupFileError::Exists);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut unnamed = tempfile::Builder::new();
    let prefix = format!("{name}.");
    unnamed.prefix(&prefix).suffix(".part").tempfile_in(folder(path)).map_err(unavailable)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn write(file: NamedTempFile, mut steps: Receiver<Step>) -> Result<NamedTempFile, BackupFileError> {
    let mut archive = ZipWriter::new(BufWriter::new(file));
    let (mut parts, mut open) = (Vec::new(), None::<Open>);
    while let Some(step) = steps.blocking_recv() {
        match step {
            Step::Begin { name, is_packed } => {
                parts.extend(open.take().map(Open::close));
                archive.start_file(name.as_str(), options(is_packed)).map_err(unavailable)?;
                open = Some(Open { name, n_bytes: 0, hash: Sha256::new() });
            }
            Step::Write(piece) => {
                archive.write_all(&piece).map_err(unavailable)?;
                if let Some(open) = &mut open {
                    open.see(&piece);
                }
            }
            Step::Finish(contents) => {
                parts.extend(open.take().map(Open::close));
                let manifest = Manifest::new(&contents, parts);
                archive.start_file(MANIFEST, options(true)).map_err(unavailable)?;
                serde_json::to_writer_pretty(&mut archive, &manifest).map_err(unavailable)?;
                let written = archive.finish().map_err(unavailable)?;
                let file = written.into_inner().map_err(|err| unavailable(err.into_error()))?;
                file.as_file().sync_all().map_err(unavailable)?;
                return Ok(file);
            }
        }
    }
    // Nobody wants it any more.
    Err(unavailable(io::Error::from(io::ErrorKind::BrokenPipe)))
}

/// What was brought as a file is packed already, as a rule. Any part may have more than 4 GB.
fn options(is_packed: bool) -> SimpleFileOptions {
    let method = match is_packed {
        true => CompressionMethod::Deflated,
        false => CompressionMethod::Stored,
    };
    SimpleFileOptions::default().compression_method(method).large_file(true).unix_permissions(0o600)
}

impl Open {
    fn see(&mut self, piece: &[u8]) {
        self.n_bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        self.hash.update(piece);
    }

    fn close(self) -> Part {
        Part { name: self.name, n_bytes: self.n_bytes, sha256: hex(&self.hash.finalize()) }
    }
}

impl Unfinished {
    async fn step(&mut self, step: Step) -> Result<(), BackupFileError> {
        if self.steps.send(step).await.is_ok() {
            return Ok(());
        }
        // Whoever writes has given up, and says why.
        self.wait().await
    }

    async fn wait(&mut self) -> Result<(), BackupFileError> {
        match std::mem::replace(&mut self.state, State::Failed) {
            State::Writing(writing) => {
                self.state = State::Finished(writing.await.map_err(unavailable)??);
                Ok(())
            }
            state => {
                self.state = state;
                Err(unavailable(io::Error::from(io::ErrorKind::BrokenPipe)))
            }
        }
    }
}

#[async_trait]
impl UnfinishedBackup for Unfinished {
    async fn begin_part(&mut self, part: &BackupPart) -> Result<(), BackupFileError> {
        let is_packed = !matches!(part, BackupPart::File(_));
        self.step(Step::Begin { name: name(part), is_packed }).await
    }

    async fn write(&mut self, piece: Bytes) -> Result<(), BackupFileError> {
        self.step(Step::Write(piece)).await
    }

    async fn finish(&mut self, contents: &BackupContents) -> Result<(), BackupFileError> {
        self.step(Step::Finish(Box::new(contents.clone()))).await?;
        self.wait().await
    }

    async fn publish(self: Box<Self>) -> Result<(), BackupFileError> {
        let Self { path, state, .. } = *self;
        let State::Finished(file) = state else {
            return Err(unavailable(io::Error::from(io::ErrorKind::BrokenPipe)));
        };
        spawn_blocking(move || persist(file, &path)).await.map_err(unavailable)?
    }
}

fn persist(file: NamedTempFile, path: &Path) -> Result<(), BackupFileError> {
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(err) if err.error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(BackupFileError::Exists);
        }
        Err(err) => return Err(unavailable(err.error)),
    }
    // A power cut must not take the name away again. Not every system can keep a folder.
    let _ = File::open(folder(path)).and_then(|it| it.sync_all());
    Ok(())
}
