//! A long trail on SQLite: how it is searched, and what is noticed in it.

use std::sync::{Arc, Mutex};

use application::{
    Random,
    audit::{VerifyTrail, VerifyTrailError, verify_trail},
    identity::act_as_program,
};
use contracts::{
    audit,
    world::{company, n_rounds, noon, permit, person_id},
};
use domain_audit::{AuditTrail, Broken, Place, Sought, Stretch};
use domain_kernel::{Job, Realm};
use migrations::migrate;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use store_seaorm::{Readers, SeaStore, connect};
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
        Sought { subjects: vec!["person:1".to_owned(), "path:1".to_owned()], ..any.clone() },
        Sought {
            person: Some(person_id(1, 1)),
            name: Some("company.renamed".to_owned()),
            subjects: vec!["person:1".to_owned(), "path:1".to_owned()],
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
    let mut read = connected.write.clone();
    read.set_metric_callback(move |info| {
        heard.lock().expect("no panic before").push(info.statement.clone());
    });
    connected.read = Readers::Pool(read);
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
                    // What was found may be gone through, the tables may not.
                    if step.contains("SCAN audit_") || step.contains("TEMP B-TREE") {
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

/// What stands in the two tables of the trail, and what is put where nothing stood.
const COLUMNS: [(&str, &str, &str); 16] = [
    ("audit_trail", "at", "0"),
    ("audit_trail", "author_kind", ""),
    ("audit_trail", "author_id", ""),
    ("audit_trail", "author_role", ""),
    ("audit_trail", "acting_for", "x'00000000000000000000000000000007'"),
    ("audit_trail", "request_id", "x'00000000000000000000000000000007'"),
    ("audit_trail", "name", ""),
    ("audit_trail", "subject", ""),
    ("audit_trail", "details", ""),
    ("audit_trail", "subject_digest", ""),
    ("audit_trail", "author_digest", ""),
    ("audit_trail", "prev_hash", ""),
    ("audit_trail", "hash", ""),
    ("audit_personal", "about", ""),
    ("audit_personal", "salt", ""),
    ("audit_personal", "content", ""),
];

/// Entries are changed from the last to the first, each on top of those before, since the first one
/// that was changed is named.
#[tokio::test]
async fn one_byte_of_whatever_column_is_named_in_ten_thousand_entries() {
    const N_ENTRIES: usize = 10_000;
    let (store, db) = migrated("sqlite::memory:").await;
    audit::given_entries(&store, 1, N_ENTRIES).await;
    let app = World::over(Arc::new(store)).app;
    let (program, realm) = (act_as_program(Job::CommandLine), Realm::Company(company(1)));
    // Each column once, and every 97th entry when a release is tested.
    let n_changes = n_rounds().clamp(COLUMNS.len(), N_ENTRIES / 97);
    let random: &dyn Random = &world::FakeRandom::default();
    for n in (0..n_changes).rev() {
        let draw = u64::from_le_bytes(random.bytes());
        let width = N_ENTRIES / n_changes;
        let seq = n * width + 1 + usize::try_from(draw % 90).expect("small") % width;
        let (table, column, instead) = COLUMNS[n % COLUMNS.len()];
        change_byte(&db, table, column, instead, seq, draw >> 32).await;

        let verified = verify_trail(&app, &program, VerifyTrail { realm, sealed: None }).await;
        let seq = i64::try_from(seq).expect("small");
        let is_named = match &verified {
            Err(VerifyTrailError::Broken(Broken::Altered(it) | Broken::PersonalAltered(it))) => {
                *it == seq
            }
            _ => false,
        };
        assert!(is_named, "{table}.{column} of {seq}: {verified:?}");
    }
}

/// Flips the last bit of a byte of a cell, or puts something where nothing stood.
async fn change_byte(
    db: &DatabaseConnection,
    table: &str,
    column: &str,
    instead: &str,
    seq: usize,
    draw: u64,
) {
    let query = format!(
        "SELECT typeof({column}) AS kind, CAST({column} AS BLOB) AS bytes FROM {table} \
         WHERE seq = {seq} LIMIT 1"
    );
    let query = Statement::from_string(db.get_database_backend(), query);
    let row = db.query_one_raw(query).await.expect("a query").expect("the entry");
    let kind: String = row.try_get("", "kind").expect("a type");
    let bytes: Option<Vec<u8>> = row.try_get("", "bytes").expect("bytes");
    let value = match bytes.filter(|it| !it.is_empty()) {
        Some(mut bytes) => {
            let place = usize::try_from(draw).expect("64 bits") % bytes.len();
            bytes[place] ^= 1;
            let hex = domain_audit::hex(&bytes);
            format!("CAST(x'{hex}' AS {kind})")
        }
        None => instead.to_owned(),
    };
    assert!(!value.is_empty(), "nothing stands in {table}.{column}");
    // One of two rows beside an entry is enough.
    let change = format!(
        "UPDATE {table} SET {column} = {value} WHERE rowid = \
         (SELECT rowid FROM {table} WHERE seq = {seq} LIMIT 1)"
    );
    let changed = db.execute_unprepared(&change).await.expect(&change);
    assert_eq!(changed.rows_affected(), 1, "{change}");
}
