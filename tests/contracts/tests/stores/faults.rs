//! What a database that fails is taken for: one that may come back, or one that makes no sense.

use application::{Store, identity::Logins};
use contracts::world::{code, company, given_company, permit};
use domain_identity::{Company, CompanyName, Identifier};
use domain_kernel::{Facts, StoreError};
use sea_orm::ConnectionTrait;
use store_seaorm::SeaStore;

use crate::databases::{migrated, sqlite_file};

#[tokio::test]
async fn a_full_database_is_not_available_until_there_is_room_again() {
    let (url, _folder) = sqlite_file();
    let (store, db) = migrated(&url).await;
    // No page may be added to those that there are.
    db.execute_unprepared("PRAGMA max_page_count = 1").await.expect("pragma");

    let mut outcome = Ok(());
    for number in 1..500 {
        outcome = found(&store, number).await;
        if outcome.is_err() {
            break;
        }
    }
    assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");

    db.execute_unprepared("PRAGMA max_page_count = 100000").await.expect("pragma");
    found(&store, 1_000).await.expect("there is room");
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
