use std::{sync::Arc, time::Duration};

use application::training::{AttemptInProgress, Progress};
use domain_kernel::{Permit, StoreError, Version, Versioned};
use domain_training::{Attempt, AttemptId, Given};

use crate::{
    AnyStore,
    attempts::answer_all,
    lessons::{
        answer, attempt, find_attempt, given_published, id, insert_attempt, option, quiz,
        save_attempt, strict, to_read,
    },
    world::{company, given_company, noon, permit, person_id, platform_permit},
};

pub(crate) async fn look(
    store: &dyn AnyStore,
    permit: &Permit,
    id: AttemptId,
) -> Option<AttemptInProgress> {
    Progress::find(store, permit, id).await.expect("find")
}

pub async fn answers_are_kept_with_when_and_found_with_their_version<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let begun = attempt(1, person_id(1, 1), &version);
    insert_attempt(&*store, 1, &begun).await.expect("insert");

    let mut found = look(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((&found.attempt.value, found.attempt.version), (&begun, Version::FIRST));
    assert_eq!((&found.version, found.saved), (&version, noon()));
    assert_eq!(look(&*store, &permit(1), id(2)).await, None);

    let mut now = noon();
    answer_all(&mut found.attempt.value, &version, true);
    for (number, place) in [(2, 1), (3, 2)] {
        now = now.plus(Duration::from_micros(1_000_001));
        store.save(&permit(1), &found.attempt, now).await.expect("save");
        let read = look(&*store, &permit(1), id(1)).await.expect("saved");
        assert_eq!((&read.attempt.value, read.saved), (&found.attempt.value, now));
        assert_eq!(read.attempt.version, Version::new(number));
        found = read;
        let option = option(&version, 0, place);
        answer(&mut found.attempt.value, &version, 0, Given::chosen(&[option]));
    }
    let in_transaction = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!(in_transaction.version, Version::new(3));
}

pub async fn a_save_is_stale_after_another_and_after_the_end<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");
    let first = look(&*store, &permit(1), id(1)).await.expect("saved").attempt;
    store.save(&permit(1), &first, noon()).await.expect("the first goes through");

    assert_stale(&store.save(&permit(1), &first, noon()).await);
    assert_stale(&save_attempt(&*store, &permit(1), &first).await);

    let in_progress = look(&*store, &permit(1), id(1)).await.expect("saved").attempt;
    let mut finished = in_progress.clone();
    finished.value.submit(&version, noon()).expect("in progress");
    save_attempt(&*store, &permit(1), &finished).await.expect("save");
    finished.version = finished.version.next();
    let in_progress = Versioned { version: finished.version, ..in_progress };
    for late in [&first, &in_progress, &finished] {
        assert_stale(&store.save(&permit(1), late, noon().plus(Duration::from_secs(1))).await);
    }
    let read = look(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((read.attempt, read.saved), (finished, noon()));
}

pub async fn what_finishes_an_attempt_is_no_save_of_answers<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");
    let read = look(&*store, &permit(1), id(1)).await.expect("saved").attempt;
    let mut finished = read.clone();
    finished.value.acknowledge(noon()).expect("in progress");

    assert_stale(&store.save(&permit(1), &finished, noon()).await);
    assert_eq!(look(&*store, &permit(1), id(1)).await.expect("saved").attempt, read);
}

pub async fn whose_time_is_up_is_found_in_all_companies<S: AnyStore>(store: Arc<S>) {
    let end = noon().plus(Duration::from_mins(20));
    for company in [1, 2] {
        given_company(&*store, company).await;
        let version = given_published(&*store, company, &strict(1, "Strict")).await;
        let open = attempt(company, person_id(company, 1), &version);
        insert_attempt(&*store, company, &open).await.expect("insert");
    }
    // Without a limit, and handed in.
    let endless = given_published(&*store, 1, &quiz(2, "Quiz")).await;
    insert_attempt(&*store, 1, &attempt(3, person_id(1, 1), &endless)).await.expect("insert");
    let over = |at, most| store.overdue(at, most);
    assert_eq!(over(end, 9).await.expect("read"), []);
    let after = end.plus(Duration::from_micros(1));
    let mut both = over(after, 9).await.expect("read");
    both.sort_unstable();
    assert_eq!(both, [(company(1), id(1)), (company(2), id(2))]);
    assert_eq!(over(after, 1).await.expect("read").len(), 1);

    let mut read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    let version = look(&*store, &permit(1), id(1)).await.expect("saved").version;
    read.value.time_out(&version, end.plus(Duration::from_mins(1))).expect("its time is up");
    save_attempt(&*store, &permit(1), &read).await.expect("save");
    assert_eq!(over(after, 9).await.expect("read"), [(company(2), id(2))]);
}

/// The end keeps the answers that came with it, at its own time.
pub async fn an_attempt_is_saved_when_it_ends<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");
    let mut read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    let later = noon().plus(Duration::from_mins(5));
    answer_all(&mut read.value, &version, false);
    read.value.submit(&version, later).expect("in progress");
    save_attempt(&*store, &permit(1), &read).await.expect("save");

    let found = look(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((found.attempt.value, found.saved), (read.value, later));
}

pub async fn another_company_sees_and_saves_no_answers<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");
    let before: Versioned<Attempt> = look(&*store, &permit(1), id(1)).await.expect("saved").attempt;
    let mut meddled = before.clone();
    answer_all(&mut meddled.value, &version, true);

    assert_eq!(look(&*store, &permit(2), id(1)).await, None);
    assert_stale(&store.save(&permit(2), &meddled, noon()).await);
    assert!(Progress::find(&*store, &platform_permit(), id(1)).await.is_err());
    assert!(store.save(&platform_permit(), &meddled, noon()).await.is_err());
    assert_eq!(look(&*store, &permit(1), id(1)).await.expect("saved").attempt, before);
}

fn assert_stale(saved: &Result<(), StoreError>) {
    assert!(matches!(saved, Err(StoreError::Stale)), "{saved:?}");
}
