//! A store of its own for each promise, and whatever has to live as long as that store does.

use std::sync::Arc;

use application::Random;
use migrations::migrate;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use store_seaorm::{SeaStore, connect};
use tempfile::TempDir;
use tokio::sync::OnceCell;

const FILE: &str = "shipshape.sqlite";

/// Bytes that are at least not all the same.
struct Uuids;

impl Random for Uuids {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(16) {
            let random = uuid::Uuid::now_v7().into_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

pub(crate) async fn sqlite() -> (SeaStore, TempDir) {
    // A file is written several times as quickly as its tables are made.
    static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
    let migrated = MIGRATED.get_or_init(|| async {
        let (url, folder) = sqlite_file();
        let (_, db) = migrated(&url).await;
        let copy = folder.path().join("copy");
        let vacuum = format!("VACUUM INTO '{}'", copy.display());
        db.execute_unprepared(&vacuum).await.expect("a copy");
        std::fs::read(copy).expect("a file")
    });
    let (url, folder) = sqlite_file();
    let file = folder.path().join(FILE);
    std::fs::write(file, migrated.await).expect("a file that can be written");
    (opened(&url).await, folder)
}

pub(crate) async fn sqlite_in_memory() -> (SeaStore, ()) {
    (migrated("sqlite::memory:").await.0, ())
}

/// A file that is not there yet, in a folder that goes when it is dropped.
pub(crate) fn sqlite_file() -> (String, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(FILE);
    (format!("sqlite://{}?mode=rwc", file.display()), folder)
}

/// The store in a database whose schema is brought up to date, and the database itself.
pub(crate) async fn migrated(url: &str) -> (SeaStore, DatabaseConnection) {
    let connected = connect(url).await.expect("connect");
    let db = connected.write.clone();
    migrate(&db, connected.lock_file.as_deref()).await.expect("migrate");
    (SeaStore::new(connected, Arc::new(Uuids)), db)
}

/// The store in a database whose schema is up to date.
pub(crate) async fn opened(url: &str) -> SeaStore {
    SeaStore::new(connect(url).await.expect("connect"), Arc::new(Uuids))
}
