use std::{sync::Arc, time::Duration};

use application::training::VersionLine;
use domain_kernel::{PersonId, Timestamp};
use domain_training::{Attempt, Beginning, ModuleVersion, VersionNumber};

use crate::{
    AnyStore,
    attempts::answer_all,
    lessons::{
        find, find_attempt, given_person, given_published, id, insert_attempt, publish_at, quiz,
        save,
    },
    world::{given_company, noon, permit, person_id, platform_permit},
};

pub async fn the_versions_of_a_module_are_listed_newest_first<S: AnyStore>(store: Arc<S>) {
    for company in [1, 2] {
        given_company(&*store, company).await;
    }
    let first = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let mut read = find(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.open_draft(&first).expect("it is the newest");
    save(&*store, &permit(1), &read).await.expect("save");
    let second = publish_at(&*store, 1, id(1), minute(1)).await.expect("publish");

    let listed = store.versions(&permit(1), id(1)).await.expect("read");
    let line = |it: &ModuleVersion| VersionLine { number: it.number(), published: it.published() };
    assert_eq!(listed, [line(&second), line(&first)]);
    for version in [first, second] {
        let number = version.number();
        let read = store.version(&permit(1), id(1), number).await.expect("read");
        assert_eq!(read, Some(version));
        assert_eq!(store.version(&permit(2), id(1), number).await.expect("read"), None);
    }
    let third = VersionNumber::new(3);
    assert_eq!(store.version(&permit(1), id(1), third).await.expect("read"), None);
    assert_eq!(store.versions(&permit(2), id(1)).await.expect("read"), []);
    assert!(store.versions(&platform_permit(), id(1)).await.is_err());
}

pub async fn of_each_person_the_first_attempt_that_is_finished_counts<S: AnyStore>(store: Arc<S>) {
    for company in [1, 2] {
        given_company(&*store, company).await;
    }
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let other = given_published(&*store, 1, &quiz(2, "Other")).await;
    let theirs = given_published(&*store, 2, &quiz(1, "Quiz")).await;
    let admin = person_id(1, 1);
    let zoe = given_person(&*store, 1, 2, "Zoe", None).await;
    let sam = given_person(&*store, 1, 3, "Sam", None).await;

    // Somebody's second, practice, one at another module, one that goes on, another company's.
    let first = finished(&*store, 1, 1, (admin, &version, minute(2)), false).await;
    finished(&*store, 1, 2, (admin, &version, minute(3)), false).await;
    let zoes = finished(&*store, 1, 3, (zoe, &version, minute(1)), false).await;
    finished(&*store, 1, 4, (sam, &version, minute(0)), true).await;
    finished(&*store, 1, 5, (sam, &other, minute(0)), false).await;
    let (open, _) = Attempt::start(id(6), sam, &version, Beginning::at(minute(5)));
    insert_attempt(&*store, 1, &open).await.expect("insert");
    finished(&*store, 2, 1, (person_id(2, 1), &theirs, minute(1)), false).await;

    let number = version.number();
    let ours = permit(1);
    let of = |most| store.first_attempts(&ours, id(1), number, most);
    assert_eq!(of(9).await.expect("read"), [first.clone(), zoes]);
    assert_eq!(of(1).await.expect("read"), [first]);
    let next = store.first_attempts(&permit(1), id(1), number.next(), 9).await;
    assert_eq!(next.expect("read"), []);
    assert!(store.first_attempts(&platform_permit(), id(1), number, 9).await.is_err());
}

fn minute(n: u64) -> Timestamp {
    noon().plus(Duration::from_mins(n))
}

async fn finished(
    store: &dyn AnyStore,
    company: u128,
    number: u128,
    (person, version, at): (PersonId, &ModuleVersion, Timestamp),
    is_practice: bool,
) -> Attempt {
    let beginning = Beginning::at(at).as_practice(is_practice);
    let (mut attempt, _) = Attempt::start(id(number), person, version, beginning);
    answer_all(&mut attempt, version, true);
    attempt.submit(version, at.plus(Duration::from_secs(30))).expect("in progress");
    insert_attempt(store, company, &attempt).await.expect("insert");
    find_attempt(store, &permit(company), attempt.id()).await.expect("saved").value
}
