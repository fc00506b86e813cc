use std::sync::Arc;

use domain_kernel::{Facts, PersonId, Role, StoreError};

use crate::{
    AnyStore,
    identity::{fact, find, insert, save},
    world::{at_once, given_company, noon, permit, person, person_id, profile},
};

pub async fn two_transactions_at_once_cannot_both_change_a_person<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let id = given_company(&*store, 1).await.id;
    for _ in 0..n_rounds {
        let read = find(&*store, &permit(1), id).await.expect("saved");
        let saved = at_once(2, |_| {
            let (store, read) = (Arc::clone(&store), read.clone());
            async move { save(&*store, &permit(1), &read).await }
        })
        .await;
        assert_eq!(saved.iter().filter(|it| it.is_ok()).count(), 1, "{saved:?}");
    }
}

/// Two admins who make each other staff at the same moment must not both succeed: the second has
/// to see what the first one did.
pub async fn transactions_that_guard_a_company_follow_each_other<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    for round in 1..=u128::try_from(n_rounds).expect("few") {
        given_company(&*store, round).await;
        let email = format!("second@company{round}.example");
        let second = person(person_id(round, 2), profile("S", &email, None), Role::Admin);
        insert(&*store, round, &second).await.expect("insert");

        let demoted = at_once(2, |n| {
            let store = Arc::clone(&store);
            let id = person_id(round, n as u128 + 1);
            async move { demote(&*store, round, id).await }
        })
        .await;

        let n_demoted = demoted.iter().filter(|it| matches!(it, Ok(true))).count();
        assert!(n_demoted <= 1, "{demoted:?}");
        assert!(demoted.iter().all(|it| matches!(it, Ok(_) | Err(StoreError::Busy))));
        let left = store.leaders(&permit(round)).await.expect("leaders");
        assert!(!left.is_empty());
    }
}

async fn demote(store: &dyn AnyStore, company: u128, id: PersonId) -> Result<bool, StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.companies().guard().await?;
    if tx.people().others(id).await?.n_other_admins == 0 {
        return Ok(false);
    }
    let mut read = tx.people().find(id).await?.expect("saved");
    read.value.role = Role::Staff;
    tx.people().update(&read).await?;
    tx.commit(Facts::new(noon(), &fact())).await?;
    Ok(true)
}

pub async fn of_all_who_set_an_installation_up_one_does<S: AnyStore>(store: Arc<S>, _: usize) {
    assert!(!store.is_set_up().await.expect("read"));
    let claimed = at_once(8, |n| {
        let store = Arc::clone(&store);
        async move {
            let mut tx = store.begin(&permit(n as u128 + 1)).await?;
            let is_first = tx.companies().claim_installation().await?;
            tx.commit(Facts::new(noon(), &fact())).await.map(|()| is_first)
        }
    })
    .await;

    let n_first = claimed.iter().filter(|it| matches!(it, Ok(true))).count();
    assert_eq!(n_first, 1, "{claimed:?}");
    assert!(claimed.iter().all(|it| matches!(it, Ok(_) | Err(StoreError::Busy))), "{claimed:?}");
    assert!(store.is_set_up().await.expect("read"));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert!(!tx.companies().claim_installation().await.expect("claim"));
}

/// Only for stores in which one transaction waits for another's rows.
pub async fn of_two_transactions_that_wait_for_each_other_one_is_busy(store: &dyn AnyStore) {
    given_company(store, 1).await;
    let second = person(person_id(1, 2), profile("S", "s@x.example", None), Role::Staff);
    insert(store, 1, &second).await.expect("insert");
    let one = find(store, &permit(1), person_id(1, 1)).await.expect("saved");
    let other = find(store, &permit(1), person_id(1, 2)).await.expect("saved");
    let mut first = store.begin(&permit(1)).await.expect("begin");
    let mut second = store.begin(&permit(1)).await.expect("begin");
    first.people().update(&one).await.expect("update");
    second.people().update(&other).await.expect("update");

    let (first, second) =
        tokio::join!(async move { first.people().update(&other).await }, async move {
            second.people().update(&one).await
        },);

    let n_busy = [&first, &second].into_iter().filter(|it| matches!(it, Err(StoreError::Busy)));
    assert_eq!(n_busy.count(), 1, "{first:?} {second:?}");
}

/// Only for stores in which one transaction waits for another's rows.
pub async fn a_transaction_that_waits_too_long_is_busy(store: &dyn AnyStore) {
    given_company(store, 1).await;
    let read = find(store, &permit(1), person_id(1, 1)).await.expect("saved");
    let mut first = store.begin(&permit(1)).await.expect("begin");
    let mut second = store.begin(&permit(1)).await.expect("begin");
    first.people().update(&read).await.expect("update");

    let waited = second.people().update(&read).await;

    assert!(matches!(waited, Err(StoreError::Busy)), "{waited:?}");
}

/// Only for stores in which a transaction can commit while another is open.
pub async fn a_transaction_sees_what_others_commit_meanwhile(store: &dyn AnyStore) {
    let id = given_company(store, 1).await.id;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let before = tx.people().find(id).await.expect("find").expect("saved");

    save(store, &permit(1), &before).await.expect("save");

    let after = tx.people().find(id).await.expect("find").expect("saved");
    assert_eq!(after.version, before.version.next());
}
