//! Files in a folder of this machine, through `object_store`.

use std::{path::Path, sync::Arc};

use application::identity::{BlobError, Blobs};
use async_trait::async_trait;
use bytes::Bytes;
use object_store::{
    Error, ObjectStore, ObjectStoreExt, local::LocalFileSystem, memory::InMemory, path::Path as Key,
};

#[derive(Clone)]
pub struct ObjectBlobs {
    store: Arc<dyn ObjectStore>,
}

impl ObjectBlobs {
    /// Below a folder that is there.
    pub fn in_folder(folder: &Path) -> Result<Self, BlobError> {
        // Synced, so that a row never refers to a file that a power cut has taken.
        let store = LocalFileSystem::new_with_prefix(folder).map_err(failed)?.with_fsync(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// Gone with the program; for tests.
    pub fn in_memory() -> Self {
        Self { store: Arc::new(InMemory::new()) }
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
}

fn failed(err: Error) -> BlobError {
    BlobError(Box::new(err))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_kept_until_it_is_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let blobs =
            [ObjectBlobs::in_folder(folder.path()).expect("opens"), ObjectBlobs::in_memory()];
        for blobs in blobs {
            let content = Bytes::from_static(b"\0picture");
            blobs.put("photos/a/b-large.jpg", content.clone()).await.expect("put");
            blobs.put("photos/a/b-large.jpg", content.clone()).await.expect("twice is no failure");

            let found = blobs.get("photos/a/b-large.jpg").await.expect("get");
            assert_eq!(found, Some(content));
            blobs.delete("photos/a/b-large.jpg").await.expect("delete");
            blobs.delete("photos/a/b-large.jpg").await.expect("twice is no failure");
            assert_eq!(blobs.get("photos/a/b-large.jpg").await.expect("get"), None);
        }
    }

    #[tokio::test]
    async fn no_key_leads_out_of_the_folder() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = outer.path().join("files");
        std::fs::create_dir(&folder).expect("make");
        let blobs = ObjectBlobs::in_folder(&folder).expect("opens");
        blobs.put("../../escaped", Bytes::from_static(b"x")).await.expect("put");
        assert!(!outer.path().join("escaped").exists());
    }
}
