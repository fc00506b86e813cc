//! The contract, store by store. The servers are those that `tests/all` starts.

#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod backups;
mod databases;
mod erased;
mod factory;
mod faults;
#[cfg(feature = "servers")]
mod on_servers;
mod readers;
mod schema;
#[cfg(feature = "servers")]
mod servers;
mod stock_files;
mod trail;
mod unreadable;
#[cfg(feature = "servers")]
mod untouched;

use std::sync::Arc;

use application::{
    audit::{VerifyTrail, VerifyTrailError, list_trails, verify_trail},
    identity::act_as_program,
};
use contracts::{
    audit, counts,
    world::{at_once, check_permit, company, given_company, permit},
};
use domain_audit::{AuditTrail, Broken, Verifier};
use domain_kernel::{Job, Realm};
use migrations::migrate;
use sea_orm::ConnectionTrait;
use world::World;

use crate::databases::{migrated, opened, sqlite_file};

// Each of its transactions copies everything that is there, so that a thousand rounds would take
// longer than those of all others, and show nothing that two hundred do not.
contracts::store!(memory, async || (store_memory::MemoryStore::default(), ()), 200);
contracts::store!(sqlite, crate::databases::sqlite);
contracts::store!(sqlite_in_memory, crate::databases::sqlite_in_memory);
#[cfg(feature = "servers")]
contracts::store!(postgres, crate::servers::postgres);
#[cfg(feature = "servers")]
contracts::store!(mariadb, crate::servers::mariadb);

#[tokio::test]
async fn a_row_changed_behind_the_programs_back_breaks_the_chain() {
    let changes = [
        ("UPDATE audit_trail SET subject = 'person:0' WHERE seq = 2", Broken::Altered(2)),
        ("UPDATE audit_trail SET author_role = 'manager' WHERE seq = 1", Broken::Altered(1)),
        ("DELETE FROM audit_trail WHERE seq = 2", Broken::Missing(2)),
        ("DELETE FROM audit_trail WHERE seq = 3", Broken::Missing(3)),
        ("DELETE FROM audit_trail", Broken::Missing(1)),
        ("UPDATE audit_heads SET seq = 2", Broken::Altered(3)),
        ("UPDATE audit_personal SET content = '[]' WHERE seq = 2", Broken::PersonalAltered(2)),
    ];
    for (change, broken) in changes {
        let (store, db) = migrated("sqlite::memory:").await;
        given_company(&store, 1).await;
        audit::given_two_entries(&store, 1).await;
        db.execute_unprepared("PRAGMA foreign_keys = OFF").await.expect("pragma");
        db.execute_unprepared(change).await.expect(change);

        let realm = Realm::Company(company(1));
        let (entries, head) = audit::trail(&store, &check_permit(realm)).await;
        let mut verifier = Verifier::new(realm);
        let checked = entries.iter().try_for_each(|it| verifier.check(it));
        let outcome = checked.and_then(|()| verifier.finish(head).map(|_| ()));
        assert_eq!(outcome, Err(broken), "{change}");
    }
}

#[tokio::test]
async fn a_trail_whose_head_is_gone_or_behind_is_listed_and_broken() {
    let (url, _folder) = sqlite_file();
    a_trail_without_its_head_is_broken(&url).await;
    #[cfg(feature = "servers")]
    for server in servers::SERVERS {
        let borrowed = server.empty().await;
        a_trail_without_its_head_is_broken(&borrowed.url()).await;
    }
}

async fn a_trail_without_its_head_is_broken(url: &str) {
    let (store, db) = migrated(url).await;
    given_company(&store, 1).await;
    audit::given_two_entries(&store, 1).await;
    let app = World::over(Arc::new(store)).app;
    let (program, realm) = (act_as_program(Job::CommandLine), Realm::Company(company(1)));
    assert!(verify_trail(&app, &program, VerifyTrail { realm, sealed: None }).await.is_ok());

    db.execute_unprepared("DELETE FROM audit_heads").await.expect("delete");

    assert_eq!(list_trails(&app, &program).await.expect("may"), [realm]);
    let verified = verify_trail(&app, &program, VerifyTrail { realm, sealed: None }).await;
    assert!(
        matches!(verified, Err(VerifyTrailError::Broken(Broken::BeyondHead(1)))),
        "{verified:?}"
    );
}

#[tokio::test]
async fn counts_follow_what_another_instance_changes() {
    let (url, _folder) = sqlite_file();
    counts_follow(&url).await;
    #[cfg(feature = "servers")]
    for server in servers::SERVERS {
        let borrowed = server.empty().await;
        counts_follow(&borrowed.url()).await;
    }
}

async fn counts_follow(url: &str) {
    let (one, other) = (migrated(url).await.0, opened(url).await);
    counts::counts_follow_what_another_instance_changes(&one, &other).await;
    counts::counts_of_people_follow_what_another_instance_changes(&one, &other).await;
}

#[tokio::test]
async fn personal_data_that_was_erased_does_not_break_the_chain() {
    let (store, db) = migrated("sqlite::memory:").await;
    given_company(&store, 1).await;
    audit::given_two_entries(&store, 1).await;
    db.execute_unprepared("DELETE FROM audit_personal").await.expect("erase");

    audit::verify(&store, Realm::Company(company(1))).await;
    assert_eq!(store.head(&permit(1)).await.expect("head").seq, 3);
}

#[tokio::test]
async fn a_schema_of_a_newer_program_is_refused() {
    let (_, db) = migrated("sqlite::memory:").await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_1_x', 0)";
    db.execute_unprepared(newer).await.expect("insert");

    assert!(migrate(&db, None).await.is_err());
}

#[tokio::test]
async fn migrating_twice_and_at_once_is_migrating_once() {
    let (url, _folder) = sqlite_file();
    migrate_twice_and_at_once(url).await;
    #[cfg(feature = "servers")]
    for server in servers::SERVERS {
        let borrowed = server.empty().await;
        migrate_twice_and_at_once(borrowed.url()).await;
    }
}

async fn migrate_twice_and_at_once(url: String) {
    at_once(4, |_| {
        let url = url.clone();
        async move {
            for _ in 0..2 {
                migrated(&url).await;
            }
        }
    })
    .await;
    given_company(&opened(&url).await, 1).await;
}
