//! Whatever happens at once, an item is kept for one person at a time, and for nobody once it is
//! retired.

use std::{sync::Arc, time::Duration};

use application::{
    Class, PageNumber,
    equipment::{
        CancelReservation, Cancelled, ReserveItem, ReserveItemError, RetireItem, TakeItem,
        cancel_reservation, list_item_reservations, reserve_item, retire_item, see_item, take_item,
    },
};
use domain_equipment::{ItemId, ReservationId, ReservationState, ReserveRefused, RetireReason};
use domain_kernel::{Line, LocalTime, Permission, Role, Timestamp, Zone, local_in};
use world::{Somebody, World};

use crate::{
    AnyStore,
    world::{at_once, told},
};

/// Of two and twenty who want one item for periods that overlap (spec: equipment, "Reservations").
pub async fn of_two_who_reserve_an_item_for_one_time_one_does<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    one_of(store, 2, n_rounds).await;
}

pub async fn of_twenty_who_reserve_an_item_for_one_time_one_does<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    one_of(store, 20, n_rounds).await;
}

async fn one_of<S: AnyStore>(store: Arc<S>, n_people: usize, n_rounds: usize) {
    let (world, admin, people) = given_world(store, n_people).await;
    let item = world.item(&admin, "GR-0101").await;
    for round in 0..n_rounds {
        // What was reserved before is over.
        world.clock.pass(Duration::from_hours(4));
        let reserved = at_once(n_people, |n| {
            let (world, actor) = (Arc::clone(&world), people[n].actor);
            let minutes = u64::try_from(n).expect("few");
            let command = reserve(&world, item, (30 + minutes, 90 + minutes));
            async move { reserve_item(&world.app, &actor, command).await }
        })
        .await;

        let n_winners = reserved.iter().filter(|it| it.is_ok()).count();
        assert_eq!(n_winners, 1, "{round}: {reserved:?}");
        for lost in reserved.iter().filter_map(|it| it.as_ref().err()) {
            let is_said = matches!(lost, ReserveItemError::Refused(ReserveRefused::Overlaps(_)));
            assert!(is_said, "{round}: {lost:?}");
        }
        assert_eq!(coming(&world, &admin, item).await.len(), 1, "{round}");
    }
}

/// Nobody waits for the other in vain.
pub async fn periods_that_follow_each_other_are_reserved_at_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, people) = given_world(store, 3).await;
    let item = world.item(&admin, "GR-0101").await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_hours(24));
        let reserved = at_once(3, |n| {
            let (world, actor) = (Arc::clone(&world), people[n].actor);
            let minutes = 60 * u64::try_from(n).expect("few");
            let command = reserve(&world, item, (minutes, minutes + 60));
            async move { told(reserve_item(&world.app, &actor, command).await) }
        })
        .await;

        assert!(reserved.iter().all(Result::is_ok), "{round}: {reserved:?}");
        assert_eq!(coming(&world, &admin, item).await.len(), 3, "{round}");
    }
}

/// Who clicks twice has reserved it once.
pub async fn a_reservation_sent_twice_at_once_is_made_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, people) = given_world(store, 1).await;
    let item = world.item(&admin, "GR-0101").await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_hours(4));
        let command = reserve(&world, item, (30, 90));
        let reserved = at_once(3, |_| {
            let (world, actor, command) = (Arc::clone(&world), people[0].actor, command.clone());
            async move { told(reserve_item(&world.app, &actor, command).await) }
        })
        .await;

        assert!(reserved.iter().all(Result::is_ok), "{round}: {reserved:?}");
        assert_eq!(coming(&world, &admin, item).await, [command.id], "{round}");
    }
}

/// A reservation of what is retired is none, whoever was first.
pub async fn nothing_is_kept_of_an_item_that_is_retired<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, people) = given_world(store, 1).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
        world.deliver_all().await;
        let n_mails = world.mailbox.all().len();
        let ended = at_once(2, |n| {
            let world = Arc::clone(&world);
            let actor = [people[0].actor, admin.actor][n];
            let command = reserve(&world, item, (30, 90));
            let (expected, typed) = (seen.item.version, format!("GR-{round}"));
            async move {
                match n {
                    0 => told(reserve_item(&world.app, &actor, command).await),
                    _ => {
                        let reason = RetireReason::Scrapped;
                        let command = RetireItem { id: item, expected, reason, typed };
                        told(retire_item(&world.app, &actor, command).await)
                    }
                }
            }
        })
        .await;

        assert!(ended[1].is_ok(), "{round}: {ended:?}");
        if let Err(class) = ended[0] {
            assert_eq!(class, Class::Refused, "{round}");
        }
        assert_eq!(coming(&world, &admin, item).await, [], "{round}: {ended:?}");
        world.deliver_all().await;
        let n_more = world.mailbox.all().len() - n_mails;
        assert_eq!(0 < n_more, ended[0].is_ok(), "{round}: {ended:?}");
    }
}

/// An admin cancels a reservation while its owner comes for the item: it is one or the other.
pub async fn a_reservation_is_fulfilled_or_cancelled<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, people) = given_world(store, 1).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let code = world.code(&admin, item).await;
        let command = reserve(&world, item, (0, 90));
        let id = command.id;
        reserve_item(&world.app, &people[0].actor, command).await.expect("it is free");
        let ended = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let actor = [people[0].actor, admin.actor][n];
            let reason = Some(Line::restore("The customer comes earlier".to_owned()));
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &actor, take).await.map(drop))
                    }
                    _ => {
                        let command = CancelReservation { id, reason };
                        let cancelled = cancel_reservation(&world.app, &actor, command).await;
                        told(cancelled.map(|it| assert_eq!(it, Cancelled::Now)))
                    }
                }
            }
        })
        .await;

        assert!(ended[0].is_ok(), "{round}: {ended:?}");
        let permit = admin.actor.permit(Permission::SeeEquipment).expect("an admin may");
        let left = world.app.reservations.reservation(&permit, id).await.expect("read");
        let state = left.expect("it stays on record").reservation.state;
        let is_cancelled = matches!(state, ReservationState::Cancelled { .. });
        assert_eq!(is_cancelled, ended[1].is_ok(), "{round}: {ended:?} {state:?}");
        assert_ne!(state, ReservationState::Reserved, "{round}");
    }
}

async fn given_world<S: AnyStore>(
    store: Arc<S>,
    n_people: usize,
) -> (Arc<World>, Somebody, Vec<Somebody>) {
    let world = World::over(store);
    let admin = world.found().await;
    let mut people = Vec::new();
    for n in 0..n_people {
        people.push(world.person(&admin, &format!("Sam Staff{n}"), Role::Staff, None).await);
    }
    world.deliver_all().await;
    (Arc::new(world), admin, people)
}

/// From so many minutes on to so many, beginning now.
fn reserve(world: &World, item: ItemId, (from, to): (u64, u64)) -> ReserveItem {
    let local = |minutes| {
        let at: Timestamp = world.app.clock.now().plus(Duration::from_mins(minutes));
        local_in(&Zone::UTC, at)
    };
    let (from, to): (LocalTime, LocalTime) = (local(from), local(to));
    ReserveItem { id: world.app.ids.next(), item, from, to, note: None }
}

async fn coming(world: &World, admin: &Somebody, item: ItemId) -> Vec<ReservationId> {
    let lines = list_item_reservations(&world.app, &admin.actor, item).await;
    let lines = lines.expect("an admin may");
    for (number, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(number + 1) {
            assert!(!one.reservation.period.overlaps(other.reservation.period), "{lines:?}");
        }
    }
    lines.into_iter().map(|it| it.reservation.id).collect()
}
