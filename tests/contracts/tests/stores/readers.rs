//! The connections to an SQLite file on which everything is read.

use std::time::Duration;

use contracts::world::n_rounds;
use migrations::migrate;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store_seaorm::{Readers, connect};
use tokio::{task::JoinSet, time::timeout};

use crate::databases::sqlite_file;

/// Counts to a number, and says which one it was asked for.
fn counting(to: u32) -> Statement {
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) \
               SELECT COUNT(*) AS counted FROM n";
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, [to.into()])
}

async fn count(read: &Readers, to: u32) -> u32 {
    let row = read.query_one_raw(counting(to)).await.expect("an answer").expect("a row");
    row.try_get("", "counted").expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gives_up_in_the_middle_leaves_the_others_their_own_answers() {
    let (url, _folder) = sqlite_file();
    let connected = connect(&url).await.expect("a database");
    migrate(&connected.write, connected.lock_file.as_deref()).await.expect("migrate");
    let read = connected.read.clone();
    let n_rounds = u32::try_from(n_rounds()).expect("few");
    for round in 1..=n_rounds {
        let mut all = JoinSet::new();
        for n in 0..8 {
            let (read, to) = (read.clone(), round * 8 + n + 1);
            let patience = Duration::from_micros(u64::from(round % 7) * 40);
            match n % 2 {
                0 => drop(all.spawn(async move {
                    // Whether it is answered in time is left to chance.
                    let _answer = timeout(patience, count(&read, 20_000)).await;
                })),
                _ => drop(all.spawn(async move { assert_eq!(count(&read, to).await, to) })),
            }
        }
        while let Some(done) = all.join_next().await {
            done.expect("its own answer");
        }
    }
    connected.close().await.expect("closed");
}

#[tokio::test]
async fn nothing_is_changed_by_whoever_only_looks() {
    let (url, _folder) = sqlite_file();
    let connected = connect(&url).await.expect("a database");
    migrate(&connected.write, connected.lock_file.as_deref()).await.expect("migrate");
    connected
        .read
        .execute_unprepared("DELETE FROM people")
        .await
        .expect_err("no reader's business");
    let deletion = Statement::from_string(DbBackend::Sqlite, "DELETE FROM people RETURNING id");
    let err = connected.read.query_all_raw(deletion).await.expect_err("read only");
    assert!(err.to_string().contains("readonly"), "{err}");
    connected.close().await.expect("closed");
}
