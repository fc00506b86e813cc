//! Whether files can be kept here, tried with one that nobody needs.

use application::identity::{BlobError, Blobs};
use bytes::Bytes;
use thiserror::Error;

use crate::ObjectBlobs;

/// What files cannot do here that the product does with them.
#[derive(Debug, Error)]
pub enum ProbeError {
    #[error("a file cannot be written")]
    Write(#[source] BlobError),
    #[error("a file that was written cannot be read")]
    Read(#[source] BlobError),
    #[error("a file that was written is not there, or is another one")]
    Lost,
    #[error("a file that was written cannot be deleted")]
    Delete(#[source] BlobError),
}

const CONTENT: &[u8] = b"Shipshape looks whether it can keep files here.\n";

impl ObjectBlobs {
    /// Writes a file, reads it and deletes it. `key` is one that nobody else uses.
    pub async fn probe(&self, key: &str) -> Result<(), ProbeError> {
        self.put(key, Bytes::from_static(CONTENT)).await.map_err(ProbeError::Write)?;
        let found = self.get(key).await;
        // Whatever was read, nothing stays.
        let deleted = self.delete(key).await;
        let is_same = found.map_err(ProbeError::Read)?.is_some_and(|it| it == CONTENT);
        deleted.map_err(ProbeError::Delete)?;
        if is_same { Ok(()) } else { Err(ProbeError::Lost) }
    }
}
