use std::{sync::Arc, time::Duration};

use domain_kernel::{Rule, StoreError, Version, Versioned};
use domain_training::{Content, Module, ModuleStatus, ModuleVersion, Release, VersionNumber};

use crate::{
    AnyStore,
    lessons::{
        about, find, given_published, given_retired, id, insert, publish, question_id, quiz, save,
        to_read,
    },
    world::{given_company, noon, permit, platform_permit},
};

pub async fn a_module_read_back_is_the_module_saved_in_every_state<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut module = quiz(1, "Zoë's \u{1f512} \"lock\" \u{627}");
    insert(&*store, 1, &module).await.expect("insert");
    check(&*store, &module, Version::FIRST).await;
    insert(&*store, 1, &to_read(2, "To read")).await.expect("insert");
    check(&*store, &to_read(2, "To read"), Version::FIRST).await;

    let mut read = find(&*store, &permit(1), module.id()).await.expect("saved");
    read.value.remove_question(question_id(3)).expect("a question");
    save(&*store, &permit(1), &read).await.expect("save");
    check(&*store, &read.value, Version::new(2)).await;

    let version = publish(&*store, 1, module.id()).await.expect("publish");
    module = read.value;
    module.publish(noon()).expect("a good draft");
    check(&*store, &module, Version::new(3)).await;

    let mut read = find(&*store, &permit(1), module.id()).await.expect("saved");
    read.value.open_draft(&version).expect("it is the newest");
    read.value.edit(about("Another title"), Some(version.quiz().expect("one").rules)).expect("ok");
    save(&*store, &permit(1), &read).await.expect("save");
    check(&*store, &read.value, Version::new(4)).await;

    read.version = Version::new(4);
    read.value.retire().expect("it is published");
    save(&*store, &permit(1), &read).await.expect("save");
    check(&*store, &read.value, Version::new(5)).await;
    assert_eq!(read.value.status(), ModuleStatus::Retired);
}

async fn check(store: &dyn AnyStore, module: &Module, version: Version) {
    let read = find(store, &permit(1), module.id()).await.expect("saved");
    assert_eq!((&read.value, read.version), (module, version));
}

pub async fn a_version_read_back_is_the_version_published_for_ever<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    // As many bytes as a text can have, so that no column is too short for it.
    let mut long = to_read(1, "Long");
    let mut longest = about("Long");
    longest.content = Some(Content::parse(&"\u{1f512}".repeat(100_000)).expect("prose"));
    long.edit(longest, None).expect("a draft");
    insert(&*store, 1, &long).await.expect("insert");
    // 2039-12-31.
    let later = noon().plus(Duration::from_hours(121_000));
    let (first, _) = long.publish(later).expect("a draft");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.modules().insert_version(&first, &Release::default()).await.expect("insert");
    tx.commit(domain_kernel::Facts::new(noon(), &crate::identity::fact())).await.expect("commit");
    let quiz = given_published(&*store, 1, &quiz(2, "Quiz")).await;

    let mut read = find(&*store, &permit(1), quiz.module()).await.expect("saved");
    read.value.open_draft(&quiz).expect("it is the newest");
    read.value.remove_question(question_id(0)).expect("a question");
    save(&*store, &permit(1), &read).await.expect("save");
    let second = publish(&*store, 1, quiz.module()).await.expect("publish");
    assert_eq!(second.number(), VersionNumber::new(2));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    for published in [&first, &quiz, &second] {
        let read = tx.modules().version(published.module(), published.number()).await;
        assert_eq!(read.expect("read").as_ref(), Some(published));
    }
    let none = tx.modules().version(quiz.module(), VersionNumber::new(3)).await;
    assert_eq!(none.expect("read"), None);
}

pub async fn the_second_of_two_edits_of_a_module_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    insert(&*store, 1, &quiz(1, "Quiz")).await.expect("insert");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    save(&*store, &permit(1), &read).await.expect("the first goes through");
    let second = save(&*store, &permit(1), &read).await;
    assert!(matches!(second, Err(StoreError::Stale)), "{second:?}");
}

pub async fn a_module_and_a_number_of_a_version_are_there_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;

    let again = insert(&*store, 1, &to_read(1, "Another")).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ModuleId))), "{again:?}");
    let again = insert_version(&*store, 1, &version).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::VersionNumber))), "{again:?}");
    given_published(&*store, 2, &quiz(1, "Another company's")).await;
}

pub async fn another_company_sees_and_changes_no_module<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let version = given_published(&*store, 1, &quiz(1, "Quiz")).await;
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    assert_eq!(find(&*store, &permit(2), id(1)).await, None);
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    let seen = tx.modules().version(version.module(), version.number()).await;
    assert_eq!(seen.expect("read"), None);
    drop(tx);
    let meddled = save(&*store, &permit(2), &read).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let added = insert_version(&*store, 2, &version).await;
    assert!(matches!(added, Err(StoreError::Corrupt(_))), "{added:?}");

    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.modules().find(id(1)).await.is_err());
    assert!(tx.modules().insert(&read.value).await.is_err());
    assert!(tx.modules().update(&read).await.is_err());
    assert!(tx.modules().remove(&read).await.is_err());
    assert!(tx.modules().published_of(&[id(1)]).await.is_err());
    assert!(tx.modules().version(version.module(), version.number()).await.is_err());
}

pub async fn a_draft_is_removed_unless_it_was_changed<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    insert(&*store, 1, &quiz(1, "Goes")).await.expect("insert");
    insert(&*store, 1, &quiz(2, "Stays")).await.expect("insert");
    let first = find(&*store, &permit(1), id(1)).await.expect("saved");
    save(&*store, &permit(1), &first).await.expect("save");
    let read = find(&*store, &permit(1), id(1)).await.expect("saved");

    for (company, read) in [(1, &first), (2, &read)] {
        let refused = remove(&*store, company, read).await;
        assert!(matches!(refused, Err(StoreError::Stale)), "{refused:?}");
    }
    remove(&*store, 1, &read).await.expect("never published");
    assert_eq!(find(&*store, &permit(1), id(1)).await, None);
    assert!(find(&*store, &permit(1), id(2)).await.is_some());
}

pub async fn what_was_ever_published_is_told_from_what_was_not<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    given_published(&*store, 1, &quiz(1, "Published")).await;
    given_retired(&*store, 1, &quiz(2, "Retired")).await;
    insert(&*store, 1, &quiz(3, "Draft")).await.expect("insert");

    let ids = [1, 2, 3, 4].map(id);
    for (company, published) in [(1, vec![id(1), id(2)]), (2, Vec::new())] {
        let mut tx = store.begin(&permit(company)).await.expect("begin");
        let found = tx.modules().published_of(&ids).await.expect("read");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), published);
        assert!(tx.modules().published_of(&[]).await.expect("read").is_empty());
    }
}

pub async fn a_retired_module_keeps_its_versions<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_retired(&*store, 1, &quiz(1, "Quiz")).await;

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let kept = tx.modules().version(id(1), VersionNumber::FIRST).await.expect("read");
    assert_eq!(kept.map(|it| it.number()), Some(VersionNumber::FIRST));
}

async fn remove(
    store: &dyn AnyStore,
    company: u128,
    read: &Versioned<Module>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.modules().remove(read).await?;
    tx.commit(domain_kernel::Facts::new(noon(), &crate::identity::fact())).await
}

async fn insert_version(
    store: &dyn AnyStore,
    company: u128,
    version: &ModuleVersion,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.modules().insert_version(version, &Release::default()).await?;
    tx.commit(domain_kernel::Facts::new(noon(), &crate::identity::fact())).await
}
