use std::sync::Arc;

use application::training::Progress;
use domain_kernel::{Facts, Rule, StoreError};
use domain_training::{Attempt, AttemptId, AttemptStatus, Given, ModuleVersion, SheetEntry};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{
        attempt, find_attempt, given_published, id, insert_attempt, option, question_id, quiz,
        to_read,
    },
    progress::look,
    world::{at_once, given_company, noon, permit, person_id},
};

pub async fn of_forty_starts_at_once_one_attempt_is_open<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_company(&*store, 1).await;
    for round in 1..=n_rounds.div_ceil(10) as u128 {
        let version = given_published(&*store, 1, &to_read(round, "To read")).await;
        let started = at_once(40, |n| {
            let store = Arc::clone(&store);
            let new = attempt(round * 1_000 + n as u128, person_id(1, 1), &version);
            async move { insert_attempt(&*store, 1, &new).await }
        })
        .await;

        let n_started = started.iter().filter(|it| it.is_ok()).count();
        assert_eq!(n_started, 1, "{started:?}");
        let is_expected = |it: &Result<(), StoreError>| {
            matches!(it, Ok(()) | Err(StoreError::Busy | StoreError::Duplicate(Rule::OpenAttempt)))
        };
        assert!(started.iter().all(is_expected), "{started:?}");
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let open = tx.attempts().find_open(person_id(1, 1), version.module()).await;
        assert!(open.expect("find").is_some());
    }
}

/// Five tabs answer one question each while a sixth submits. What a tab was told is saved is in
/// the attempt that was scored, and there is one result.
pub async fn saves_and_a_submit_at_once_lose_no_answer<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_company(&*store, 1).await;
    let version = Arc::new(given_published(&*store, 1, &quiz(1, "Quiz")).await);
    for round in 1..=n_rounds as u128 {
        insert_attempt(&*store, 1, &attempt(round, person_id(1, 1), &version))
            .await
            .expect("the one before is finished");
        let done = at_once(6, |n| {
            let (store, version) = (Arc::clone(&store), Arc::clone(&version));
            async move {
                match n {
                    5 => submit(&*store, id(round), &version).await,
                    place => keep(&*store, id(round), &version, place).await,
                }
            }
        })
        .await;

        let read = find_attempt(&*store, &permit(1), id(round)).await.expect("saved").value;
        assert_eq!(read.status(), AttemptStatus::Finished);
        for (place, is_kept) in done.iter().enumerate().take(5) {
            let response = read.response(question_id(place));
            assert_eq!(response.answer.is_some(), *is_kept, "{place}: {done:?}");
        }
        let again = read.marks(&version).iter().map(|it| it.earned).sum();
        assert_eq!(read.result().map(|it| it.score), Some(again));
    }
}

/// Whether the answer was saved; it is not once the attempt is finished.
async fn keep(
    store: &dyn AnyStore,
    attempt: AttemptId,
    version: &ModuleVersion,
    place: usize,
) -> bool {
    let question = question_id(place);
    loop {
        let mut found = look(store, &permit(1), attempt).await.expect("saved").attempt;
        let seen = found.value.response(question).revision;
        let sheet = [SheetEntry { question, seen, given: given(version, place) }];
        if found.value.save(version, &sheet, noon()).is_err() {
            return false;
        }
        match Progress::save(store, &permit(1), &found, noon()).await {
            Ok(()) => return true,
            Err(StoreError::Stale | StoreError::Busy) => {}
            Err(err) => panic!("{err:?}"),
        }
    }
}

fn given(version: &ModuleVersion, place: usize) -> Given {
    match place {
        0 | 2 => Given::chosen(&[option(version, place, 0)]),
        1 => Given::said(false),
        3 => Given::typed("0.3"),
        _ => Given::typed("redder"),
    }
}

async fn submit(store: &dyn AnyStore, attempt: AttemptId, version: &ModuleVersion) -> bool {
    loop {
        match try_to_submit(store, attempt, version).await {
            Ok(()) => return true,
            Err(StoreError::Stale | StoreError::Busy) => {}
            Err(err) => panic!("{err:?}"),
        }
    }
}

async fn try_to_submit(
    store: &dyn AnyStore,
    attempt: AttemptId,
    version: &ModuleVersion,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(1)).await?;
    let mut read = tx.attempts().find(attempt).await?.expect("saved");
    tokio::task::yield_now().await; // Lets a save come in between, wherever stores allow it.
    Attempt::submit(&mut read.value, version, noon()).expect("nobody else submits");
    tx.attempts().update(&read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
