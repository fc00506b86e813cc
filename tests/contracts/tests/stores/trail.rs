//! A long trail on SQLite: how it is searched, and what is noticed in it.

use std::sync::{Arc, Mutex};

use application::{
    audit::{VerifyTrail, VerifyTrailError, verify_trail},
    identity::act_as_program,
};
use contracts::{
    audit,
    world::{company, noon, permit, person_id},
};
use domain_audit::{AuditTrail, Broken, Place, Sought, Stretch};
use domain_kernel::{Job, Realm};
use migrations::migrate;
use sea_orm::{ConnectionTrait, Statement};
use store_seaorm::{SeaStore, connect};
use world::World;

use crate::databases::migrated;

#[tokio::test]
async fn whatever_is_looked_for_is_read_from_an_index_in_its_order() {
    let (since, until) = (Some(noon()), Some(noon()));
    let any = Sought::default();
    let filters = [
        any.clone(),
        Sought { since, until, ..any.clone() },
        Sought { person: Some(person_id(1, 1)), since, ..any.clone() },
        Sought { name: Some("company.renamed".to_owned()), until, ..any.clone() },
        Sought { subject: Some("person:1".to_owned()), ..any.clone() },
        Sought {
            person: Some(person_id(1, 1)),
            name: Some("company.renamed".to_owned()),
            subject: Some("person:1".to_owned()),
            since,
            until,
        },
    ];
    let place = Place { at: noon(), seq: 400 };
    let stretches = [Stretch::Newest, Stretch::OlderThan(place), Stretch::NewerThan(place)];
    let asked: Arc<Mutex<Vec<Statement>>> = Arc::default();
    let mut connected = connect("sqlite::memory:").await.expect("a database");
    migrate(&connected.write, None).await.expect("migrate");
    let db = connected.write.clone();
    let heard = Arc::clone(&asked);
    connected.read.set_metric_callback(move |info| {
        heard.lock().expect("no panic before").push(info.statement.clone());
    });
    let store = SeaStore::new(connected, Arc::new(world::FakeRandom::default()));
    audit::given_entries(&store, 1, 500).await;

    let mut wrong = Vec::new();
    for sought in filters {
        for stretch in stretches {
            asked.lock().expect("no panic before").clear();
            store.found(&permit(1), &sought, stretch, 26).await.expect("found");
            let statements = asked.lock().expect("no panic before").clone();
            assert!(!statements.is_empty());
            for mut statement in statements {
                statement.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
                for step in db.query_all_raw(statement).await.expect("a plan") {
                    let step: String = step.try_get("", "detail").expect("a detail");
                    if step.contains("SCAN") || step.contains("TEMP B-TREE") {
                        wrong.push(format!("{sought:?} {stretch:?}: {step}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn one_byte_two_swapped_and_one_gone_are_named_in_ten_thousand_entries() {
    let (store, db) = migrated("sqlite::memory:").await;
    audit::given_entries(&store, 1, 10_000).await;
    let app = World::over(Arc::new(store)).app;
    let (program, realm) = (act_as_program(Job::CommandLine), Realm::Company(company(1)));
    let verified =
        async || match verify_trail(&app, &program, VerifyTrail { realm, sealed: None }).await {
            Ok(verified) => Ok(verified.head.seq),
            Err(VerifyTrailError::Broken(broken)) => Err(broken),
            Err(err) => panic!("{err:?}"),
        };
    assert_eq!(verified().await, Ok(10_000));
    db.execute_unprepared("PRAGMA foreign_keys = OFF").await.expect("pragma");
    let swap = "UPDATE audit_trail SET seq = -1 WHERE seq = 5000; \
        UPDATE audit_trail SET seq = 5000 WHERE seq = 5001; \
        UPDATE audit_trail SET seq = 5001 WHERE seq = -1";
    let byte = "UPDATE audit_trail SET subject = 'companx:Ácme ' WHERE seq = 6000";
    let whole = "UPDATE audit_trail SET subject = 'company:Ácme ' WHERE seq = 6000";
    let gone = "DELETE FROM audit_trail WHERE seq = 7000";
    let changes = [
        (byte, Err(Broken::Altered(6_000))),
        (whole, Ok(10_000)),
        (swap, Err(Broken::Altered(5_000))),
        (swap, Ok(10_000)),
        (gone, Err(Broken::Missing(7_000))),
    ];
    for (change, expected) in changes {
        db.execute_unprepared(change).await.expect(change);
        assert_eq!(verified().await, expected, "{change}");
    }
}
