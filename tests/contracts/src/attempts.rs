use std::{sync::Arc, time::Duration};

use domain_kernel::{Facts, Id, PersonId, Rule, StoreError, Timestamp, Version};
use domain_training::{
    Attempt, AttemptId, Beginning, Ending, ExtraTry, ExtraTryReason, Given, ModuleId,
    ModuleVersion, Outcome, Past, Revision, SheetEntry, TriesTaken,
};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{
        answer, attempt, find_attempt, given_person, given_published, id, insert_attempt, option,
        quiz, save_attempt, strict, to_read,
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
    let (mut failed, _) =
        Attempt::start(id(5), admin, &version, Beginning::at(noon()).as_practice(true));
    answer_all(&mut failed, &version, false);
    failed.submit(&version, noon()).expect("in progress");
    let outcomes = [&passed, &failed].map(Attempt::outcome);
    assert_eq!(outcomes, [Some(Outcome::Passed), Some(Outcome::Failed)]);

    let strict = given_published(&*store, 1, &strict(3, "Strict")).await;
    let mut limited = begun(6, admin, &strict, 1);
    let asked = limited.asked(&strict);
    let (first, last) = (asked[0].question.id(), asked[0].options[2].id);
    let wrong =
        SheetEntry { question: first, seen: Revision::NEVER, given: Given::chosen(&[last]) };
    limited.save(&strict, &[wrong], noon()).expect("a good answer");
    let mut timed_out = begun(7, admin, &strict, 2);
    let late = noon().plus(Duration::from_hours(1));
    timed_out.time_out(&strict, late).expect("its time is up");
    assert_eq!(timed_out.unmet().map(|it| (it.sections.len(), it.critical.len())), Some((1, 1)));
    assert_eq!(timed_out.ending(), Some(Ending::TimedOut));

    for saved in [answering, reading, acknowledged, passed, failed, limited, timed_out] {
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

/// Of two who both saw two attempts, one makes the third.
pub async fn a_person_has_one_attempt_of_each_ordinal<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let version = given_published(&*store, 1, &strict(1, "Strict")).await;
    let theirs = given_published(&*store, 2, &strict(1, "Another company's")).await;
    let admin = person_id(1, 1);
    let ended = |number, person, version: &ModuleVersion, ordinal| {
        let mut ended = begun(number, person, version, ordinal);
        ended.submit(version, noon()).expect("in progress");
        ended
    };
    insert_attempt(&*store, 1, &ended(1, admin, &version, 1)).await.expect("the first");

    let again = insert_attempt(&*store, 1, &ended(2, admin, &version, 1)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::AttemptOrdinal))), "{again:?}");
    insert_attempt(&*store, 1, &ended(3, admin, &version, 2)).await.expect("the second");
    insert_attempt(&*store, 1, &ended(4, other, &version, 1)).await.expect("another person");
    let stranger = ended(5, person_id(2, 1), &theirs, 1);
    insert_attempt(&*store, 2, &stranger).await.expect("another company");
    // Those of before the count have no number.
    for number in [6, 7] {
        let mut old = attempt(number, admin, &version);
        old.submit(&version, noon()).expect("in progress");
        insert_attempt(&*store, 1, &old).await.expect("without a number");
    }
}

pub async fn tries_are_counted_since_the_last_completion<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let (admin, module) = (person_id(1, 1), version.module());
    let minute = |n: u64| noon().plus(Duration::from_mins(n));
    let expected = |n_attempts, n, n_extra, last: Option<u64>| Past {
        n_attempts,
        is_any_open: n_attempts == 6,
        tries: TriesTaken { n, n_extra, last: last.map(minute) },
    };
    assert_eq!(past(&*store, 1, admin, module).await, Past::default());

    for (number, is_right, is_practice) in [
        (1, false, false),
        (2, false, false),
        (3, true, false),
        (4, false, true),
        (5, false, false),
    ] {
        let beginning = Beginning::at(noon()).as_practice(is_practice);
        let (mut ended, _) = Attempt::start(id(number), admin, &version, beginning);
        answer_all(&mut ended, &version, is_right);
        let at = minute(u64::try_from(number).expect("a small number"));
        ended.submit(&version, at).expect("in progress");
        insert_attempt(&*store, 1, &ended).await.expect("insert");
        if number == 2 {
            give(&*store, 1, &extra(admin, module, 2, minute(2))).await.expect("insert");
            assert_eq!(past(&*store, 1, admin, module).await, expected(2, 2, 1, Some(2)));
        }
    }
    insert_attempt(&*store, 1, &attempt(6, admin, &version)).await.expect("insert");
    assert_eq!(past(&*store, 1, admin, module).await, expected(6, 1, 0, Some(5)));
    give(&*store, 1, &extra(admin, module, 6, minute(6))).await.expect("insert");
    assert_eq!(past(&*store, 1, admin, module).await, expected(6, 1, 1, Some(5)));
    assert_eq!(past(&*store, 2, admin, module).await, Past::default());
}

pub async fn after_the_same_attempts_one_more_try_is_given<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let version = given_published(&*store, 1, &strict(1, "Strict")).await;
    let (admin, module) = (person_id(1, 1), version.module());
    give(&*store, 1, &extra(admin, module, 3, noon())).await.expect("the first");

    let again = give(&*store, 1, &extra(admin, module, 3, noon())).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ExtraTry))), "{again:?}");
    give(&*store, 1, &extra(admin, module, 4, noon())).await.expect("after another attempt");
    give(&*store, 1, &extra(other, module, 3, noon())).await.expect("to somebody else");
    let foreign = give(&*store, 2, &extra(admin, module, 3, noon())).await;
    assert!(matches!(foreign, Err(StoreError::Corrupt(_))), "{foreign:?}");
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
    assert!(tx.attempts().past(admin, version.module()).await.is_err());
    assert!(tx.attempts().insert(&read.value).await.is_err());
    assert!(tx.attempts().update(&read).await.is_err());
}

fn begun(number: u128, person: PersonId, version: &ModuleVersion, ordinal: u32) -> Attempt {
    let beginning = Beginning { ordinal: Some(ordinal), seed: 7, ..Beginning::at(noon()) };
    Attempt::start(id(number), person, version, beginning).0
}

pub(crate) fn extra(person: PersonId, module: ModuleId, after: u32, given: Timestamp) -> ExtraTry {
    let reason = ExtraTryReason::parse("The \"alarm\" rang, Zoë").expect("a reason");
    ExtraTry { person, module, after, given, by: Some(person), reason }
}

pub(crate) async fn give(
    store: &dyn AnyStore,
    company: u128,
    extra: &ExtraTry,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.attempts().insert_extra_try(extra).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn past(store: &dyn AnyStore, company: u128, person: PersonId, module: ModuleId) -> Past {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.attempts().past(person, module).await.expect("read")
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
