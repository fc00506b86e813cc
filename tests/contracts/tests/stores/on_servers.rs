//! What only happens where several transactions are open at once, and what a server's own settings
//! must not change.

use contracts::races::{
    a_transaction_sees_what_others_commit_meanwhile, a_transaction_that_waits_too_long_is_busy,
    of_two_transactions_that_wait_for_each_other_one_is_busy,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::{
    databases::migrated,
    servers::{SERVERS, mariadb, postgres},
};

#[tokio::test]
async fn a_transaction_in_postgres_sees_what_others_commit_meanwhile() {
    let (store, _kept) = postgres().await;
    a_transaction_sees_what_others_commit_meanwhile(&store).await;
}

#[tokio::test]
async fn a_transaction_in_mariadb_sees_what_others_commit_meanwhile() {
    let (store, _kept) = mariadb().await;
    a_transaction_sees_what_others_commit_meanwhile(&store).await;
}

#[tokio::test]
async fn a_deadlock_in_postgres_is_busy_for_one() {
    let (store, _kept) = postgres().await;
    of_two_transactions_that_wait_for_each_other_one_is_busy(&store).await;
}

#[tokio::test]
async fn a_deadlock_in_mariadb_is_busy_for_one() {
    let (store, _kept) = mariadb().await;
    of_two_transactions_that_wait_for_each_other_one_is_busy(&store).await;
}

/// On both at once, since it takes as long as a lock is waited for.
#[tokio::test]
async fn whoever_waits_too_long_for_a_lock_is_told_that_it_is_busy() {
    let (in_postgres, _kept) = postgres().await;
    let (in_mariadb, _also_kept) = mariadb().await;
    tokio::join!(
        a_transaction_that_waits_too_long_is_busy(&in_postgres),
        a_transaction_that_waits_too_long_is_busy(&in_mariadb),
    );
}

#[tokio::test]
async fn a_connection_does_not_take_the_servers_settings() {
    let [postgres, mariadb] = SERVERS;
    let database = postgres.empty().await;
    let (_, db) = migrated(&database.url()).await;
    let isolation = "default_transaction_isolation = 'serializable'";
    let set = format!("ALTER DATABASE {} SET {isolation}", database.name());
    db.execute_unprepared(&set).await.expect("set");
    let (_, db) = migrated(&database.url()).await;
    assert_eq!(text(&db, "SHOW transaction_isolation").await, "read committed");

    let database = mariadb.empty().await;
    let (_, db) = migrated(&database.url()).await;
    assert_eq!(text(&db, "SELECT @@tx_isolation").await, "READ-COMMITTED");
    assert!(text(&db, "SELECT @@sql_mode").await.contains("STRICT_ALL_TABLES"));
    let waits = "SELECT CONCAT(@@innodb_lock_wait_timeout, ' ', @@lock_wait_timeout)";
    assert_eq!(text(&db, waits).await, "5 5");
}

async fn text(db: &DatabaseConnection, query: &str) -> String {
    let query = Statement::from_string(db.get_database_backend(), query);
    let row = db.query_one_raw(query).await.expect("query").expect("one row");
    row.try_get_by_index(0).expect("text")
}
