use std::sync::Arc;

use application::equipment::ListInUse;
use domain_equipment::{Custody, Handover, HandoverAnswer, HandoverEnd, HandoverId, Taken};
use domain_kernel::{Date, Facts, Id, Line, PersonId, Role, Rule, StoreError, Timestamp};
use uuid::Uuid;

use crate::{
    AnyStore,
    equipment::{add, custody, item, item_id, open},
    identity::{deactivate, fact},
    world::{given_company, noon, permit, person, person_id, profile},
};

const TODAY: Date = Date::constant(2026, 3, 1);

pub async fn a_handover_read_back_is_the_handover_saved<S: AnyStore>(store: Arc<S>) {
    let (holder, asker) = given_held(&*store).await;
    given_company(&*store, 2).await;
    let mut saved = request(1, asker, 0);
    ask(&*store, 1, &saved).await.expect("nobody asked");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.handovers().find(saved.id).await.expect("read"), Some(saved.clone()));
    assert_eq!(tx.handovers().open(item_id(1)).await.expect("read"), Some(saved.clone()));
    let last = tx.handovers().last_of(saved.custody, asker).await.expect("read");
    assert_eq!(last, Some(saved.clone()));
    assert_eq!(tx.handovers().last_of(saved.custody, holder).await.expect("read"), None);
    drop(tx);
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.handovers().find(saved.id).await.expect("read"), None);
    assert_eq!(tx.handovers().open(item_id(1)).await.expect("read"), None);
    assert_eq!(tx.handovers().last_of(saved.custody, asker).await.expect("read"), None);
    drop(tx);

    let at = Timestamp::from_micros(noon().micros() + 7);
    saved.end = Some(HandoverEnd { at, how: HandoverAnswer::Declined });
    let theirs = end(&*store, 2, &saved).await;
    assert!(matches!(theirs, Err(StoreError::Stale)), "{theirs:?}");
    end(&*store, 1, &saved).await.expect("it is open");
    let twice = end(&*store, 1, &saved).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");
    let later = request(2, asker, 9);
    ask(&*store, 1, &later).await.expect("the first one is over");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.handovers().find(saved.id).await.expect("read"), Some(saved.clone()));
    assert_eq!(tx.handovers().open(item_id(1)).await.expect("read"), Some(later.clone()));
    let last = tx.handovers().last_of(saved.custody, asker).await.expect("read");
    assert_eq!(last, Some(later));
}

pub async fn an_item_has_one_open_request<S: AnyStore>(store: Arc<S>) {
    let (_, asker) = given_held(&*store).await;
    let first = request(1, asker, 0);
    ask(&*store, 1, &first).await.expect("nobody asked");
    let second = ask(&*store, 1, &request(2, asker, 1)).await;
    assert!(matches!(second, Err(StoreError::Duplicate(Rule::OpenHandover))), "{second:?}");
    let over = HandoverEnd { at: noon(), how: HandoverAnswer::Overtaken };
    let again = Handover { end: Some(over), ..first };
    let again = ask(&*store, 1, &again).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::HandoverId))), "{again:?}");
    let old = Handover { end: Some(over), ..request(3, asker, 1) };
    ask(&*store, 1, &old).await.expect("what is over is in nobody's way");
}

pub async fn what_somebody_has_is_listed_due_and_asked_for<S: AnyStore>(store: Arc<S>) {
    let (holder, asker) = given_held(&*store).await;
    given_company(&*store, 2).await;
    for (number, due) in [(2, "2026-03-01"), (3, "2026-02-01"), (4, "2026-03-02")] {
        let due = Some(due.parse().expect("a date"));
        add(&*store, 1, &item(number, &format!("GR-{number}"), "Grinder")).await.expect("add");
        open(&*store, 1, &Custody { due, ..custody(number, number, holder) }).await.expect("open");
    }
    let due = store.due_by(&permit(1), TODAY).await.expect("read");
    let tags: Vec<_> = due.iter().map(|it| (it.tag.as_str(), it.holder)).collect();
    assert_eq!(tags, [("GR-3", holder), ("GR-2", holder)]);
    assert_eq!(store.due_by(&permit(2), TODAY).await.expect("read"), []);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let held = tx.custodies().of_holder(holder).await.expect("read");
    assert_eq!(held.len(), 4);
    assert_eq!(held[0], custody(1, 1, holder), "the longest first");
    assert_eq!(tx.custodies().of_holder(asker).await.expect("read"), []);
    drop(tx);
    let own = store.of_holder(&permit(1), holder).await.expect("read");
    assert_eq!(own[0].custody, custody(1, 1, holder).id);

    let first = request(1, asker, 5);
    ask(&*store, 1, &first).await.expect("nobody asked");
    let after = |micros| Timestamp::from_micros(noon().micros() + micros);
    let list = store.asked_of(&permit(1), holder, after(4)).await.expect("read");
    assert_eq!(list.len(), 1);
    assert_eq!((&list[0].handover, list[0].by.as_str()), (&first, "Asa Asker"));
    assert_eq!(list[0].tag.as_str(), "GR-1");
    assert_eq!(store.asked_of(&permit(1), holder, after(5)).await.expect("read"), []);
    assert_eq!(store.asked_of(&permit(1), asker, after(4)).await.expect("read"), []);
    assert_eq!(store.asked_of(&permit(2), holder, after(4)).await.expect("read"), []);

    // Whoever cannot come in any more still has it all.
    let out = async |query: ListInUse| {
        let page = store.in_use(&permit(1), &query, TODAY).await.expect("read");
        assert_eq!(usize::try_from(page.n_matches).expect("few"), page.items.len());
        page.items
    };
    let inactive = || ListInUse { only_inactive: true, ..ListInUse::default() };
    assert_eq!(out(inactive()).await, []);
    assert_eq!(store.figures(&permit(1), Date::MAX).await.expect("read").n_left_behind, 0);
    deactivate(&*store, holder).await;
    let left = out(inactive()).await;
    assert_eq!((left.len(), left[0].holding.is_active), (4, false));
    let late = ListInUse { only_overdue: true, ..inactive() };
    assert_eq!(out(late).await.len(), 1);
    let of = |holder| ListInUse { holder: Some(holder), only_overdue: true, ..inactive() };
    assert_eq!((out(of(holder)).await.len(), out(of(asker)).await.len()), (1, 0));
    assert_eq!(store.figures(&permit(1), Date::MAX).await.expect("read").n_left_behind, 4);
    assert_eq!(store.figures(&permit(2), Date::MAX).await.expect("read").n_left_behind, 0);
}

pub async fn why_something_was_handed_over_goes_with_whoever_has_it<S: AnyStore>(store: Arc<S>) {
    let holder = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let reason = Some(Line::restore("For the night shift \u{1f44d}".to_owned()));
    let taken = Taken::HandedOver { by: Some(holder), reason };
    let saved = Custody { taken, ..custody(1, 1, holder) };
    open(&*store, 1, &saved).await.expect("nobody has it");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.custodies().open(item_id(1)).await.expect("read"), Some(saved));
    tx.custodies().forget(holder).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let left = tx.custodies().open(item_id(1)).await.expect("read").expect("as before");
    assert_eq!(left.taken.reason().map(Line::as_str), Some(""));
}

/// The admin has the first item, and somebody else is there. Says who is who.
async fn given_held(store: &dyn AnyStore) -> (PersonId, PersonId) {
    let holder = given_company(store, 1).await.id;
    let asker = person_id(1, 2);
    let profile = profile("Asa Asker", "asa@company1.example", None);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().insert(&person(asker, profile, Role::Staff)).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    add(store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    open(store, 1, &custody(1, 1, holder)).await.expect("nobody has it");
    (holder, asker)
}

fn request(number: u128, to: PersonId, micros: i64) -> Handover {
    let id: HandoverId = Id::from_uuid(Uuid::from_u128(number));
    let custody = Id::from_uuid(Uuid::from_u128(1));
    let asked = Timestamp::from_micros(noon().micros() + micros);
    Handover { id, item: item_id(1), custody, to, asked, end: None }
}

async fn ask(store: &dyn AnyStore, company: u128, request: &Handover) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.handovers().insert(request).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn end(store: &dyn AnyStore, company: u128, request: &Handover) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.handovers().finish(request).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
