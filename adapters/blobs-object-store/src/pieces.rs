//! Files that come and go in pieces, so that none is ever in memory as a whole.

use application::identity::{BlobError, BlobPieces, UnfinishedBlob};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{StreamExt, stream::BoxStream};
use object_store::{Error, MultipartUpload};

use super::failed;

/// Enough to write at once. A store in the network wants 5 MiB.
const PART: usize = 1024 * 1024;

pub(super) struct Unfinished {
    upload: Box<dyn MultipartUpload>,
    part: Vec<Bytes>,
    n_bytes: usize,
}

pub(super) struct Pieces(pub(super) BoxStream<'static, Result<Bytes, Error>>);

impl Unfinished {
    pub(super) fn new(upload: Box<dyn MultipartUpload>) -> Self {
        Self { upload, part: Vec::new(), n_bytes: 0 }
    }

    async fn write_part(&mut self) -> Result<(), BlobError> {
        self.n_bytes = 0;
        let part = self.part.drain(..).collect();
        self.upload.put_part(part).await.map_err(failed)
    }
}

#[async_trait]
impl UnfinishedBlob for Unfinished {
    async fn write(&mut self, piece: Bytes) -> Result<(), BlobError> {
        self.n_bytes += piece.len();
        self.part.push(piece);
        if self.n_bytes < PART { Ok(()) } else { self.write_part().await }
    }

    async fn finish(mut self: Box<Self>) -> Result<(), BlobError> {
        if 0 < self.n_bytes {
            self.write_part().await?;
        }
        self.upload.complete().await.map_err(failed)?;
        Ok(())
    }
}

#[async_trait]
impl BlobPieces for Pieces {
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        self.0.next().await.transpose().map_err(failed)
    }
}
