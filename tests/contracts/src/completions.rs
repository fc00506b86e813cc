use std::sync::Arc;

use domain_kernel::{Facts, Permit, PersonId, Rule, StoreError, Version, Versioned};
use domain_training::{
    Achievement, Attempt, CertificateCode, ChangeNote, Completion, CompletionId, End, Impact,
    ModuleVersion, Recall, Release, RevocationReason, Term, VersionNumber,
};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{attempt, given_person, given_published, id, insert_attempt, to_read},
    onboarding::date,
    world::{given_company, noon, permit, person_id, platform_permit},
};

/// What an attempt at noon achieved, with the number of the attempt.
pub(crate) fn completion(attempt: &Attempt, term: Option<Term>) -> Completion {
    let achievement = Achievement {
        person: attempt.person(),
        module: attempt.module(),
        version: attempt.version(),
        attempt: attempt.id(),
        at: noon(),
        on: date("2039-02-03"),
    };
    let id = domain_kernel::Id::from_uuid(attempt.id().uuid());
    Completion::restore(id, achievement, term, None, None)
}

/// An attempt that was acknowledged at noon, in the store.
pub(crate) async fn given_acknowledged(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    person: PersonId,
    version: &ModuleVersion,
) -> Attempt {
    let mut read = attempt(number, person, version);
    read.acknowledge(noon()).expect("in progress");
    insert_attempt(store, company, &read).await.expect("insert");
    read
}

pub async fn a_completion_read_back_is_the_completion_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let admin = person_id(1, 1);
    // The 31st of a month that has 28 days.
    let end = End::restore(date("2039-02-28"), 31);
    let term = Some(Term { end, opens: date("2039-01-29") });
    for (number, term, is_recalled, is_revoked) in [
        (1, None, false, false),
        (2, term, false, false),
        (3, None, true, false),
        (4, term, true, true),
    ] {
        let attempt = given_acknowledged(&*store, 1, number, admin, &version).await;
        let new = completion(&attempt, term);
        insert(&*store, 1, &new).await.expect("insert");
        let mut read = find(&*store, &permit(1), new.id()).await.expect("saved");
        assert_eq!((&read.value, read.version), (&new, Version::FIRST));

        if is_recalled {
            let (from, until) = (date("2039-02-04"), date("2039-02-05"));
            assert!(read.value.recall(Recall { by: VersionNumber::new(2), from, until }));
        }
        if is_revoked {
            let why = RevocationReason::restore("Zoë's \"key\" was wrong".to_owned());
            read.value.revoke(why).expect("it counts");
        }
        save(&*store, &permit(1), &read).await.expect("save");
        let again = find(&*store, &permit(1), new.id()).await.expect("saved");
        assert_eq!((again.value, again.version), (read.value, Version::new(2)));
    }
}

pub async fn the_newest_completion_of_a_module_is_the_current_one<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let other = given_person(&*store, 1, 2, "Zoe", None).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let another = given_published(&*store, 1, &to_read(2, "Another")).await;
    let admin = person_id(1, 1);
    assert_eq!(current(&*store, &permit(1), admin, &version).await, None);

    for (number, person, version) in
        [(1, admin, &version), (2, admin, &another), (3, other, &version), (4, admin, &version)]
    {
        let attempt = given_acknowledged(&*store, 1, number, person, version).await;
        insert(&*store, 1, &completion(&attempt, None)).await.expect("insert");
        assert_eq!(current(&*store, &permit(1), person, version).await, Some(id(number)));
    }
    assert_eq!(current(&*store, &permit(1), admin, &another).await, Some(id(2)));
    assert_eq!(current(&*store, &permit(1), other, &version).await, Some(id(3)));
    assert!(find(&*store, &permit(1), id(1)).await.is_some(), "the former one stays");

    let lines = store.attempts_of(&permit(1), admin).await.expect("read");
    let completed: Vec<_> =
        lines.iter().filter_map(|it| Some((it.id, it.completion?.id))).collect();
    assert_eq!(completed, [(id(4), id(4)), (id(2), id(2))]);
}

pub async fn an_attempt_completes_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let attempt = given_acknowledged(&*store, 1, 1, person_id(1, 1), &version).await;
    let first = completion(&attempt, None);
    insert(&*store, 1, &first).await.expect("insert");

    let achievement = *first.achievement();
    let another = Completion::restore(id(9), achievement, None, None, None);
    for second in [first, another] {
        let refused = insert(&*store, 1, &second).await;
        let is_refused = matches!(refused, Err(StoreError::Duplicate(Rule::CompletionId)));
        assert!(is_refused, "{refused:?}");
    }
}

pub async fn the_second_of_two_changes_of_a_completion_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let attempt = given_acknowledged(&*store, 1, 1, person_id(1, 1), &version).await;
    insert(&*store, 1, &completion(&attempt, None)).await.expect("insert");
    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.revoke(RevocationReason::restore("Why".to_owned())).expect("it counts");

    save(&*store, &permit(1), &read).await.expect("the first goes through");
    let second = save(&*store, &permit(1), &read).await;
    assert!(matches!(second, Err(StoreError::Stale)), "{second:?}");
    let line = store.attempts_of(&permit(1), person_id(1, 1)).await.expect("read").remove(0);
    assert!(line.completion.is_some_and(|it| it.tenure.is_revoked));
}

pub async fn another_company_sees_and_changes_no_completion<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let admin = person_id(1, 1);
    let attempt = given_acknowledged(&*store, 1, 1, admin, &version).await;
    let new = completion(&attempt, None);
    insert(&*store, 1, &new).await.expect("insert");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    assert_eq!(find(&*store, &permit(2), id(1)).await, None);
    assert_eq!(current(&*store, &permit(2), admin, &version).await, None);
    let meddled = save(&*store, &permit(2), &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let foreign = insert(&*store, 2, &new).await;
    assert!(matches!(foreign, Err(StoreError::Corrupt(_))), "{foreign:?}");
    assert_eq!(current(&*store, &permit(1), admin, &version).await, Some(id(1)));

    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.completions().find(id(1)).await.is_err());
    assert!(tx.completions().find_current(admin, version.module()).await.is_err());
    assert!(tx.completions().insert(&new).await.is_err());
    assert!(tx.completions().update(&read).await.is_err());
}

pub async fn a_certificate_is_found_by_its_code_wherever_it_is<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &to_read(1, "To read")).await;
    let admin = person_id(1, 1);
    let code = CertificateCode::draw([7; CertificateCode::LENGTH]);
    let with = given_acknowledged(&*store, 1, 1, admin, &version).await;
    let certified = completion(&with, None).certified(Some(code));
    insert(&*store, 1, &certified).await.expect("insert");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");
    assert_eq!(read.value, certified);

    let found = store.certificate_by_code(code).await.expect("read").expect("there");
    let own = store.certificate(&permit(1), id(1)).await.expect("read");
    assert_eq!(own.as_ref(), Some(&found));
    assert_eq!((found.completion, found.person, found.code), (id(1), admin, code));
    assert_eq!((found.title.as_str(), found.version), ("To read", Version::FIRST));
    assert_eq!((found.completed_on, found.revoked), (date("2039-02-03"), None));

    assert_eq!(store.certificate(&permit(2), id(1)).await.expect("read"), None);
    assert!(store.certificate(&platform_permit(), id(1)).await.is_err());
    let other = CertificateCode::draw([8; CertificateCode::LENGTH]);
    assert_eq!(store.certificate_by_code(other).await.expect("read"), None);

    // Without a certificate there is nothing to see, and no code is there twice.
    let without = given_acknowledged(&*store, 1, 2, admin, &version).await;
    insert(&*store, 1, &completion(&without, None)).await.expect("insert");
    assert_eq!(store.certificate(&permit(1), id(2)).await.expect("read"), None);
    let lines = store.attempts_of(&permit(1), admin).await.expect("read");
    let has = lines.iter().filter_map(|it| Some(it.completion?.has_certificate));
    assert_eq!(has.collect::<Vec<_>>(), [false]);
}

pub async fn what_is_recalled_ends_earlier_and_nothing_else_changes<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let first = given_published(&*store, 1, &to_read(1, "To read")).await;
    let another = given_published(&*store, 1, &to_read(2, "Another")).await;
    let theirs = given_published(&*store, 2, &to_read(1, "Theirs")).await;
    let mut people = Vec::new();
    for number in 2..=6 {
        people.push(given_person(&*store, 1, number, "Somebody", None).await);
    }
    let ends = |on: &str| Some(Term { end: End::on(date(on)), opens: date("2039-01-01") });
    let term = [None, ends("2039-06-30"), ends("2039-03-05"), None, None];
    for (number, (person, term)) in (1..).zip(people.iter().zip(term)) {
        let version = if number == 4 { &another } else { &first };
        let attempt = given_acknowledged(&*store, 1, number, *person, version).await;
        let mut new = completion(&attempt, term);
        if number == 5 {
            new.revoke(RevocationReason::restore("Why".to_owned())).expect("it counts");
        }
        insert(&*store, 1, &new).await.expect("insert");
    }
    let elsewhere = given_acknowledged(&*store, 2, 1, person_id(2, 1), &theirs).await;
    insert(&*store, 2, &completion(&elsewhere, None)).await.expect("insert");
    let n_good = async |on: &str| store.n_good(&permit(1), id(1), date(on)).await.expect("read");
    assert_eq!((n_good("2039-03-05").await, n_good("2039-03-06").await), (3, 2));

    let (by, from, until) = (VersionNumber::new(2), date("2039-02-20"), date("2039-03-10"));
    let recall = Recall { by, from, until };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let n_recalled = tx.completions().recall(id(1), recall).await.expect("recall");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(n_recalled, 2, "one ends earlier, one is of another module, one was revoked");
    for (number, is_recalled) in [(1, true), (2, true), (3, false), (4, false), (5, false)] {
        let read = find(&*store, &permit(1), id(number)).await.expect("saved").value;
        assert_eq!(read.recalled(), is_recalled.then_some(recall), "{number}");
    }
    let read = find(&*store, &permit(2), id(1)).await.expect("saved").value;
    assert_eq!(read.recalled(), None);
    assert_eq!((n_good("2039-03-10").await, n_good("2039-03-11").await), (2, 0));
}

pub async fn a_release_read_back_is_the_release_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let first = given_published(&*store, 1, &to_read(1, "To read")).await;
    let (from, until) = (date("2039-02-20"), date("2039-03-10"));
    let later = Impact::Retraining { from, until: date("2039-05-01") };
    let releases = [
        (Impact::Editorial, Some("A \"typo\"")),
        (later, None),
        (Impact::Retraining { from, until }, Some("Zoë's step")),
        (Impact::NewContent, None),
    ];
    for (number, (impact, note)) in (2..).zip(releases) {
        let release = Release { note: note.map(|it| ChangeNote::restore(it.to_owned())), impact };
        let number = VersionNumber::new(number);
        let version = ModuleVersion::restore(id(1), number, noon(), first.lesson().clone());
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        tx.modules().insert_version(&version, &release).await.expect("insert");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let read = tx.modules().release(id(1), number).await.expect("read");
        assert_eq!(read, Some(release));
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let strictest = Recall { by: VersionNumber::new(4), from, until };
    for (since, recall) in [(1, Some(strictest)), (3, Some(strictest)), (4, None), (5, None)] {
        let found = tx.modules().recalled_since(id(1), VersionNumber::new(since)).await;
        assert_eq!(found.expect("read"), recall, "{since}");
    }
    drop(tx);
    given_company(&*store, 2).await;
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.modules().release(id(1), VersionNumber::new(2)).await.expect("read"), None);
    let found = tx.modules().recalled_since(id(1), VersionNumber::FIRST).await;
    assert_eq!(found.expect("read"), None);
}

pub(crate) async fn insert(
    store: &dyn AnyStore,
    company: u128,
    completion: &Completion,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.completions().insert(completion).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub(crate) async fn find(
    store: &dyn AnyStore,
    permit: &Permit,
    id: CompletionId,
) -> Option<Versioned<Completion>> {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.completions().find(id).await.expect("find")
}

pub(crate) async fn save(
    store: &dyn AnyStore,
    permit: &Permit,
    read: &Versioned<Completion>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(permit).await?;
    tx.completions().update(read).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn current(
    store: &dyn AnyStore,
    permit: &Permit,
    person: PersonId,
    version: &ModuleVersion,
) -> Option<CompletionId> {
    let mut tx = store.begin(permit).await.expect("begin");
    let current = tx.completions().find_current(person, version.module()).await.expect("find");
    current.map(|it| it.value.id())
}
