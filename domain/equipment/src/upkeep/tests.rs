use domain_kernel::{Id, Line};
use uuid::Uuid;

use super::*;
use crate::{ItemSettings, NewItem, RetireReason, TakeRefused, Taken, Taking};

const TODAY: Date = Date::constant(2026, 3, 1);

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(seconds * 1_000_000)
}

fn text(text: &str) -> OrderText {
    Line::restore(text.to_owned())
}

fn item() -> Item {
    let settings = ItemSettings {
        tag: Line::restore("GR-1".to_owned()),
        name: Line::restore("Grinder".to_owned()),
        category: None,
        model: None,
        serial: None,
        location: None,
        notes: None,
    };
    Item::add(NewItem { id: id(1), settings }, at(0)).0
}

fn taken(item: &mut Item) -> Custody {
    let taking = Taking { id: id(2), holder: id(3), taken: Taken::ByCode, due: None };
    item.take(taking, (TODAY, at(1))).expect("it is free").0
}

fn order(kind: OrderKind, is_blocking: bool) -> NewWorkOrder {
    let (opened_by, description) = (Some(id(4)), text("Left wheel"));
    NewWorkOrder { id: id(5), kind, opened_by, due: None, is_blocking, description }
}

fn closing(result: OrderResult) -> ClosingOrder {
    ClosingOrder { by: Some(id(4)), result, cost: None, note: None }
}

#[test]
fn reported_damage_ends_the_custody_and_a_repair_makes_it_whole() {
    let mut item = item();
    let mut custody = taken(&mut item);
    let (mut order, outcome) = item.report_damage(&mut custody, (id(5), text("It smokes")), at(2));
    assert_eq!((item.state, item.condition), (ItemState::Maintenance, Condition::Damaged));
    assert_eq!(custody.end.as_ref().map(|it| &it.how), Some(&Ended::Damaged));
    assert_eq!((order.opened_by, order.taken_from), (Some(id(3)), Some(id(3))));
    assert!(outcome.returned.is_some() && order.is_blocking);
    let taking = Taking { id: id(6), holder: id(3), taken: Taken::ByCode, due: None };
    let refused = item.take(taking, (TODAY, at(2))).map(drop);
    assert_eq!(refused, Err(TakeRefused::Maintenance));

    let standing = OrdersStanding { blocking: Some(order.id), ..OrdersStanding::default() };
    let passed = closing(OrderResult::Pass);
    let closed = item.close_order(&mut order, passed.clone(), (None, standing), at(3));
    assert!(closed.is_ok_and(|it| it.returned.is_none()));
    assert_eq!((item.state, item.condition), (ItemState::Available, Condition::Ok));
    let again = item.close_order(&mut order, passed, (None, standing), at(4)).map(drop);
    assert_eq!(again, Err(ClosedAlready));
}

#[test]
fn only_a_blocking_order_takes_an_item_from_whoever_has_it() {
    for (is_blocking, state) in [(false, ItemState::InUse), (true, ItemState::Maintenance)] {
        let mut item = item();
        let mut custody = taken(&mut item);
        let standing = OrdersStanding::default();
        let new = order(OrderKind::Repair, is_blocking);
        let opened = item.open_order(new, (Some(&mut custody), &standing), (TODAY, at(2)));
        let (order, outcome) = opened.expect("nothing against it");
        assert_eq!(item.state, state);
        assert_eq!(custody.end.is_some(), is_blocking);
        assert_eq!(outcome.returned.is_some(), is_blocking);
        assert_eq!(order.taken_from.is_some(), is_blocking);
    }
}

#[test]
fn an_order_is_not_opened_for_what_is_retired_blocked_or_late() {
    let blocked = OrdersStanding { blocking: Some(id(9)), ..OrdersStanding::default() };
    let free = OrdersStanding::default();
    let repair = |is_blocking| order(OrderKind::Repair, is_blocking);
    let late = NewWorkOrder { due: Some(Date::constant(2026, 2, 28)), ..repair(true) };
    let today = NewWorkOrder { due: Some(TODAY), ..repair(true) };
    let retired = ItemState::Retired(RetireReason::Sold);
    for (state, standing, new, refused) in [
        (retired, free, repair(false), Some(OpenOrderRefused::Retired)),
        (ItemState::Maintenance, blocked, repair(true), Some(OpenOrderRefused::Blocked)),
        (ItemState::Maintenance, blocked, repair(false), None),
        (ItemState::Available, free, late, Some(OpenOrderRefused::DueBefore)),
        (ItemState::Available, free, today, None),
    ] {
        let mut item = Item { state, ..item() };
        let opened = item.open_order(new, (None, &standing), (TODAY, at(2)));
        assert_eq!(opened.err(), refused, "{state:?}");
    }
}

#[test]
fn maintenance_ends_when_nothing_is_open_and_nothing_failed_last() {
    use OrderKind::{Calibration, Inspection, Repair};
    use OrderResult::{Fail, NotApplicable, Pass};

    let (free, kept) = (ItemState::Available, ItemState::Maintenance);
    // What is closed, its result, what the last inspection was, whether another order blocks.
    for (kind, result, last_inspection, is_blocked, state) in [
        (Repair, Pass, None, false, free),
        (Repair, NotApplicable, None, false, free),
        (Repair, Fail, None, false, kept),
        (Repair, Pass, Some(Fail), false, kept),
        (Repair, Pass, Some(Pass), false, free),
        (Calibration, Pass, None, true, kept),
        (Inspection, Pass, Some(Fail), false, free),
        (Inspection, Pass, Some(Fail), true, kept),
        (Inspection, NotApplicable, Some(Fail), false, kept),
        (Inspection, Fail, Some(Pass), false, kept),
    ] {
        let mut item = item();
        let standing = OrdersStanding::default();
        let opened = item.open_order(order(kind, true), (None, &standing), (TODAY, at(2)));
        let mut order = opened.expect("nothing against it").0;
        let blocking = Some(if is_blocked { id(9) } else { order.id });
        let standing = OrdersStanding { blocking, last_result: None, last_inspection };
        let closed = item.close_order(&mut order, closing(result), (None, standing), at(3));
        assert!(closed.is_ok());
        let case = format!("{kind:?} {result:?} {last_inspection:?} {is_blocked}");
        assert_eq!(item.state, state, "{case}");
        let is_inspected = (kind, result) == (Inspection, Pass);
        assert_eq!(item.inspected, is_inspected.then_some(at(3)), "{case}");
    }
}

#[test]
fn what_fails_goes_to_maintenance_from_whoever_has_it() {
    let mut item = item();
    let new = order(OrderKind::Inspection, false);
    let standing = OrdersStanding::default();
    let opened = item.open_order(new, (None, &standing), (TODAY, at(0)));
    let mut order = opened.expect("nothing against it").0;
    let mut custody = taken(&mut item);
    let failed = closing(OrderResult::Fail);
    let closed = item.close_order(&mut order, failed, (Some(&mut custody), standing), at(3));
    assert!(closed.is_ok_and(|it| it.returned.is_some()));
    assert_eq!(item.state, ItemState::Maintenance);
    let how = Ended::Maintenance { by: Some(id(4)), reason: text("Left wheel") };
    assert_eq!(custody.end.map(|it| it.how), Some(how));

    let failed = OrdersStanding { last_result: Some(OrderResult::Fail), ..standing };
    for (standing, state) in [(standing, ItemState::Available), (failed, ItemState::Maintenance)] {
        item.state = ItemState::Retired(RetireReason::Lost);
        item.reinstate(&standing).expect("it is retired");
        assert_eq!(item.state, state);
    }
}
