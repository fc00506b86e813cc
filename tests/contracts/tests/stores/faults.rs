//! What a database that fails is taken for: one that may come back, or one that makes no sense.

use application::{Store, identity::Logins};
use contracts::world::{code, company, given_company, permit};
use domain_identity::{Company, CompanyName, Identifier};
use domain_kernel::{Facts, StoreError};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use store_seaorm::{SeaStore, connect};

use crate::databases::{migrated, sqlite_file};

#[tokio::test]
async fn a_full_database_is_not_available_until_there_is_room_again() {
    let (url, _folder) = sqlite_file();
    let (store, db) = migrated(&url).await;

    let outcome = fill(&store, &db).await;
    assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");

    db.execute_unprepared("PRAGMA max_page_count = 100000").await.expect("pragma");
    found(&store, 1_000).await.expect("there is room");
}

// SQLite ends a transaction by itself when there is no room, which those who count transactions
// above it do not notice: everything after it would be part of one that is never committed.
#[tokio::test]
async fn what_is_saved_after_the_database_was_full_is_there_for_everybody() {
    let (url, _folder) = sqlite_file();
    let (store, db) = migrated(&url).await;
    fill(&store, &db).await.expect_err("it is full");
    drop(store.begin(&permit(1)).await.expect("somebody who changes their mind"));

    found(&store, 1_000).await.expect("there is room");

    let other = connect(&url).await.expect("another connection");
    let query = "SELECT name FROM companies WHERE name = 'Company 1000'";
    let query = Statement::from_string(DbBackend::Sqlite, query);
    assert!(other.write.query_one_raw(query).await.expect("an answer").is_some());
}

/// Lets no page be added to those that there are, and goes on until that is too few.
async fn fill(store: &SeaStore, db: &DatabaseConnection) -> Result<(), StoreError> {
    db.execute_unprepared("PRAGMA max_page_count = 1").await.expect("pragma");
    for number in 1..500 {
        found(store, number).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_not_available() {
    let (store, db) = migrated("sqlite::memory:").await;
    db.close().await.expect("close");

    let found = store.login(&anna()).await;
    assert!(matches!(found, Err(StoreError::Unavailable(_))), "{found:?}");
    let begun = store.begin(&permit(1)).await.map(|_| ());
    assert!(matches!(begun, Err(StoreError::Unavailable(_))), "{begun:?}");
}

#[tokio::test]
async fn a_row_that_makes_no_sense_is_corrupt_and_no_reason_to_try_again() {
    let (store, db) = migrated("sqlite::memory:").await;
    given_company(&store, 1).await;
    db.execute_unprepared("UPDATE people SET role = 'wizard'").await.expect("update");

    let found = store.login(&anna()).await;
    assert!(matches!(found, Err(StoreError::Corrupt(_))), "{found:?}");
}

fn anna() -> Identifier {
    Identifier::parse("admin@company1.example").expect("an identifier")
}

async fn found(store: &SeaStore, number: u128) -> Result<(), StoreError> {
    let name = CompanyName::restore(format!("Company {number}"));
    let (founded, fact) = Company::found(company(number), name, code(number));
    let mut tx = store.begin(&permit(number)).await?;
    tx.companies().insert(&founded).await?;
    tx.commit(Facts::new(contracts::world::noon(), &fact)).await
}
