//! A file comes in: it is looked at, hashed and written while it comes, and never held as a whole.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use domain_courses::{FileHash, FileId, FileName, FileRefused, Inspection, StoredFile};
use domain_identity::Limit;
use domain_kernel::{Actor, Id, Realm, StoreError};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    App, Class, Failure, Message,
    identity::{BlobError, TooOften, throttle_key},
    repeat,
};

/// A file while somebody sends it.
#[async_trait]
pub trait Upload: Send {
    /// What comes next; nothing at its end.
    async fn next(&mut self) -> Result<Option<Bytes>, UploadError>;
}

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UploadError {
    #[error("this file is larger than {most_mb} MB; choose a smaller one")]
    TooLarge { most_mb: u32 },
    #[error("the file did not come to its end; send it again")]
    BrokenOff,
    #[error("two of your files are on their way already; wait until one of them is there")]
    OthersUnderWay,
}

#[derive(Debug, Error)]
pub(crate) enum ReceiveError {
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error(transparent)]
    File(#[from] FileRefused),
    #[error(transparent)]
    Blob(#[from] BlobError),
}

/// Thirty at once, then one every two seconds (spec: defaults, 5).
const LIMIT: Limit = Limit::Bucket { burst: 30, every: Duration::from_secs(2) };

/// By then one of two files may have come.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where a file lies. Each upload has a key of its own, so that nobody's file is ever written over.
pub(crate) fn key_in<T>(folder: &str, realm: Realm, id: Id<T>) -> String {
    let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
    format!("{folder}/{company}/{id}")
}

/// Where a file of a course lies.
pub(crate) fn file_key(realm: Realm, id: FileId) -> String {
    key_in(FOLDER, realm, id)
}

pub(super) const FOLDER: &str = "courses";

pub(crate) async fn check_pace(
    app: &App,
    actor: &Actor,
) -> Result<Result<(), TooOften>, StoreError> {
    let who = actor.person_id().map(|it| it.to_string()).unwrap_or_default();
    let (key, now) = (throttle_key("material", &who), app.clock.now());
    let taken = repeat(|| app.throttle.take(&key, &LIMIT, now)).await?;
    Ok(taken.map_err(|wait| TooOften { wait }))
}

/// Keeps a file for good. Of one that is refused or breaks off nothing stays.
pub(crate) async fn receive(
    app: &App,
    (folder, realm): (&str, Realm),
    name: FileName,
    mut inspection: Inspection,
    upload: &mut dyn Upload,
) -> Result<StoredFile, ReceiveError> {
    let id = app.ids.next();
    let most = app.policy.material_bytes;
    let mut unfinished = app.blobs.begin(&key_in(folder, realm, id)).await?;
    let (mut hash, mut n_bytes) = (Sha256::new(), 0_u64);
    while let Some(piece) = upload.next().await? {
        n_bytes = n_bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if most < n_bytes {
            return Err(UploadError::too_large(most).into());
        }
        inspection.see(&piece)?;
        hash.update(&piece);
        unfinished.write(piece).await?;
    }
    inspection.finish()?;
    unfinished.finish().await?;
    Ok(StoredFile { id, name, hash: FileHash(hash.finalize().into()), n_bytes })
}

impl UploadError {
    pub fn too_large(most_bytes: u64) -> Self {
        Self::TooLarge { most_mb: u32::try_from(most_bytes / (1024 * 1024)).unwrap_or(u32::MAX) }
    }
}

impl Failure for UploadError {
    fn class(&self) -> Class {
        match self {
            Self::TooLarge { .. } => Class::TooLarge,
            Self::BrokenOff => Class::Invalid,
            Self::OthersUnderWay => Class::Throttled(PATIENCE),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::TooLarge { most_mb } => {
                Message::new("material-too-large").number("most", *most_mb)
            }
            Self::BrokenOff => Message::new("file-broken-off"),
            Self::OthersUnderWay => Message::new("file-others-under-way"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::TooLarge { most_mb: 25 }, Self::BrokenOff, Self::OthersUnderWay]
    }
}
