//! Files that come and go in pieces, so that none is ever in memory as a whole.

use application::identity::{BlobError, BlobPieces, UnfinishedBlob};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{StreamExt, stream::BoxStream};
use object_store::{Error, MultipartUpload};
use tokio::runtime::Handle;

use super::failed;

/// A file on its way, in parts of `most` bytes or a little more.
pub(super) struct Unfinished {
    /// `None` when it is finished.
    upload: Option<Box<dyn MultipartUpload>>,
    part: Vec<Bytes>,
    n_bytes: usize,
    most: usize,
}

pub(super) struct Pieces(pub(super) BoxStream<'static, Result<Bytes, Error>>);

impl Unfinished {
    pub(super) fn new(upload: Box<dyn MultipartUpload>, most: usize) -> Self {
        Self { upload: Some(upload), part: Vec::new(), n_bytes: 0, most }
    }

    async fn write_part(&mut self) -> Result<(), BlobError> {
        self.n_bytes = 0;
        let part = self.part.drain(..).collect();
        match &mut self.upload {
            Some(upload) => upload.put_part(part).await.map_err(failed),
            None => Ok(()),
        }
    }
}

#[async_trait]
impl UnfinishedBlob for Unfinished {
    async fn write(&mut self, piece: Bytes) -> Result<(), BlobError> {
        self.n_bytes += piece.len();
        self.part.push(piece);
        if self.n_bytes < self.most { Ok(()) } else { self.write_part().await }
    }

    async fn finish(mut self: Box<Self>) -> Result<(), BlobError> {
        if 0 < self.n_bytes {
            self.write_part().await?;
        }
        if let Some(upload) = &mut self.upload {
            upload.complete().await.map_err(failed)?;
        }
        self.upload = None;
        Ok(())
    }
}

/// A store in the network keeps what nobody finishes, and has it paid for, until it is told.
impl Drop for Unfinished {
    fn drop(&mut self) {
        if let (Some(mut upload), Ok(runtime)) = (self.upload.take(), Handle::try_current()) {
            runtime.spawn(async move { upload.abort().await });
        }
    }
}

#[async_trait]
impl BlobPieces for Pieces {
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        self.0.next().await.transpose().map_err(failed)
    }
}
