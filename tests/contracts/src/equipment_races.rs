//! Of any number who want one item at once, one has it, and nobody had it while another one did.

use std::{sync::Arc, time::Duration};

use application::{
    Class, PageNumber,
    equipment::{
        DeleteItem, GiveItem, RetireItem, ReturnItem, Returned, TakeItem, TakeItemError, TookItem,
        delete_item, give_item, retire_item, return_item, see_item, take_item,
    },
};
use domain_equipment::{Custody, ItemId, ItemState, RetireReason};
use domain_kernel::{Line, Permission, Role, Timestamp};
use world::{Somebody, World};

use crate::{
    AnyStore,
    world::{at_once, told},
};

/// What two and twenty people meet who type one code at once (spec: equipment, "Exactly one of any
/// number").
pub async fn of_two_who_take_an_item_at_once_one_has_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    one_of(store, 2, n_rounds).await;
}

pub async fn of_twenty_who_take_an_item_at_once_one_has_it<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    one_of(store, 20, n_rounds).await;
}

async fn one_of<S: AnyStore>(store: Arc<S>, n_people: usize, n_rounds: usize) {
    let (world, admin, people) = given_world(store, n_people).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let took = at_once(n_people, |n| {
            let (world, code, actor) = (Arc::clone(&world), code.clone(), people[n].actor);
            async move { take_item(&world.app, &actor, TakeItem { code, due: None }).await }
        })
        .await;

        let winners: Vec<usize> = (0..n_people).filter(|it| took[*it].is_ok()).collect();
        assert_eq!(winners.len(), 1, "{round}: {took:?}");
        for lost in took.iter().filter_map(|it| it.as_ref().err()) {
            assert!(matches!(lost, TakeItemError::Held(_)), "{round}: {lost:?}");
        }
        let holder = people[winners[0]].id;
        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
        assert_eq!(seen.item.holding.map(|it| it.person), Some(holder), "{round}");
        bring_back(&world, &admin, item).await;
    }
    assert_no_overlap(&world, &admin, item, n_rounds).await;
}

/// Who clicks twice has it once.
pub async fn whoever_takes_an_item_twice_at_once_has_it_once<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, people) = given_world(store, 1).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let took = at_once(3, |_| {
            let (world, code, actor) = (Arc::clone(&world), code.clone(), people[0].actor);
            async move { take_item(&world.app, &actor, TakeItem { code, due: None }).await }
        })
        .await;

        let took: Result<Vec<TookItem>, _> = took.into_iter().collect();
        let took = took.expect("it is theirs");
        assert!(took.iter().all(|it| it.custody == took[0].custody), "{round}: {took:?}");
        assert_eq!(took.iter().filter(|it| it.is_new).count(), 1, "{round}: {took:?}");
        bring_back(&world, &admin, item).await;
    }
    assert_no_overlap(&world, &admin, item, n_rounds).await;
}

/// It is retired and nobody has it, or somebody has it and it is not retired.
pub async fn an_item_is_taken_or_retired<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, people) = given_world(store, 1).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let code = world.code(&admin, item).await;
        let expected = version(&world, &admin, item).await;
        let ended = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let actor = [people[0].actor, admin.actor][n];
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &actor, take).await.map(drop))
                    }
                    _ => {
                        let typed = format!("GR-{round}");
                        let reason = RetireReason::Scrapped;
                        let command = RetireItem { id: item, expected, reason, typed };
                        told(retire_item(&world.app, &actor, command).await)
                    }
                }
            }
        })
        .await;

        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
        let is_taken = ended[0].is_ok();
        assert_ne!(is_taken, ended[1].is_ok(), "{round}: {ended:?}");
        assert_eq!(seen.item.holding.is_some(), is_taken, "{round}");
        assert_eq!(seen.item.state == ItemState::InUse, is_taken, "{round}");
        assert_eq!(seen.item.state.retired().is_some(), !is_taken, "{round}");
        let lost = ended.iter().filter_map(|it| it.as_ref().err());
        for class in lost {
            let is_said = matches!(class, Class::Refused | Class::Stale | Class::Denied);
            assert!(is_said, "{round}: {class:?}");
        }
    }
}

/// Only what nobody ever had is deleted.
pub async fn an_item_is_taken_or_deleted<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, people) = given_world(store, 1).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let code = world.code(&admin, item).await;
        let expected = version(&world, &admin, item).await;
        let ended = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let actor = [people[0].actor, admin.actor][n];
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &actor, take).await.map(drop))
                    }
                    _ => told(
                        delete_item(&world.app, &actor, DeleteItem { id: item, expected }).await,
                    ),
                }
            }
        })
        .await;

        assert_ne!(ended[0].is_ok(), ended[1].is_ok(), "{round}: {ended:?}");
        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await;
        assert_eq!(seen.is_ok(), ended[0].is_ok(), "{round}: {ended:?}");
    }
}

/// The holder brings it back while an admin does: it comes back once.
pub async fn an_item_is_returned_once<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, people) = given_world(store, 1).await;
    let item = world.item(&admin, "GR-0101").await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        world.take(&admin, &people[0], item).await;
        let ended = at_once(2, |n| {
            let world = Arc::clone(&world);
            let actor = [people[0].actor, admin.actor][n];
            let reason = (n == 1).then(|| Line::restore("Left on the bench".to_owned()));
            async move { return_item(&world.app, &actor, ReturnItem { item, reason }).await }
        })
        .await;

        let ended: Result<Vec<Returned>, _> = ended.into_iter().collect();
        let ended = ended.expect("both may");
        let n_now = ended.iter().filter(|it| matches!(it, Returned::Now { .. })).count();
        assert_eq!(n_now, 1, "{round}: {ended:?}");
    }
    assert_no_overlap(&world, &admin, item, n_rounds).await;
}

/// An admin gives it to one while another one takes it and a third brings it back all the time.
pub async fn nobody_has_what_another_one_has<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin, people) = given_world(store, 3).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let ended = at_once(4, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let (people, admin) = (people.clone(), admin.actor);
            async move {
                match n {
                    0 => {
                        let reason = Line::restore("For the night shift".to_owned());
                        let id = world.app.ids.next();
                        let person = "sam.staff0@harbour.example".to_owned();
                        let command =
                            GiveItem { id, item, person, due: None, reason, waiver: None };
                        told(give_item(&world.app, &admin, command).await.map(drop))
                    }
                    3 => {
                        let reason = Some(Line::restore("Left on the bench".to_owned()));
                        let command = ReturnItem { item, reason };
                        told(return_item(&world.app, &admin, command).await.map(drop))
                    }
                    _ => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &people[n].actor, take).await.map(drop))
                    }
                }
            }
        })
        .await;
        for class in ended.iter().filter_map(|it| it.as_ref().err()) {
            assert_eq!(*class, Class::Refused, "{round}: {ended:?}");
        }
        assert!(ended[..3].iter().any(Result::is_ok), "{round}: {ended:?}");
    }
    assert_no_overlap(&world, &admin, item, 1).await;
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
    (Arc::new(world), admin, people)
}

async fn version(world: &World, admin: &Somebody, item: ItemId) -> domain_kernel::Version {
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await;
    seen.expect("an admin may").item.version
}

async fn bring_back(world: &World, admin: &Somebody, item: ItemId) {
    let reason = Some(Line::restore("The day is over".to_owned()));
    let back = return_item(&world.app, &admin.actor, ReturnItem { item, reason }).await;
    assert!(matches!(back, Ok(Returned::Now { .. })), "{back:?}");
}

/// One after the other, each ended before the next began, and at least as many as there were rounds.
pub(crate) async fn assert_no_overlap(
    world: &World,
    admin: &Somebody,
    item: ItemId,
    at_least: usize,
) {
    let permit = admin.actor.permit(Permission::SeeEquipment).expect("an admin may");
    let mut custodies: Vec<Custody> = Vec::new();
    for page in (1..).map_while(PageNumber::parse) {
        let history = world.app.equipment.history(&permit, item, page).await.expect("read");
        let n_before = custodies.len();
        custodies.extend(history.items.into_iter().map(|it| it.custody));
        if custodies.len() == n_before {
            break;
        }
    }
    assert!(at_least <= custodies.len(), "{} of {at_least}", custodies.len());
    let ended = |it: &Custody| it.end.as_ref().map_or(Timestamp::from_micros(i64::MAX), |it| it.at);
    custodies.sort_by_key(|it| (it.since, ended(it)));
    for pair in custodies.windows(2) {
        let [earlier, later] = pair else { continue };
        assert!(ended(earlier) <= later.since, "{earlier:?} {later:?}");
    }
}
