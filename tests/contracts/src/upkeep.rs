//! Work orders, and by which rules items are inspected.

use std::{sync::Arc, time::Duration};

use application::{
    PageNumber,
    equipment::{ListItems, ListOrders, OrdersShown, StateFilter},
};
use domain_equipment::{
    Category, Cost, Custody, CustodyEnd, Ended, InspectionDue, OrderEnd, OrderKind, OrderResult,
    OrdersStanding, RuleOf, WorkOrder, WorkOrderId,
};
use domain_kernel::{
    Date, Facts, Id, Line, LocalDay, Rule, StoreError, Timestamp, Zone, date_in, days_later,
};
use uuid::Uuid;
use world::inspection_rule;

use crate::{
    AnyStore,
    equipment::{add, custody, finish, item, item_id, open},
    identity::fact,
    world::{given_company, noon, permit, person_id},
};

const TODAY: Date = Date::constant(2026, 3, 1);

pub async fn a_work_order_read_back_is_the_order_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let mut saved = order(1, 1);
    saved.opened_by = Some(admin);
    saved.taken_from = Some(admin);
    saved.due = Some(Date::constant(2026, 3, 4));
    saved.description = Line::restore("Left wheel \u{1f44d} <b>".to_owned());
    insert(&*store, 1, &saved).await.expect("nothing against it");
    assert_eq!(find(&*store, 1, saved.id).await, Some(saved.clone()));
    let again = insert(&*store, 1, &WorkOrder { is_blocking: false, ..saved.clone() }).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::WorkOrderId))), "{again:?}");

    let note = Some(Line::restore("Ring test passed".to_owned()));
    let cost = Cost::parse("1000000000", "OMR").expect("an amount");
    let (by, result) = (Some(admin), OrderResult::Pass);
    saved.end = Some(OrderEnd { at: later(7), by, result, cost, note });
    close(&*store, 1, &saved).await.expect("it is open");
    assert_eq!(find(&*store, 1, saved.id).await, Some(saved.clone()));
    let twice = close(&*store, 1, &saved).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");

    let line = store.work_order(&permit(1), saved.id).await.expect("read").expect("saved");
    assert_eq!((line.order, line.tag.as_str(), line.name.as_str()), (saved, "GR-1", "Grinder"));
    assert!(line.opened_by.is_some() && line.closed_by == line.opened_by);
    let plain = WorkOrder { is_blocking: false, kind: OrderKind::Calibration, ..order(2, 1) };
    insert(&*store, 1, &plain).await.expect("nothing against it");
    assert_eq!(find(&*store, 1, plain.id).await, Some(plain));
}

pub async fn one_order_keeps_an_item_in_maintenance<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in [1, 2] {
        let item = item(number, &format!("GR-{number}"), "Grinder");
        add(&*store, 1, &item).await.expect("add");
    }
    let first = order(1, 1);
    insert(&*store, 1, &first).await.expect("nothing against it");
    let second = insert(&*store, 1, &order(2, 1)).await;
    assert!(matches!(second, Err(StoreError::Duplicate(Rule::BlockingOrder))), "{second:?}");
    insert(&*store, 1, &order(2, 2)).await.expect("another item");
    let beside = WorkOrder { is_blocking: false, ..order(3, 1) };
    insert(&*store, 1, &beside).await.expect("it blocks nothing");
    insert(&*store, 1, &WorkOrder { id: order_id(4), ..beside }).await.expect("nor does this");
    let old = closed(order(5, 1), 0, OrderResult::Pass);
    insert(&*store, 1, &old).await.expect("it is closed");
    close(&*store, 1, &closed(first, 1, OrderResult::Fail)).await.expect("it is open");
    insert(&*store, 1, &order(6, 1)).await.expect("nothing blocks it any more");
}

pub async fn what_orders_say_of_an_item_is_found<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let standing = async || {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        tx.work_orders().standing(item_id(1)).await.expect("read")
    };
    assert_eq!(standing().await, OrdersStanding::default());
    let (pass, fail) = (OrderResult::Pass, OrderResult::Fail);
    let inspection = |number| WorkOrder { kind: OrderKind::Inspection, ..order(number, 1) };
    for (number, (saved, expected)) in (0..).zip([
        (order(1, 1), (pass, None)),
        (inspection(2), (fail, Some(fail))),
        (inspection(3), (OrderResult::NotApplicable, Some(fail))),
        (order(4, 1), (pass, Some(fail))),
        (inspection(5), (pass, Some(pass))),
        (order(6, 1), (fail, Some(pass))),
    ]) {
        insert(&*store, 1, &saved).await.expect("nothing blocks it");
        assert_eq!(standing().await.blocking, Some(saved.id));
        close(&*store, 1, &closed(saved, number, expected.0)).await.expect("it is open");
        let (last_result, last_inspection) = (Some(expected.0), expected.1);
        let expected = OrdersStanding { blocking: None, last_result, last_inspection };
        assert_eq!(standing().await, expected, "{number}");
    }
}

pub async fn work_orders_are_listed_open_ones_first<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in [1, 2] {
        let item = item(number, &format!("GR-{number}"), "Grinder");
        add(&*store, 1, &item).await.expect("add");
    }
    for number in 0..30_u32 {
        let saved = WorkOrder {
            opened: later(i64::from(number)),
            is_blocking: false,
            ..order(number.into(), if number < 28 { 1 } else { 2 })
        };
        let saved = match number % 2 {
            0 => saved,
            _ => closed(saved, 100, OrderResult::Pass),
        };
        insert(&*store, 1, &saved).await.expect("nothing against it");
    }
    let listed = async |query: ListOrders| {
        let page = store.work_orders(&permit(1), &query).await.expect("read");
        let ids = page.items.iter().map(|it| it.order.id.uuid().as_u128());
        (ids.collect::<Vec<_>>(), page.n_matches)
    };
    let all = ListOrders::default();
    let (first, n_all) = listed(all).await;
    assert_eq!((&first[..2], first[14], first[15], n_all), (&[28, 26][..], 0, 29, 30));
    let second = PageNumber::parse(2).expect("a page");
    assert_eq!(listed(ListOrders { page: second, ..all }).await.0, [9, 7, 5, 3, 1]);
    assert_eq!(listed(ListOrders { shown: OrdersShown::Open, ..all }).await.1, 15);
    let closed = ListOrders { shown: OrdersShown::Closed, item: Some(item_id(2)), ..all };
    assert_eq!(listed(closed).await, (vec![29], 1));
    let of_item = store.orders_of(&permit(1), item_id(2), 1).await.expect("read");
    assert_eq!(of_item.iter().map(|it| it.order.id).collect::<Vec<_>>(), [order_id(28)]);
}

pub async fn what_was_written_goes_with_whoever_had_the_item<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let note = || Line::restore("Slept on it".to_owned());
    let mut theirs = WorkOrder { taken_from: Some(admin), ..order(1, 1) };
    theirs = closed(theirs, 1, OrderResult::Pass);
    theirs.end.as_mut().expect("closed").note = Some(note());
    insert(&*store, 1, &theirs).await.expect("insert");
    insert(&*store, 1, &order(2, 1)).await.expect("insert");
    let given = custody(1, 1, admin);
    open(&*store, 1, &given).await.expect("nobody has it");
    let how = Ended::Maintenance { by: Some(admin), reason: note() };
    let ended = Custody { end: Some(CustodyEnd { at: later(1), how }), ..given };
    finish(&*store, 1, &ended).await.expect("it is open");
    let history = store.history(&permit(1), item_id(1), PageNumber::FIRST).await.expect("read");
    assert_eq!(history.items[0].custody, ended);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.work_orders().forget(admin).await.expect("forget");
    tx.custodies().forget(admin).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let left = find(&*store, 1, theirs.id).await.expect("it stays");
    assert_eq!(left.description.as_str(), "");
    assert_eq!(left.end.and_then(|it| it.note).as_ref().map(Line::as_str), Some(""));
    let other = find(&*store, 1, order_id(2)).await.expect("it stays");
    assert_eq!(other.description.as_str(), "Left wheel");
    let history = store.history(&permit(1), item_id(1), PageNumber::FIRST).await.expect("read");
    let how = history.items[0].custody.end.as_ref().map(|it| it.how.reason().map(Line::as_str));
    assert_eq!(how, Some(Some("")));
}

pub async fn an_item_is_inspected_by_its_own_rule_or_its_categorys<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let category = given_category(&*store).await;
    let mut grinder = item(1, "GR-1", "Grinder");
    grinder.settings.category = Some(category);
    add(&*store, 1, &grinder).await.expect("add");
    for (number, micros) in [(1, 0), (2, 1), (3, 2)] {
        let end = Some(CustodyEnd { at: later(9), how: Ended::Damaged });
        let past = Custody { since: later(micros), end, ..custody(number, 1, admin) };
        open(&*store, 1, &past).await.expect("it has ended");
    }
    let seen = async || {
        let item = store.item(&permit(1), item_id(1)).await.expect("read").expect("added");
        item.inspection
    };
    assert_eq!(seen().await, None);
    let (own, of_category) = (RuleOf::Item(item_id(1)), RuleOf::Category(category));
    let (monthly, used) = (inspection_rule(1, 0), inspection_rule(120, 10_000));
    set(&*store, of_category, monthly).await;
    let inspection = seen().await.expect("its category says so");
    assert_eq!((Some(inspection.rule), inspection.is_own), (monthly, false));
    assert_eq!((inspection.since, inspection.n_uses), (noon(), 3));
    set(&*store, own, used).await;
    assert_eq!(seen().await.map(|it| (Some(it.rule), it.is_own)), Some((used, true)));
    let only_uses = inspection_rule(0, 7);
    set(&*store, own, only_uses).await;
    assert_eq!(seen().await.map(|it| Some(it.rule)), Some(only_uses));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let counts = tx.inspection_rules().that_counts(item_id(1), Some(category)).await;
    assert_eq!(counts.expect("read"), only_uses);
    let counts = tx.inspection_rules().that_counts(item_id(2), Some(category)).await;
    assert_eq!(counts.expect("read"), monthly);
    assert_eq!(tx.inspection_rules().that_counts(item_id(2), None).await.expect("read"), None);
    assert_eq!(tx.inspection_rules().find(of_category).await.expect("read"), monthly);
    assert_eq!(tx.custodies().n_since(item_id(1), later(1)).await.expect("read"), 2);
    drop(tx);
    assert_eq!(store.inspection_rule(&permit(1), own).await.expect("read"), only_uses);
    set(&*store, own, None).await;
    assert_eq!(seen().await.map(|it| Some(it.rule)), Some(monthly));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let mut read = tx.items().find(item_id(1)).await.expect("read").expect("added");
    read.value.inspected = Some(later(2));
    tx.items().update(&read).await.expect("read a moment ago");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let inspection = seen().await.expect("its category says so");
    assert_eq!((inspection.since, inspection.n_uses), (later(2), 1));
}

pub async fn items_to_inspect_are_listed_before_they_are_overdue<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let category = given_category(&*store).await;
    let days_ago = |days: i64| Timestamp::from_micros(noon().micros() - days * 86_400_000_000);
    // Number, when it was inspected, its own rule.
    for (number, inspected, rule) in [
        (1, Some(365), inspection_rule(12, 0)),
        (2, Some(366 - 31), inspection_rule(12, 0)),
        (3, Some(300), inspection_rule(12, 0)),
        (4, None, inspection_rule(0, 1)),
        (5, None, inspection_rule(0, 2)),
        (6, Some(700), None),
        (7, Some(40), inspection_rule(1, 500)),
        (8, None, inspection_rule(12, 0)),
    ] {
        let mut it = item(number, &format!("GR-{number}"), "Grinder");
        it.inspected = inspected.map(days_ago);
        add(&*store, 1, &it).await.expect("add");
        set(&*store, RuleOf::Item(it.id), rule).await;
        let end = Some(CustodyEnd { at: noon(), how: Ended::Returned });
        let used = Custody { end, ..custody(number, number, admin) };
        open(&*store, 1, &used).await.expect("it has ended");
    }
    let mut of_category = item(9, "GR-9", "Grinder");
    of_category.inspected = Some(days_ago(300));
    of_category.settings.category = Some(category);
    add(&*store, 1, &of_category).await.expect("add");
    set(&*store, RuleOf::Category(category), inspection_rule(10, 0)).await;
    let mut own = item(10, "GR-A", "Grinder");
    (own.inspected, own.settings.category) = (Some(days_ago(300)), Some(category));
    add(&*store, 1, &own).await.expect("add");
    set(&*store, RuleOf::Item(own.id), inspection_rule(12, 0)).await;
    let mut retired = item(11, "GR-B", "Grinder");
    retired.state = domain_equipment::ItemState::Retired(domain_equipment::RetireReason::Sold);
    (retired.inspected, retired.settings.category) = (Some(days_ago(900)), Some(category));
    add(&*store, 1, &retired).await.expect("add");

    let due = |search: &str| ListItems {
        state: StateFilter::InspectionDue,
        search: search.to_owned(),
        ..ListItems::default()
    };
    let listed = async |query: ListItems, today| {
        let page = store.items(&permit(1), &query, &LocalDay::utc(today)).await.expect("read");
        let mut tags: Vec<_> = page.items.iter().map(|it| it.tag.as_str().to_owned()).collect();
        assert_eq!(usize::try_from(page.n_matches).expect("few"), tags.len());
        tags.sort();
        tags.join(" ")
    };
    assert_eq!(listed(due(""), TODAY).await, "GR-1 GR-2 GR-4 GR-7 GR-9");
    let near = store.near_inspections(&permit(1), &LocalDay::utc(TODAY)).await.expect("read");
    assert!(near.iter().all(|it| it.due(date_in(&Zone::UTC, it.since)).is_near(TODAY)), "{near:?}");
    assert_eq!((near.len(), near.iter().filter(|it| !it.is_own).count()), (5, 1));
    assert_eq!(listed(due("gr-9"), TODAY).await, "GR-9");
    let before = days_later(TODAY, -1 - InspectionDue::SOON).expect("a day");
    assert_eq!(listed(due(""), before).await, "GR-4 GR-7");
    let none = ListItems { category: Some(Id::from_uuid(Uuid::from_u128(99))), ..due("") };
    assert_eq!(listed(none, TODAY).await, "");

    // What is overdue is not free, and what is due today still is.
    let free = ListItems { state: StateFilter::Free, ..ListItems::default() };
    assert_eq!(listed(free.clone(), TODAY).await, "GR-1 GR-2 GR-3 GR-5 GR-6 GR-8 GR-9 GR-A");
    let tomorrow = days_later(TODAY, 1).expect("a day");
    assert_eq!(listed(free, tomorrow).await, "GR-2 GR-3 GR-5 GR-6 GR-8 GR-9 GR-A");
}

pub async fn an_inspection_is_due_by_days_of_where_the_company_is<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    // Half an hour before the tenth of March in UTC, and half an hour after it began in Berlin.
    let evening = noon().plus(Duration::from_mins((8 * 24 + 11) * 60 + 30));
    let mut it = item(1, "GR-1", "Grinder");
    it.inspected = Some(evening);
    add(&*store, 1, &it).await.expect("add");
    set(&*store, RuleOf::Item(it.id), inspection_rule(1, 0)).await;
    let n_free = async |zone: &str, date: &str| {
        let zone = Zone::get(zone).expect("a zone");
        let today = LocalDay { date: date.parse().expect("a date"), zone };
        let free = ListItems { state: StateFilter::Free, ..ListItems::default() };
        store.items(&permit(1), &free, &today).await.expect("read").n_matches
    };
    assert_eq!((n_free("UTC", "2026-04-09").await, n_free("UTC", "2026-04-10").await), (1, 0));
    let berlin = "Europe/Berlin";
    assert_eq!((n_free(berlin, "2026-04-10").await, n_free(berlin, "2026-04-11").await), (1, 0));
}

pub async fn another_company_sees_and_changes_no_work_order<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let saved = WorkOrder { taken_from: Some(admin), ..order(1, 1) };
    insert(&*store, 1, &saved).await.expect("insert");
    let own = RuleOf::Item(item_id(1));
    set(&*store, own, inspection_rule(1, 1)).await;

    assert_eq!(find(&*store, 2, saved.id).await, None);
    let changed = close(&*store, 2, &closed(saved.clone(), 1, OrderResult::Pass)).await;
    assert!(matches!(changed, Err(StoreError::Stale)), "{changed:?}");
    let theirs = permit(2);
    let mut tx = store.begin(&theirs).await.expect("begin");
    let standing = tx.work_orders().standing(item_id(1)).await.expect("read");
    assert_eq!(standing, OrdersStanding::default());
    assert_eq!(tx.inspection_rules().find(own).await.expect("read"), None);
    assert_eq!(tx.inspection_rules().that_counts(item_id(1), None).await.expect("read"), None);
    assert_eq!(tx.custodies().n_since(item_id(1), noon()).await.expect("read"), 0);
    tx.work_orders().forget(admin).await.expect("there are none");
    tx.inspection_rules().set(own, None).await.expect("there is none");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let all = store.work_orders(&theirs, &ListOrders::default()).await.expect("read");
    assert_eq!(all.n_matches, 0);
    assert_eq!(store.work_order(&theirs, saved.id).await.expect("read"), None);
    assert_eq!(store.orders_of(&theirs, item_id(1), 5).await.expect("read"), []);
    assert_eq!(store.inspection_rule(&theirs, own).await.expect("read"), None);
    let near = ListItems { state: StateFilter::InspectionDue, ..ListItems::default() };
    let last = LocalDay::utc(Date::MAX);
    assert_eq!(store.items(&theirs, &near, &last).await.expect("read").n_matches, 0);
    assert_eq!(find(&*store, 1, saved.id).await, Some(saved));
    let kept = store.inspection_rule(&permit(1), own).await.expect("read");
    assert_eq!(kept, inspection_rule(1, 1));
}

pub(crate) fn later(micros: i64) -> Timestamp {
    Timestamp::from_micros(noon().micros() + micros)
}

pub(crate) fn order_id(number: u128) -> WorkOrderId {
    Id::from_uuid(Uuid::from_u128(number))
}

/// A repair that keeps its item in maintenance.
pub(crate) fn order(number: u128, item: u128) -> WorkOrder {
    WorkOrder {
        id: order_id(number),
        item: item_id(item),
        kind: OrderKind::Repair,
        opened_by: None,
        opened: noon(),
        due: None,
        is_blocking: true,
        description: Line::restore("Left wheel".to_owned()),
        taken_from: None,
        end: None,
    }
}

fn closed(order: WorkOrder, micros: i64, result: OrderResult) -> WorkOrder {
    let by = Some(person_id(1, 1));
    let end = Some(OrderEnd { at: later(micros), by, result, cost: None, note: None });
    WorkOrder { end, ..order }
}

pub(crate) async fn insert(
    store: &dyn AnyStore,
    company: u128,
    order: &WorkOrder,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.work_orders().insert(order).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn close(store: &dyn AnyStore, company: u128, order: &WorkOrder) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.work_orders().close(order).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, id: WorkOrderId) -> Option<WorkOrder> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.work_orders().find(id).await.expect("find")
}

async fn set(store: &dyn AnyStore, of: RuleOf, rule: Option<domain_equipment::InspectionRule>) {
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.inspection_rules().set(of, rule).await.expect("set");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

async fn given_category(store: &dyn AnyStore) -> domain_equipment::CategoryId {
    let id = Id::from_uuid(Uuid::from_u128(70));
    let category = Category { id, name: Line::restore("Grinding".to_owned()) };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.item_categories().insert(&category).await.expect("insert");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    id
}
