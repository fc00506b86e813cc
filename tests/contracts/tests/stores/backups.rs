//! What backups have of a database, and that all of it comes back in any other.

use std::collections::{BTreeMap, BTreeSet};

use application::backup::{BackedUpTable, Copies, Refill, Snapshot};
use contracts::world::check_permit;
use domain_kernel::{Permit, Realm, StoreError};
use sea_orm::{ConnectionTrait, Statement};
use store_seaorm::SeaStore;

use crate::{
    databases::{migrated, sqlite_file},
    schema::{Rows, fill, schema},
};

/// A table that is added later is in backups, or somebody has said here that it is not.
const LEFT_OUT: [&str; 12] = [
    "api_tokens",
    "once_requests",
    "operator_sessions",
    "operator_sign_ins",
    "sessions",
    "sign_ins",
    "stock_generations",
    "stock_lines",
    "stock_parties",
    "stock_shelves",
    "stock_totals",
    "throttles",
];

/// Columns that name files, whose files are in backups. A hash of `training_pictures` does too.
const FILES: [(&str, &str); 9] = [
    ("companies", "logo_id"),
    ("course_materials", "captions_id"),
    ("course_materials", "file_id"),
    ("items", "photo_id"),
    ("order_files", "content_id"),
    ("people", "photo_id"),
    ("skill_certificates", "file_id"),
    ("training_video_captions", "file_id"),
    ("training_videos", "file_id"),
];

type Copied = BTreeMap<String, Vec<BTreeMap<String, serde_json::Value>>>;

fn platform() -> Permit {
    check_permit(Realm::Platform)
}

async fn snapshot(store: &SeaStore) -> Box<dyn Snapshot> {
    store.begin_snapshot(&platform()).await.expect("a snapshot")
}

/// The rows of each table, by column. JSON is the same however it is written.
async fn copied(store: &SeaStore) -> Copied {
    let snapshot = snapshot(store).await;
    let mut copied = Copied::new();
    for table in snapshot.tables() {
        let mut text = Vec::new();
        let mut rows = snapshot.rows(table).await.expect("rows");
        while let Some(lines) = rows.next().await.expect("lines") {
            text.extend_from_slice(&lines.text);
        }
        let text = String::from_utf8(text).expect("text");
        let row = |line: &str| {
            let cells: Vec<serde_json::Value> = serde_json::from_str(line).expect("an array");
            let cells = cells.into_iter().map(|it| match &it {
                serde_json::Value::String(text) => serde_json::from_str(text).unwrap_or(it),
                _ => it,
            });
            table.columns.iter().cloned().zip(cells).collect()
        };
        copied.insert(table.name.clone(), text.lines().map(row).collect());
    }
    copied
}

async fn begin(store: &SeaStore) -> Box<dyn Refill> {
    store.begin_refill(&platform()).await.expect("begun")
}

/// Puts everything that one has into the other, in pieces that end anywhere.
async fn refill(from: &SeaStore, to: &SeaStore) -> Result<(), StoreError> {
    let (snapshot, mut refill) = (snapshot(from).await, begin(to).await);
    assert!(refill.is_empty().await?);
    assert!(refill.fits(snapshot.tables()));
    for table in snapshot.tables() {
        refill.begin_table(table).await?;
        let (mut n_rows, mut rows) = (0, snapshot.rows(table).await?);
        while let Some(lines) = rows.next().await? {
            n_rows += lines.n_rows;
            for piece in lines.text.chunks(7) {
                refill.write(piece).await?;
            }
        }
        assert_eq!(refill.end_table().await?, n_rows, "{}", table.name);
    }
    refill.commit().await
}

/// A store with a row in each of its tables.
async fn filled(url: &str) -> SeaStore {
    let (store, db) = migrated(url).await;
    fill(&db, &schema(&db).await, &Rows::new()).await;
    store
}

#[tokio::test]
async fn every_table_is_in_a_backup_unless_somebody_has_said_why_not() {
    let (url, _folder) = sqlite_file();
    let on_sqlite = tables_and_columns(&url).await;
    let files: Vec<(String, String)> = on_sqlite
        .iter()
        .flat_map(|(table, columns)| columns.iter().map(move |it| (table.clone(), it.clone())))
        // Of which file of a material it is; the material names the file.
        .filter(|(table, _)| table != "course_summaries")
        .filter(|(_, column)| {
            let names = ["file_id", "photo_id", "logo_id", "captions_id", "content_id"];
            names.contains(&column.as_str())
        })
        .collect();
    let known = FILES.map(|(table, column)| (table.to_owned(), column.to_owned()));
    assert_eq!(files, known);
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        assert_eq!(tables_and_columns(&borrowed.url()).await, on_sqlite, "{}", borrowed.url());
    }
}

/// What is copied, which is what the database itself says it has but for what is left out.
async fn tables_and_columns(url: &str) -> BTreeMap<String, BTreeSet<String>> {
    let (store, db) = migrated(url).await;
    let snapshot = snapshot(&store).await;
    let copied: BTreeMap<String, BTreeSet<String>> = snapshot
        .tables()
        .iter()
        .map(|it| (it.name.clone(), it.columns.iter().cloned().collect()))
        .collect();
    drop(snapshot);
    let all: BTreeSet<String> = schema(&db).await.into_keys().collect();
    let left_out: Vec<&String> = all.iter().filter(|it| !copied.contains_key(*it)).collect();
    assert_eq!(left_out, LEFT_OUT, "{url}");
    copied
}

#[tokio::test]
async fn a_row_of_every_table_comes_back_in_any_database() {
    let (from, _from_folder) = sqlite_file();
    let (to, _to_folder) = sqlite_file();
    comes_back(&from, &to).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        for other in crate::servers::SERVERS {
            let [from, to] = [server.empty().await, other.empty().await];
            comes_back(&from.url(), &to.url()).await;
        }
        let (file, _folder) = sqlite_file();
        let borrowed = server.empty().await;
        comes_back(&file, &borrowed.url()).await;
        let (file, _folder) = sqlite_file();
        let borrowed = server.empty().await;
        comes_back(&borrowed.url(), &file).await;
    }
}

async fn comes_back(from: &str, to: &str) {
    let (from, to) = (filled(from).await, migrated(to).await.0);
    refill(&from, &to).await.expect("refilled");
    let copy = copied(&from).await;
    assert!(copy.values().all(|it| it.len() == 1), "{copy:?}");
    assert_eq!(copied(&to).await, copy);
    assert!(!begin(&to).await.is_empty().await.expect("looked"));
}

#[tokio::test]
async fn nothing_that_was_left_out_comes_back() {
    let (from, _from_folder) = sqlite_file();
    let (to, _to_folder) = sqlite_file();
    let from = filled(&from).await;
    let (to, db) = migrated(&to).await;
    refill(&from, &to).await.expect("refilled");
    for table in LEFT_OUT {
        let any = format!("SELECT 1 AS n FROM {table} LIMIT 1");
        let any = Statement::from_string(db.get_database_backend(), any);
        let row = db.query_one_raw(any).await.expect("looked");
        assert!(row.is_none(), "{table}");
    }
}

#[tokio::test]
async fn a_refill_that_is_given_up_leaves_nothing() {
    let (from, _from_folder) = sqlite_file();
    let from = filled(&from).await;
    let (to, _to_folder) = sqlite_file();
    nothing_is_left(&from, &to).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        nothing_is_left(&from, &borrowed.url()).await;
    }
}

async fn nothing_is_left(from: &SeaStore, to: &str) {
    let to = migrated(to).await.0;
    let snapshot = snapshot(from).await;
    let table = snapshot.tables().iter().find(|it| it.name == "people").expect("a table");
    let lines = snapshot.rows(table).await.expect("rows").next().await.expect("lines");
    let line = lines.expect("a row").text;

    // People without their company, and what is no row.
    for wrong in [&*line, b"[]\n", b"nothing\n", b"[1"] {
        let put = put(begin(&to).await, table, wrong).await;
        assert!(put.is_err(), "{wrong:?}");
    }
    assert!(begin(&to).await.is_empty().await.expect("looked"));
}

async fn put(
    mut refill: Box<dyn Refill>,
    table: &BackedUpTable,
    text: &[u8],
) -> Result<(), StoreError> {
    refill.begin_table(table).await?;
    refill.write(text).await?;
    refill.end_table().await?;
    refill.commit().await
}

#[tokio::test]
async fn a_snapshot_does_not_see_what_came_later() {
    let (url, _folder) = sqlite_file();
    sees_one_moment(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        sees_one_moment(&borrowed.url()).await;
    }
}

async fn sees_one_moment(url: &str) {
    let store = migrated(url).await.0;
    let snapshot = snapshot(&store).await;
    // Another program, since this one may have a single connection to write with.
    let other = migrated(url).await.1;
    other.execute_unprepared("INSERT INTO installation (id) VALUES (1)").await.expect("inserted");

    let table = snapshot.tables().iter().find(|it| it.name == "installation").expect("a table");
    let seen = snapshot.rows(table).await.expect("rows").next().await.expect("lines");
    assert_eq!(seen, None);
    drop(snapshot);
    assert_eq!(copied(&store).await["installation"].len(), 1);
}
