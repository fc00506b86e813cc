//! Files that are kept beside work orders.

use std::sync::Arc;

use domain_equipment::{OrderFile, OrderFileId};
use domain_kernel::{Facts, Id, Line, PaperKind, Rule, StoreError, Version};
use uuid::Uuid;

use crate::{
    AnyStore,
    equipment::{add as add_item, item, item_id},
    identity::fact,
    upkeep::{insert, later, order, order_id},
    world::{given_company, noon, permit, person_id},
};

pub async fn a_file_of_an_order_read_back_is_the_file_saved<S: AnyStore>(store: Arc<S>) {
    given_order(&*store).await;
    let saved = OrderFile {
        name: Line::restore("Ünit \u{1f3b5} <b>.jpg".to_owned()),
        n_bytes: 9_000_000_000,
        ..file(1, 1)
    };
    add(&*store, 1, &saved).await.expect("nothing against it");
    assert_eq!(find(&*store, 1, saved.id).await, Some(saved.clone()));
    let again = add(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::OrderFileId))), "{again:?}");
    for (number, kind) in (2..).zip(PaperKind::ALL) {
        let plain = OrderFile { kind, added_by: None, ..file(number, 1) };
        add(&*store, 1, &plain).await.expect("nothing against it");
        let read = store.order_file(&permit(1), plain.id).await.expect("read");
        assert_eq!(read, Some(plain));
    }
    let strange = add(&*store, 1, &file(9, 7)).await;
    assert!(strange.is_err(), "there is no such order");

    remove(&*store, 1, saved.id).await.expect("it is there");
    assert_eq!(find(&*store, 1, saved.id).await, None);
    let twice = remove(&*store, 1, saved.id).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");
    let asked = [saved.content, file(2, 1).content];
    let kept = store.kept_order_contents(&permit(1), &asked).await.expect("read");
    assert_eq!(kept, [file(2, 1).content]);
}

pub async fn files_are_listed_in_the_order_in_which_they_came<S: AnyStore>(store: Arc<S>) {
    given_order(&*store).await;
    let beside = domain_equipment::WorkOrder { is_blocking: false, ..order(2, 1) };
    insert(&*store, 1, &beside).await.expect("it blocks nothing");
    let late = OrderFile { added: later(1), ..file(1, 1) };
    let nobodys = OrderFile { added_by: None, ..file(2, 1) };
    let other = file(3, 2);
    for it in [&late, &nobodys, &other] {
        add(&*store, 1, it).await.expect("nothing against it");
    }
    let lines = store.order_files(&permit(1), order_id(1)).await.expect("read");
    let told = lines.iter().map(|it| (it.file.clone(), it.added_by.is_some()));
    assert_eq!(told.collect::<Vec<_>>(), [(nobodys, false), (late, true)]);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.order_files().n_of(order_id(1)).await.expect("count"), 2);
    assert_eq!(tx.order_files().n_of(order_id(2)).await.expect("count"), 1);
    assert_eq!(tx.order_files().n_of(order_id(3)).await.expect("count"), 0);
}

pub async fn files_go_with_the_item_of_their_order<S: AnyStore>(store: Arc<S>) {
    given_order(&*store).await;
    let gone = file(1, 1);
    add(&*store, 1, &gone).await.expect("nothing against it");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.items().remove(item_id(1), Version::FIRST).await.expect("nobody had it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(find(&*store, 1, gone.id).await, None);
    let kept = store.kept_order_contents(&permit(1), &[gone.content]).await.expect("read");
    assert_eq!(kept, []);
}

pub async fn another_company_sees_and_changes_no_file_of_an_order<S: AnyStore>(store: Arc<S>) {
    given_order(&*store).await;
    given_company(&*store, 2).await;
    let saved = file(1, 1);
    add(&*store, 1, &saved).await.expect("nothing against it");
    let theirs = permit(2);
    assert_eq!(find(&*store, 2, saved.id).await, None);
    assert_eq!(store.order_file(&theirs, saved.id).await.expect("read"), None);
    assert_eq!(store.order_files(&theirs, order_id(1)).await.expect("read"), []);
    let kept = store.kept_order_contents(&theirs, &[saved.content]).await.expect("read");
    assert_eq!(kept, []);
    assert!(add(&*store, 2, &file(2, 1)).await.is_err(), "they have no such order");
    let meddled = remove(&*store, 2, saved.id).await;
    assert!(matches!(meddled, Err(StoreError::Stale)), "{meddled:?}");
    let mut tx = store.begin(&theirs).await.expect("begin");
    assert_eq!(tx.order_files().n_of(order_id(1)).await.expect("count"), 0);
    drop(tx);
    assert_eq!(find(&*store, 1, saved.id).await, Some(saved));
}

/// The first company, with one item and one order of it.
async fn given_order(store: &dyn AnyStore) {
    given_company(store, 1).await;
    add_item(store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    insert(store, 1, &order(1, 1)).await.expect("nothing against it");
}

fn file(number: u128, order: u128) -> OrderFile {
    OrderFile {
        id: Id::from_uuid(Uuid::from_u128(number)),
        order: order_id(order),
        content: Id::from_uuid(Uuid::from_u128(number + 100)),
        kind: PaperKind::Pdf,
        name: Line::restore("Report.pdf".to_owned()),
        n_bytes: 9,
        added: noon(),
        added_by: Some(person_id(1, 1)),
    }
}

async fn add(store: &dyn AnyStore, company: u128, file: &OrderFile) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.order_files().insert(file).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn remove(store: &dyn AnyStore, company: u128, id: OrderFileId) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.order_files().remove(id).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, id: OrderFileId) -> Option<OrderFile> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.order_files().find(id).await.expect("find")
}
