use std::{sync::Arc, time::Duration};

use application::PageNumber;
use domain_kernel::{Facts, Permit, PersonId, Rule, StoreError, Timestamp, Versioned};
use domain_training::{
    Challenge, ChallengeAnswer, ChallengeId, ChallengeReply, ChallengeText, ChallengeVerdict,
    ModuleVersion,
};

use crate::{
    AnyStore,
    attempts::answer_all,
    identity::fact,
    lessons::{attempt, given_person, given_published, id, insert_attempt, question_id, quiz},
    world::{given_company, noon, permit, person_id, platform_permit},
};

pub async fn a_challenge_read_back_is_the_challenge_saved<S: AnyStore>(store: Arc<S>) {
    let (version, zoe) = given_asked(&*store).await;
    let made = challenge(1, zoe, &version, 0);
    insert(&*store, 1, &made).await.expect("the first");
    let mut read = find(&*store, &permit(1), made.id).await.expect("saved");
    assert_eq!(read.value, made);

    read.value.answer(answer(ChallengeVerdict::Accepted)).expect("it is open");
    update(&*store, 1, &read).await.expect("as it was read");
    assert!(matches!(update(&*store, 1, &read).await, Err(StoreError::Stale)));
    let again = find(&*store, &permit(1), made.id).await.expect("saved");
    assert_eq!((again.value, again.version), (read.value, read.version.next()));
}

pub async fn of_one_question_somebody_has_one_open_challenge<S: AnyStore>(store: Arc<S>) {
    let (version, zoe) = given_asked(&*store).await;
    insert(&*store, 1, &challenge(1, zoe, &version, 0)).await.expect("the first");
    let again = insert(&*store, 1, &challenge(2, zoe, &version, 0)).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::OpenChallenge))), "{again:?}");
    let twice = insert(&*store, 1, &challenge(1, zoe, &version, 1)).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::ChallengeId))), "{twice:?}");
    insert(&*store, 1, &challenge(3, zoe, &version, 1)).await.expect("another question");
    insert(&*store, 1, &challenge(4, person_id(1, 1), &version, 0)).await.expect("somebody else");

    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.answer(answer(ChallengeVerdict::Refused)).expect("it is open");
    update(&*store, 1, &read).await.expect("as it was read");
    insert(&*store, 1, &challenge(2, zoe, &version, 0)).await.expect("none is open");
}

pub async fn challenges_are_listed_open_ones_first<S: AnyStore>(store: Arc<S>) {
    let (version, zoe) = given_asked(&*store).await;
    given_company(&*store, 2).await;
    let admin = person_id(1, 1);
    for (number, person, place, minute) in [(1, zoe, 0, 1), (2, zoe, 1, 2), (3, admin, 0, 3)] {
        let made = challenge(number, person, &version, place);
        let made = Challenge { made: at(minute), ..made };
        insert(&*store, 1, &made).await.expect("insert");
    }
    let mut read = find(&*store, &permit(1), id(3)).await.expect("saved");
    read.value.answer(answer(ChallengeVerdict::Accepted)).expect("it is open");
    update(&*store, 1, &read).await.expect("as it was read");

    let (module, number) = (version.module(), version.number());
    let listed = store.challenges(&permit(1), module, PageNumber::FIRST).await.expect("read");
    let ids: Vec<ChallengeId> = listed.items.iter().map(|it| it.challenge.value.id).collect();
    assert_eq!((listed.n_matches, ids), (3, [2, 1, 3].map(id).to_vec()));
    let first = &listed.items[0];
    assert_eq!(first.name.as_str(), "Zoe");
    assert_eq!(first.question.as_ref(), version.question(question_id(1)));
    assert_eq!(first.title, version.lesson().about().title);
    let one = store.challenge(&permit(1), id(2)).await.expect("read");
    assert_eq!(one.as_ref(), Some(first));
    let view = store.module(&permit(1), module).await.expect("read").expect("saved");
    assert_eq!(view.n_challenges, 2);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let theirs = tx.challenges().of_person(zoe).await.expect("read");
    drop(tx);
    let ids: Vec<ChallengeId> = theirs.iter().map(|it| it.id).collect();
    assert_eq!(ids, [1, 2].map(id), "the oldest first");
    let own = store.own_challenges(&permit(1), zoe, (module, number)).await.expect("read");
    let own: Vec<_> = own.iter().map(|it| (it.question, it.answer.is_some())).collect();
    assert_eq!(own, [(question_id(0), false), (question_id(1), false)]);
    let own = store.own_challenges(&permit(1), admin, (module, number)).await.expect("read");
    let reply = answer(ChallengeVerdict::Accepted).reply;
    assert_eq!(own[0].answer, Some((ChallengeVerdict::Accepted, reply)));
    assert_eq!(own[0].text, read.value.text);
    let other = store.own_challenges(&permit(1), zoe, (module, number.next())).await;
    assert_eq!(other.expect("read"), []);
    for (attempt, person) in [(1, admin), (2, zoe)] {
        let after = store.aftermath(&permit(1), id(attempt)).await.expect("read");
        let own = store.own_challenges(&permit(1), person, (module, number)).await.expect("read");
        assert_eq!((after.corrected, after.challenges), (None, own));
    }
}

pub async fn another_company_sees_and_makes_no_challenge<S: AnyStore>(store: Arc<S>) {
    let (version, zoe) = given_asked(&*store).await;
    given_company(&*store, 2).await;
    insert(&*store, 1, &challenge(1, zoe, &version, 0)).await.expect("insert");
    let (theirs, module) = (permit(2), version.module());
    let listed = store.challenges(&theirs, module, PageNumber::FIRST).await.expect("read");
    assert_eq!((listed.n_matches, listed.items), (0, Vec::new()));
    assert_eq!(store.challenge(&theirs, id(1)).await.expect("read"), None);
    let of = (module, version.number());
    assert_eq!(store.own_challenges(&theirs, zoe, of).await.expect("read"), []);
    assert_eq!(find(&*store, &theirs, id(1)).await, None);
    assert!(insert(&*store, 2, &challenge(2, zoe, &version, 1)).await.is_err());
    assert!(store.challenge(&platform_permit(), id(1)).await.is_err());

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().erase_traces(zoe).await.expect("erase");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(find(&*store, &permit(1), id(1)).await, None);
}

fn at(minute: u64) -> Timestamp {
    noon().plus(Duration::from_mins(minute))
}

/// A quiz that the admin and Zoe have finished: attempts 1 and 2.
async fn given_asked(store: &dyn AnyStore) -> (ModuleVersion, PersonId) {
    given_company(store, 1).await;
    let version = given_published(store, 1, &quiz(1, "Quiz")).await;
    let zoe = given_person(store, 1, 2, "Zoe", None).await;
    for (number, person) in [(1, person_id(1, 1)), (2, zoe)] {
        let mut taken = attempt(number, person, &version);
        answer_all(&mut taken, &version, true);
        taken.submit(&version, noon()).expect("in progress");
        insert_attempt(store, 1, &taken).await.expect("insert");
    }
    (version, zoe)
}

fn challenge(number: u128, person: PersonId, version: &ModuleVersion, place: usize) -> Challenge {
    let attempt = if person == person_id(1, 1) { 1 } else { 2 };
    Challenge {
        id: id(number),
        person,
        attempt: id(attempt),
        module: version.module(),
        version: version.number(),
        question: question_id(place),
        text: ChallengeText::parse("\"Both\" \\ are right,\nZoë says \u{1f512}").expect("a text"),
        made: noon(),
        answer: None,
    }
}

fn answer(verdict: ChallengeVerdict) -> ChallengeAnswer {
    let reply = ChallengeReply::parse("So it is.\n'Thank' you %_!").expect("a text");
    ChallengeAnswer { verdict, reply, by: Some(person_id(1, 1)), at: at(9) }
}

async fn find(
    store: &dyn AnyStore,
    permit: &Permit,
    id: ChallengeId,
) -> Option<Versioned<Challenge>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.challenges().find(id).await.expect("find")
}

async fn insert(
    store: &dyn AnyStore,
    company: u128,
    challenge: &Challenge,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.challenges().insert(challenge).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn update(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Challenge>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.challenges().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
