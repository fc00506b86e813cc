//! Files in a folder of this machine or in a bucket of an S3 server, through `object_store`.

mod bucket;
mod leftovers;
mod pieces;
mod probe;

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use application::identity::{BlobError, BlobPieces, Blobs, UnfinishedBlob};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{TryStreamExt, future::ready};
use object_store::{
    Error, GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt, local::LocalFileSystem,
    memory::InMemory, path::Path as Key,
};
use tokio::task::spawn_blocking;

pub use bucket::{Bucket, BucketError};
pub use probe::ProbeError;

use leftovers::delete_leftovers;
use pieces::{Pieces, Unfinished};

#[derive(Clone)]
pub struct ObjectBlobs {
    store: Arc<dyn ObjectStore>,
    /// Where the files lie, if that is a folder.
    folder: Option<PathBuf>,
    /// How much of a file is written at once.
    part: usize,
}

/// Enough for a disk.
const PART: usize = 1024 * 1024;
/// S3 takes no smaller ones, but for the last of a file.
const BUCKET_PART: usize = 5 * 1024 * 1024;

impl ObjectBlobs {
    /// Below a folder that is there.
    pub fn in_folder(folder: &Path) -> Result<Self, BlobError> {
        // Synced, so that a row never refers to a file that a power cut has taken.
        let store = LocalFileSystem::new_with_prefix(folder).map_err(failed)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), folder: Some(folder.to_owned()), part: PART })
    }

    /// Below the folder of a bucket, which is there; the variables `AWS_…` say on which server and
    /// who asks. Nothing is asked yet.
    pub fn in_bucket(bucket: &Bucket) -> Result<Self, BlobError> {
        Ok(Self { store: bucket::open(bucket)?, folder: None, part: BUCKET_PART })
    }

    /// Gone with the program; for tests.
    pub fn in_memory() -> Self {
        Self { store: Arc::new(InMemory::new()), folder: None, part: PART }
    }
}

#[async_trait]
impl Blobs for ObjectBlobs {
    async fn put(&self, key: &str, content: Bytes) -> Result<(), BlobError> {
        self.store.put(&Key::from(key), content.into()).await.map_err(failed)?;
        Ok(())
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>, BlobError> {
        match self.store.get(&Key::from(key)).await {
            Ok(found) => found.bytes().await.map(Some).map_err(failed),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(err) => Err(failed(err)),
        }
    }

    async fn delete(&self, key: &str) -> Result<(), BlobError> {
        match self.store.delete(&Key::from(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(err) => Err(failed(err)),
        }
    }

    async fn begin(&self, key: &str) -> Result<Box<dyn UnfinishedBlob>, BlobError> {
        let upload = self.store.put_multipart(&Key::from(key)).await.map_err(failed)?;
        Ok(Box::new(Unfinished::new(upload, self.part)))
    }

    async fn open(
        &self,
        key: &str,
        bytes: Range<u64>,
    ) -> Result<Option<Box<dyn BlobPieces>>, BlobError> {
        let options = GetOptions { range: Some(GetRange::Bounded(bytes)), ..GetOptions::default() };
        match self.store.get_opts(&Key::from(key), options).await {
            Ok(found) => Ok(Some(Box::new(Pieces(found.into_stream())))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(err) => Err(failed(err)),
        }
    }

    async fn older(&self, folder: &str, age: Duration) -> Result<Vec<String>, BlobError> {
        let key = Key::from(folder);
        if let Some(root) = &self.folder {
            let folder = root.join(key.as_ref());
            let deleted = spawn_blocking(move || delete_leftovers(&folder, age)).await;
            deleted.map_err(failed)?.map_err(failed)?;
        }
        // A clock that was set back is no reason to take a file for an old one.
        let before = SystemTime::now().checked_sub(age);
        let is_older = |it: &ObjectMeta| {
            before.is_some_and(|before| SystemTime::from(it.last_modified) < before)
        };
        let found = self.store.list(Some(&key)).try_filter(|it| ready(is_older(it)));
        found.map_ok(|it| it.location.to_string()).try_collect().await.map_err(failed)
    }
}

fn failed(err: impl std::error::Error + Send + Sync + 'static) -> BlobError {
    BlobError(Box::new(err))
}

#[cfg(test)]
mod tests;
