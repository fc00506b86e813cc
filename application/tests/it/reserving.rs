//! Reservations of items: who gets one, what it is good for, and what becomes of it.

use std::{sync::Arc, time::Duration};

use application::{
    App, Class, Failure,
    equipment::{
        CancelReservation, Cancelled, DeleteItem, GiveItem, ReserveItem, ReserveItemError,
        RetireItem, SeeCalendar, Shown, TakeItem, TakeItemError, TookItem, cancel_reservation,
        delete_item, find_item_to_reserve, give_item, list_item_reservations,
        list_own_reservations, reserve_item, retire_item, see_calendar, see_item, see_scanned_item,
        take_item,
    },
    identity::{DeactivatePerson, deactivate_person, plan_deactivation},
};
use domain_equipment::{
    ItemId, PeriodError, ReservationId, ReserveRefused, RetireReason, parse_local_time,
};
use domain_kernel::{Date, Line, Role, Zone};
use world::{Somebody, World, noon};

/// What becomes of a reservation for this time, in UTC unless the company is elsewhere.
async fn reserve(
    app: &App,
    by: &Somebody,
    item: ItemId,
    (from, to): (&str, &str),
) -> Result<ReservationId, ReserveItemError> {
    let time = |it| parse_local_time(it).expect("a time");
    let note = Some(Line::restore("For the night shift".to_owned()));
    let id = app.ids.next();
    let command = ReserveItem { id, item, from: time(from), to: time(to), note };
    reserve_item(app, &by.actor, command).await.map(|()| id)
}

async fn take(
    world: &World,
    admin: &Somebody,
    by: &Somebody,
    (item, due): (ItemId, Option<Date>),
) -> Result<TookItem, TakeItemError> {
    let code = world.code(admin, item).await;
    take_item(&world.app, &by.actor, TakeItem { code, due }).await
}

async fn given_two() -> (World, Somebody, Somebody, Somebody, ItemId) {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let tim = world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    (world, admin, sam, tim, item)
}

#[tokio::test]
async fn a_period_is_in_the_time_of_the_company() {
    let (world, admin, sam, _, item) = given_two().await;
    let mut app = world.app.clone();
    let mut policy = (*app.policy).clone();
    policy.zone = Zone::get("Europe/Berlin").expect("a zone");
    app.policy = Arc::new(policy);

    let refused = async |from, to| reserve(&app, &sam, item, (from, to)).await.expect_err("no");
    // It is 13:00 there.
    for (from, to, field) in [
        ("2026-11-24T12:00", "2026-11-24T13:00", "to"),
        ("2026-11-25T12:00", "2026-11-25T12:00", "to"),
        ("2026-11-25T12:00", "2026-11-25T11:00", "to"),
        ("2026-11-25T12:00", "2036-11-25T12:00", "to"),
        ("2027-03-28T02:30", "2027-03-28T04:00", "from"),
        ("2027-03-28T01:30", "2027-03-28T02:00", "to"),
    ] {
        let err = refused(from, to).await;
        assert_eq!((err.class(), err.field()), (Class::Invalid, Some(field)), "{from} {to}: {err}");
    }
    let too_long = refused("2026-11-25T12:00", "2027-11-25T12:01").await;
    assert!(matches!(too_long, ReserveItemError::Period(PeriodError::TooLong)), "{too_long:?}");

    // It runs since an hour ago, and ends twice: once an hour before the other.
    reserve(&app, &sam, item, ("2026-11-24T12:00", "2026-11-24T14:00")).await.expect("it runs");
    reserve(&app, &sam, item, ("2027-10-31T01:00", "2027-10-31T02:30")).await.expect("it is free");
    let lines = list_item_reservations(&app, &admin.actor, item).await.expect("an admin may");
    let hours = |it: usize| {
        let period = lines[it].reservation.period;
        period.to().since(period.from()).as_secs() / 60
    };
    assert_eq!((hours(0), hours(1)), (120, 90));
    assert_eq!(lines[0].reservation.period.to(), noon().plus(Duration::from_hours(1)));
}

#[tokio::test]
async fn an_item_is_kept_for_one_at_a_time() {
    let (world, admin, sam, tim, item) = given_two().await;
    let eve = world.another_company().await;
    let app = &world.app;
    let first = reserve(app, &sam, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    let first = first.expect("it is free");

    let refused = reserve(app, &tim, item, ("2026-11-25T11:59", "2026-11-25T15:00")).await;
    let refused = refused.expect_err("Sam was first");
    assert!(matches!(refused, ReserveItemError::Refused(ReserveRefused::Overlaps(_))));
    reserve(app, &tim, item, ("2026-11-25T12:00", "2026-11-25T15:00")).await.expect("it follows");
    let foreign = reserve(app, &eve, item, ("2026-11-26T12:00", "2026-11-26T15:00")).await;
    assert_eq!(foreign.expect_err("not theirs").class(), Class::NotFound);

    let theirs = list_item_reservations(app, &tim.actor, item).await.expect_err("not theirs");
    assert_eq!(theirs.class(), Class::Denied);
    let seen = find_item_to_reserve(app, &tim.actor, item).await.expect("everybody may");
    let names: Vec<bool> = seen.coming.iter().map(|it| it.person.is_some()).collect();
    let notes: Vec<bool> = seen.coming.iter().map(|it| it.reservation.note.is_some()).collect();
    assert_eq!((names, notes), (vec![false, true], vec![false, true]), "of others only when");
    let week = SeeCalendar {
        from: noon(),
        to: noon().plus(Duration::from_hours(48)),
        search: String::new(),
        category: None,
        location: None,
        shown: Shown::Own,
        page: application::PageNumber::FIRST,
    };
    let shown = see_calendar(app, &admin.actor, &week).await.expect("an admin may");
    assert_eq!(shown.n_matches, 0, "the admin has reserved nothing");
    let shown = see_calendar(app, &sam.actor, &week).await.expect("everybody may");
    assert_eq!(shown.items[0].reservations.len(), 2);

    let command = |id, reason| CancelReservation { id, reason };
    let refused = cancel_reservation(app, &tim.actor, command(first, None)).await;
    assert_eq!(refused.expect_err("not his").class(), Class::NotFound);
    for cancelled in [Cancelled::Now, Cancelled::Before] {
        let done = cancel_reservation(app, &sam.actor, command(first, None)).await;
        assert_eq!(done.expect("it is theirs"), cancelled);
    }
    world.deliver_all().await;
    assert!(!told(&world, "sam.staff@harbour.example"), "they know");
    reserve(app, &tim, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await.expect("free again");
}

fn told(world: &World, email: &str) -> bool {
    world.mailbox.last(email).is_some_and(|it| it.contains("reservation_cancelled"))
}

#[tokio::test]
async fn whoever_reserved_an_item_takes_it_and_nobody_else_does() {
    let (world, admin, sam, tim, item) = given_two().await;
    world.reserve(&sam, item, ("2026-11-24T12:10", "2026-11-25T12:00")).await;

    // Ten minutes before, it is free for anybody else too, and told to be kept from then on.
    let early = take(&world, &admin, &tim, (item, None)).await.expect("nobody has it");
    assert!(early.reserved_from.is_some() && early.is_new);
    let seen = see_item(&world.app, &admin.actor, item, application::PageNumber::FIRST).await;
    let due = seen.expect("an admin may").item.holding.expect("Tim has it").due;
    assert_eq!(due, Some(Date::constant(2026, 11, 24)), "today, since it is kept from today on");
    world.bring_back(&tim, item).await;

    world.clock.pass(Duration::from_mins(11));
    let refused = take(&world, &admin, &tim, (item, None)).await.expect_err("it is Sam's turn");
    let TakeItemError::Reserved(by) = refused else { panic!("{refused:?}") };
    assert_eq!(by.name, Some(Line::restore("Sam Staff".to_owned())));
    let given = GiveItem {
        id: world.app.ids.next(),
        item,
        person: "tim.taker@harbour.example".to_owned(),
        due: None,
        reason: Line::restore("He needs it".to_owned()),
        waiver: None,
    };
    let refused = give_item(&world.app, &admin.actor, given).await.expect_err("it is Sam's turn");
    assert_eq!(refused.class(), Class::Refused);

    let took = take(&world, &admin, &sam, (item, None)).await.expect("it is their turn");
    assert_eq!(took.reserved_from, None);
    let own = list_own_reservations(&world.app, &sam.actor).await.expect("their own");
    assert_eq!(own, [], "it has served its purpose");
    let lines = list_item_reservations(&world.app, &admin.actor, item).await.expect("may");
    assert_eq!(lines.len(), 1, "it is kept while they have it");
    let refused = reserve(&world.app, &tim, item, ("2026-11-25T08:00", "2026-11-25T13:00")).await;
    assert_eq!(refused.expect_err("they have it until noon").class(), Class::Invalid);
    world.bring_back(&sam, item).await;
    reserve(&world.app, &tim, item, ("2026-11-25T08:00", "2026-11-25T13:00")).await.expect("back");
}

#[tokio::test]
async fn a_label_tells_beforehand_that_somebody_else_comes_for_the_item() {
    let (world, admin, sam, tim, item) = given_two().await;
    let code = world.code(&admin, item).await;
    let told = async |who: &Somebody| {
        let scanned = see_scanned_item(&world.app, &who.actor, &code).await;
        scanned.expect("a code").reserved.map(|it| (it.by.name, it.is_kept))
    };
    assert_eq!(told(&tim).await, None);
    world.reserve(&sam, item, ("2026-11-24T12:10", "2026-11-25T12:00")).await;
    assert_eq!(told(&tim).await, Some((None, false)));
    assert_eq!(told(&sam).await, None, "it is theirs");

    world.clock.pass(Duration::from_mins(11));
    assert_eq!(told(&tim).await, Some((None, true)));
    let name = Some(Line::restore("Sam Staff".to_owned()));
    assert_eq!(told(&admin).await, Some((name, true)), "who leads people sees for whom");
    assert_eq!(told(&sam).await, None);
}

#[tokio::test]
async fn whoever_comes_early_gets_it_unless_somebody_else_is_first() {
    let (world, admin, sam, tim, item) = given_two().await;
    let own = world.reserve(&sam, item, ("2026-11-26T08:00", "2026-11-27T00:00")).await;
    take(&world, &admin, &sam, (item, None)).await.expect("nobody is between");
    let seen = see_item(&world.app, &admin.actor, item, application::PageNumber::FIRST).await;
    let due = seen.expect("an admin may").item.holding.expect("Sam has it").due;
    assert_eq!(due, Some(Date::constant(2026, 11, 26)), "until midnight is the day before");
    world.bring_back(&sam, item).await;
    let cancel = CancelReservation { id: own, reason: None };
    let refused = cancel_reservation(&world.app, &sam.actor, cancel).await.expect_err("used");
    assert_eq!(refused.class(), Class::Refused);

    world.reserve(&sam, item, ("2026-11-26T08:00", "2026-11-27T00:00")).await;
    world.reserve(&tim, item, ("2026-11-25T08:00", "2026-11-26T00:00")).await;
    let refused = take(&world, &admin, &sam, (item, None)).await.expect_err("Tim comes first");
    let TakeItemError::Reserved(by) = refused else { panic!("{refused:?}") };
    assert_eq!(by.name, Some(Line::restore("Tim Taker".to_owned())));
    let due = Some(Date::constant(2026, 11, 26));
    let took = take(&world, &admin, &tim, (item, due)).await.expect("Tim comes early");
    assert!(took.reserved_from.is_some(), "due on a day on which Sam has it");
}

#[tokio::test]
async fn whoever_reserved_what_goes_is_told() {
    let (world, admin, sam, tim, item) = given_two().await;
    let other = world.item(&admin, "GR-0102").await;
    world.reserve(&sam, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    world.reserve(&tim, other, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    let id = world.reserve(&tim, item, ("2026-11-26T09:00", "2026-11-26T12:00")).await;
    let app = &world.app;

    let silent = CancelReservation { id, reason: None };
    let refused = cancel_reservation(app, &admin.actor, silent).await.expect_err("why?");
    assert_eq!(refused.field(), Some("reason"));
    let reason = Some(Line::restore("The customer comes earlier".to_owned()));
    let done = cancel_reservation(app, &admin.actor, CancelReservation { id, reason }).await;
    assert_eq!(done.expect("an admin may"), Cancelled::Now);
    world.deliver_all().await;
    let mail = world.mailbox.last("tim.taker@harbour.example").expect("a mail");
    assert!(mail.contains("GR-0101 2026-11-26T09:00:00"), "{mail}");
    assert!(mail.contains("The customer comes earlier"), "{mail}");

    let version = async |id| {
        let seen = see_item(app, &admin.actor, id, application::PageNumber::FIRST).await;
        seen.expect("an admin may").item.version
    };
    let retire = RetireItem {
        id: item,
        expected: version(item).await,
        reason: RetireReason::Lost,
        typed: "GR-0101".to_owned(),
    };
    retire_item(app, &admin.actor, retire).await.expect("nobody has it");
    world.deliver_all().await;
    let mail = world.mailbox.last("sam.staff@harbour.example").expect("a mail");
    assert!(mail.contains("GR-0101 2026-11-25T09:00:00 2026-11-25T12:00:00 retired"), "{mail}");
    let gone = reserve(app, &sam, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    assert_eq!(gone.expect_err("it is retired").class(), Class::Refused);

    let delete = DeleteItem { id: other, expected: version(other).await };
    delete_item(app, &admin.actor, delete).await.expect("nobody ever had it");
    world.deliver_all().await;
    let mail = world.mailbox.last("tim.taker@harbour.example").expect("a mail");
    assert!(mail.contains("GR-0102"), "{mail}");
    assert_eq!(list_own_reservations(app, &tim.actor).await.expect("their own"), []);
}

#[tokio::test]
async fn nothing_is_kept_for_whoever_leaves() {
    let (world, admin, sam, tim, item) = given_two().await;
    world.reserve(&sam, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    let plan = plan_deactivation(&world.app, &admin.actor, sam.id).await.expect("an admin may");
    let command = DeactivatePerson { id: sam.id, expected: plan.version, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("an admin may");

    let lines = list_item_reservations(&world.app, &admin.actor, item).await.expect("may");
    assert_eq!(lines, []);
    world.reserve(&tim, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
}
