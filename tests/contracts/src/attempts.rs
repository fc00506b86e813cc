use std::sync::Arc;

use domain_kernel::{Id, PersonId, Rule, StoreError, Version};
use domain_training::{Attempt, AttemptId, Given, ModuleVersion, Outcome};

use crate::{
    AnyStore,
    lessons::{
        answer, attempt, find_attempt, given_person, given_published, id, insert_attempt, option,
        quiz, save_attempt, to_read,
    },
    world::{given_company, noon, permit, person_id, platform_permit},
};

/// Answers to every question that counts, all of them right if `is_right`.
pub(crate) fn answer_all(attempt: &mut Attempt, version: &ModuleVersion, is_right: bool) {
    let place = usize::from(!is_right);
    answer(attempt, version, 0, Given::chosen(&[option(version, 0, place)]));
    answer(attempt, version, 1, Given::said(!is_right));
    answer(attempt, version, 2, Given::chosen(&[option(version, 2, place)]));
    answer(attempt, version, 3, Given::typed(if is_right { "0.3" } else { "1e3" }));
    answer(attempt, version, 4, Given::typed(if is_right { "redder" } else { "Zoë \"x\" \\" }));
}

pub async fn an_attempt_read_back_is_the_attempt_saved_in_every_state<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let to_read = given_published(&*store, 1, &to_read(2, "To read")).await;
    let admin = person_id(1, 1);

    let mut answering = attempt(1, admin, &version);
    answer_all(&mut answering, &version, true);
    // Once more, and then cleared.
    answer(&mut answering, &version, 0, Given::chosen(&[option(&version, 0, 2)]));
    answer(&mut answering, &version, 1, Given::cleared());
    let both = [option(&version, 2, 0), option(&version, 2, 2)];
    answer(&mut answering, &version, 2, Given::chosen(&both));
    let reading = attempt(2, admin, &to_read);
    let mut acknowledged = attempt(3, admin, &to_read);
    acknowledged.acknowledge(noon()).expect("in progress");
    let mut passed = attempt(4, admin, &version);
    answer_all(&mut passed, &version, true);
    passed.submit(&version, noon()).expect("in progress");
    let (mut failed, _) = Attempt::start(id(5), admin, &version, true, noon());
    answer_all(&mut failed, &version, false);
    failed.submit(&version, noon()).expect("in progress");
    let outcomes = [&passed, &failed].map(Attempt::outcome);
    assert_eq!(outcomes, [Some(Outcome::Passed), Some(Outcome::Failed)]);

    for saved in [answering, reading, acknowledged, passed, failed] {
        insert_attempt(&*store, 1, &saved).await.expect("insert");
        let read = find_attempt(&*store, &permit(1), saved.id()).await.expect("saved");
        assert_eq!((read.value, read.version), (saved, Version::FIRST));
    }
}

pub async fn a_person_has_one_open_attempt_at_a_module<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let another = given_published(&*store, 1, &to_read(2, "Another")).await;
    let theirs = given_published(&*store, 2, &to_read(1, "Another company's")).await;
    let admin = person_id(1, 1);
    insert_attempt(&*store, 1, &attempt(1, admin, &version)).await.expect("the first");

    let second = insert_attempt(&*store, 1, &attempt(2, admin, &version)).await;
    assert!(matches!(second, Err(StoreError::Duplicate(Rule::OpenAttempt))), "{second:?}");
    insert_attempt(&*store, 1, &attempt(3, other, &version)).await.expect("another person");
    insert_attempt(&*store, 1, &attempt(4, admin, &another)).await.expect("another module");
    let stranger = attempt(1, person_id(2, 1), &theirs);
    insert_attempt(&*store, 2, &stranger).await.expect("another company, whatever the ids");

    assert_eq!(open(&*store, 1, admin, &version).await, Some(id(1)));
    let mut read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.acknowledge(noon()).expect("in progress");
    save_attempt(&*store, &permit(1), &read).await.expect("save");
    assert_eq!(open(&*store, 1, admin, &version).await, None);
    insert_attempt(&*store, 1, &attempt(5, admin, &version)).await.expect("the first is finished");
    assert_eq!(open(&*store, 1, admin, &version).await, Some(id(5)));
}

pub async fn an_attempt_id_cannot_be_used_twice<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");

    let again = insert_attempt(&*store, 1, &attempt(1, other, &version)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::AttemptId))), "{again:?}");
}

pub async fn the_second_of_two_ends_of_an_attempt_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    insert_attempt(&*store, 1, &attempt(1, person_id(1, 1), &version)).await.expect("insert");
    let read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    let (mut failed, mut passed) = (read.clone(), read);
    failed.value.submit(&version, noon()).expect("in progress");
    answer_all(&mut passed.value, &version, true);
    passed.value.submit(&version, noon()).expect("in progress");

    save_attempt(&*store, &permit(1), &failed).await.expect("the first goes through");
    let second = save_attempt(&*store, &permit(1), &passed).await;
    assert!(matches!(second, Err(StoreError::Stale)), "{second:?}");
    let read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!((read.value, read.version), (failed.value, Version::new(2)));
}

pub async fn another_company_sees_and_changes_no_attempt<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let admin = person_id(1, 1);
    insert_attempt(&*store, 1, &attempt(1, admin, &version)).await.expect("insert");
    let mut read = find_attempt(&*store, &permit(1), id(1)).await.expect("saved");

    assert_eq!(find_attempt(&*store, &permit(2), id(1)).await, None);
    assert_eq!(open(&*store, 2, admin, &version).await, None);
    read.value.acknowledge(noon()).expect("in progress");
    let meddled = save_attempt(&*store, &permit(2), &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let foreign = [attempt(2, admin, &version), attempt(2, person_id(2, 1), &version)];
    for attempt in foreign {
        let refused = insert_attempt(&*store, 2, &attempt).await;
        assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
    }

    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.attempts().find(id(1)).await.is_err());
    assert!(tx.attempts().find_open(admin, version.module()).await.is_err());
    assert!(tx.attempts().insert(&read.value).await.is_err());
    assert!(tx.attempts().update(&read).await.is_err());
}

async fn open(
    store: &dyn AnyStore,
    company: u128,
    person: PersonId,
    version: &ModuleVersion,
) -> Option<AttemptId> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    let open = tx.attempts().find_open(person, version.module()).await.expect("find");
    open.map(|it| Id::from_uuid(it.value.id().uuid()))
}
