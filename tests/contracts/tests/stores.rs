//! The contract, store by store. The servers are those that `tests/all` starts.

use std::sync::Arc;

use application::Random;
use contracts::{
    audit,
    world::{check_permit, company, given_company, permit},
};
use domain_audit::{AuditTrail, Broken, Verifier};
use domain_kernel::Realm;
use migrations::migrate;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use store_seaorm::{Connected, SeaStore, connect};

contracts::store!(memory, || async { store_memory::MemoryStore::default() });
contracts::store!(sqlite, crate::sqlite);
contracts::store!(sqlite_in_memory, crate::sqlite_in_memory);
#[cfg(feature = "servers")]
contracts::store!(postgres, crate::postgres);
#[cfg(feature = "servers")]
contracts::store!(mariadb, crate::mariadb);

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

async fn store(url: &str) -> (SeaStore, DatabaseConnection) {
    let connected: Connected = connect(url).await.expect("connect");
    let db = connected.write.clone();
    migrate(&db, connected.lock_file.as_deref()).await.expect("migrate");
    (SeaStore::new(connected, Arc::new(Uuids)), db)
}

async fn sqlite_in_memory() -> SeaStore {
    store("sqlite::memory:").await.0
}

/// A file of its own for each test, in a folder that the system clears.
fn sqlite_url() -> String {
    let folder = tempfile::tempdir().expect("a folder").keep();
    format!("sqlite://{}?mode=rwc", folder.join("shipshape.sqlite").display())
}

async fn sqlite() -> SeaStore {
    store(&sqlite_url()).await.0
}

#[cfg(feature = "servers")]
async fn postgres() -> SeaStore {
    store(&fresh_database("TEST_POSTGRES", "postgres").await).await.0
}

#[cfg(feature = "servers")]
async fn mariadb() -> SeaStore {
    store(&fresh_database("TEST_MARIADB", "mysql").await).await.0
}

/// A database of its own for each test, on the server that a variable names, such as
/// `postgres://postgres@127.0.0.1:5432`.
#[cfg(feature = "servers")]
async fn fresh_database(variable: &str, admin: &str) -> String {
    let server = std::env::var(variable).expect("tests/all names the server");
    let admin = sea_orm::Database::connect(format!("{server}/{admin}")).await.expect("the server");
    let name = format!("t_{}", uuid::Uuid::now_v7().simple());
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("create database");
    format!("{server}/{name}")
}

#[tokio::test]
async fn a_row_changed_behind_the_programs_back_breaks_the_chain() {
    let changes = [
        ("UPDATE audit_trail SET subject = 'person:0' WHERE seq = 2", Broken::Altered(2)),
        ("UPDATE audit_trail SET author_role = 'manager' WHERE seq = 1", Broken::Altered(1)),
        ("DELETE FROM audit_trail WHERE seq = 2", Broken::Missing(2)),
        ("DELETE FROM audit_trail WHERE seq = 3", Broken::Missing(3)),
        ("UPDATE audit_heads SET seq = 2", Broken::Altered(3)),
        ("UPDATE audit_personal SET content = '[]' WHERE seq = 2", Broken::PersonalAltered(2)),
    ];
    for (change, broken) in changes {
        let (store, db) = store("sqlite::memory:").await;
        given_company(&store, 1).await;
        audit::given_two_entries(&store, 1).await;
        db.execute_unprepared("PRAGMA foreign_keys = OFF").await.expect("pragma");
        db.execute_unprepared(change).await.expect(change);

        let realm = Realm::Company(company(1));
        let (entries, head) = audit::trail(&store, &check_permit(realm)).await;
        let mut verifier = Verifier::new(realm);
        let checked = entries.iter().try_for_each(|it| verifier.check(it));
        let verified = checked.and_then(|()| verifier.finish(head).map(|_| ()));
        assert_eq!(verified, Err(broken), "{change}");
    }
}

#[tokio::test]
async fn personal_data_that_was_erased_does_not_break_the_chain() {
    let (store, db) = store("sqlite::memory:").await;
    given_company(&store, 1).await;
    audit::given_two_entries(&store, 1).await;
    db.execute_unprepared("DELETE FROM audit_personal").await.expect("erase");

    audit::verify(&store, Realm::Company(company(1))).await;
    assert_eq!(store.head(&permit(1)).await.expect("head").seq, 3);
}

#[tokio::test]
async fn a_schema_of_a_newer_program_is_refused() {
    let (_, db) = store("sqlite::memory:").await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_1_x', 0)";
    db.execute_unprepared(newer).await.expect("insert");

    assert!(migrate(&db, None).await.is_err());
}

#[tokio::test]
async fn migrating_twice_and_at_once_is_migrating_once() {
    let mut urls = vec![sqlite_url()];
    #[cfg(feature = "servers")]
    urls.extend([
        fresh_database("TEST_POSTGRES", "postgres").await,
        fresh_database("TEST_MARIADB", "mysql").await,
    ]);
    for url in urls {
        let migrations = (0..4).map(|_| {
            let url = url.clone();
            tokio::spawn(async move {
                for _ in 0..2 {
                    store(&url).await;
                }
            })
        });
        for migration in migrations.collect::<Vec<_>>() {
            migration.await.expect("no panic");
        }
        given_company(&SeaStore::new(connect(&url).await.expect("connect"), Arc::new(Uuids)), 1)
            .await;
    }
}

#[cfg(feature = "servers")]
mod deadlocks {
    use contracts::identity::of_two_transactions_that_wait_for_each_other_one_is_busy;

    #[tokio::test]
    async fn in_postgres_are_busy() {
        of_two_transactions_that_wait_for_each_other_one_is_busy(&crate::postgres().await).await;
    }

    #[tokio::test]
    async fn in_mariadb_are_busy() {
        of_two_transactions_that_wait_for_each_other_one_is_busy(&crate::mariadb().await).await;
    }
}
