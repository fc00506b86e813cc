use std::{sync::Arc, time::Duration};

use domain_kernel::{Facts, Permit, Rule, StoreError, Timestamp};
use domain_training::{
    About, Content, ModuleId, Picture, PictureAlt, PictureHash, PictureId, PictureKind,
};

use crate::{
    AnyStore,
    identity::fact,
    lessons::{about, find as find_module, id, insert as insert_module, publish, save, to_read},
    world::{company, given_company, noon, permit, platform_permit},
};

pub async fn a_picture_is_its_modules_and_its_copies<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let (first, second) = (picture(1, PictureKind::Png), picture(2, PictureKind::Jpeg));
    let second = Picture { added: noon().plus(Duration::from_mins(1)), ..second };
    for it in [&first, &second] {
        insert(&*store, &permit(1), it, id(1)).await.expect("insert");
    }
    let twice = insert(&*store, &permit(1), &first, id(2)).await;
    assert!(matches!(twice, Err(StoreError::Duplicate(Rule::PictureId))), "{twice:?}");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.pictures().share(id(1), id(2)).await.expect("share");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let found = store.picture(&permit(1), first.id).await.expect("read").expect("saved");
    assert_eq!((found.picture, found.modules), (first.clone(), vec![id(1), id(2)]));
    for module in [1, 2] {
        let of = store.pictures_of(&permit(1), id(module)).await.expect("read");
        assert_eq!(of, [second.clone(), first.clone()]);
    }
    assert_eq!(store.pictures_of(&permit(1), id(3)).await.expect("read"), []);

    assert_eq!(store.picture(&permit(2), first.id).await.expect("read"), None);
    assert_eq!(store.pictures_of(&permit(2), id(1)).await.expect("read"), []);
    assert!(insert(&*store, &permit(2), &picture(3, PictureKind::Png), id(1)).await.is_err());
    assert!(store.picture(&platform_permit(), first.id).await.is_err());
}

pub async fn what_a_draft_or_a_version_mentions_is_known<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let shown = picture(1, PictureKind::Png);
    insert(&*store, &permit(1), &shown, id(1)).await.expect("insert");
    assert!(!is_mentioned(&*store, &permit(1), shown.id).await);
    write(&*store, 1, &shown.markdown()).await;
    assert!(is_mentioned(&*store, &permit(1), shown.id).await);
    assert!(!is_mentioned(&*store, &permit(2), shown.id).await);

    let version = publish(&*store, 1, id(1)).await.expect("publish");
    let mut read = find_module(&*store, &permit(1), id(1)).await.expect("saved");
    read.value.open_draft(&version).expect("it is the newest");
    save(&*store, &permit(1), &read).await.expect("save");
    write(&*store, 1, "No picture any more").await;
    assert!(is_mentioned(&*store, &permit(1), shown.id).await);
}

pub async fn a_picture_goes_and_its_content_with_the_last<S: AnyStore>(store: Arc<S>) {
    given_modules(&*store).await;
    let (one, other) = (picture(1, PictureKind::Png), picture(2, PictureKind::Png));
    for it in [&one, &other] {
        let same = Picture { hash: one.hash, ..it.clone() };
        insert(&*store, &permit(1), &same, id(1)).await.expect("insert");
    }
    let due = noon().plus(Duration::from_hours(1));
    assert_eq!(store.old_pictures(noon(), 9).await.expect("read"), []);
    let old = [(company(1), one.id), (company(1), other.id)];
    assert_eq!(store.old_pictures(due, 9).await.expect("read"), old);
    assert_eq!(store.old_pictures(due, 1).await.expect("read"), old[..1]);
    let later = due.plus(Duration::from_hours(1));
    store.look_again(&permit(2), one.id, later).await.expect("none of theirs");
    store.look_again(&permit(1), one.id, later).await.expect("there");
    assert_eq!(store.old_pictures(due, 9).await.expect("read"), old[1..]);

    assert!(!remove(&*store, &permit(2), one.id).await);
    assert!(!remove(&*store, &permit(1), one.id).await);
    assert!(remove(&*store, &permit(1), other.id).await);
    assert!(!remove(&*store, &permit(1), other.id).await);
    assert_eq!(store.picture(&permit(1), other.id).await.expect("read"), None);
    assert_eq!(store.old_pictures(later, 9).await.expect("read"), []);
}

/// Two companies, of which the first has three modules to read.
async fn given_modules(store: &dyn AnyStore) {
    for number in [1, 2] {
        given_company(store, number).await;
    }
    for number in 1..=3 {
        insert_module(store, 1, &to_read(number, "Locks")).await.expect("insert");
    }
}

fn picture(number: u8, kind: PictureKind) -> Picture {
    Picture {
        id: id(number.into()),
        hash: PictureHash([number; 32]),
        kind,
        alt: PictureAlt::parse("\"A lock\" [1] %_! Zoë").expect("a line"),
        added: noon(),
    }
}

/// Makes this what the draft of a module says.
async fn write(store: &dyn AnyStore, number: u128, text: &str) {
    let mut read = find_module(store, &permit(1), id(number)).await.expect("saved");
    let content = Content::parse_optional(text).expect("prose");
    read.value.edit(About { content, ..about("Locks") }, None).expect("a draft");
    save(store, &permit(1), &read).await.expect("save");
}

async fn insert(
    store: &dyn AnyStore,
    permit: &Permit,
    picture: &Picture,
    module: ModuleId,
) -> Result<(), StoreError> {
    let look: Timestamp = noon().plus(Duration::from_hours(1));
    let mut tx = store.begin(permit).await?;
    tx.pictures().insert(picture, module, look).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn is_mentioned(store: &dyn AnyStore, permit: &Permit, id: PictureId) -> bool {
    let mut tx = store.begin(permit).await.expect("begin");
    tx.pictures().is_mentioned(id).await.expect("read")
}

/// Whether its content is nobody's any more.
async fn remove(store: &dyn AnyStore, permit: &Permit, id: PictureId) -> bool {
    let mut tx = store.begin(permit).await.expect("begin");
    let is_last = tx.pictures().remove(id).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    is_last
}
