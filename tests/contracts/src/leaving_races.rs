//! Nobody has an item who left, unless it is known, and what is handed over is not returned as well.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use application::{
    Class, PageNumber,
    equipment::{
        AskForItemError, Leaving, ReturnItem, Returned, TakeItem, accept_handover, ask_for_item,
        list_asked_items, return_item, see_item, take_item,
    },
    identity::{DeactivatePerson, deactivate_person, see_person},
};
use domain_equipment::ItemState;
use domain_kernel::Role;
use world::{Somebody, World};

use crate::{
    AnyStore,
    world::{at_once, told},
};

/// An admin deactivates somebody with a form that shows that they have nothing, while they take
/// something: they have it and are not deactivated, or the other way round.
pub async fn whoever_is_deactivated_gets_nothing_after<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin) = given_world(store).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let sam = world.person(&admin, &format!("Sam Staff{round}"), Role::Staff, None).await;
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let code = world.code(&admin, item).await;
        let id = sam.id;
        let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
        let ended = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &sam.actor, take).await.map(drop))
                    }
                    _ => {
                        let nothing = Leaving { partings: BTreeMap::new(), reason: None };
                        let command = DeactivatePerson { id, expected, leaving: Some(nothing) };
                        told(deactivate_person(&world.app, &admin.actor, command).await)
                    }
                }
            }
        })
        .await;

        let is_taken = ended[0].is_ok();
        assert_ne!(is_taken, ended[1].is_ok(), "{round}: {ended:?}");
        let lost = ended.iter().filter_map(|it| it.as_ref().err());
        for class in lost {
            assert!(matches!(class, Class::Denied | Class::Stale), "{round}: {ended:?}");
        }
        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
        assert_eq!(seen.item.state == ItemState::InUse, is_taken, "{round}");
        let person = see_person(&world.app, &admin.actor, id).await.expect("there");
        assert_eq!(person.state.is_active(), is_taken, "{round}");
    }
}

/// Whoever has it says yes to the one who asks while an admin returns it.
pub async fn an_item_is_handed_over_or_returned<S: AnyStore>(store: Arc<S>, n_rounds: usize) {
    let (world, admin) = given_world(store).await;
    let [sam, kim] = given_two(&world, &admin).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        world.take(&admin, &sam, item).await;
        ask_for_item(&world.app, &kim.actor, &code).await.expect("Sam has it");
        let asked = list_asked_items(&world.app, &sam.actor).await.expect("their own");
        let id = asked[0].handover.id;
        let ended = at_once(2, |n| {
            let world = Arc::clone(&world);
            async move {
                match n {
                    0 => told(accept_handover(&world.app, &sam.actor, id).await),
                    _ => {
                        let command = ReturnItem { item, reason: None };
                        told(return_item(&world.app, &sam.actor, command).await.map(drop))
                    }
                }
            }
        })
        .await;

        let is_accepted = ended[0].is_ok();
        assert_ne!(is_accepted, ended[1].is_ok(), "{round}: {ended:?}");
        assert!(ended.iter().all(|it| matches!(it, Ok(()) | Err(Class::Refused))), "{ended:?}");
        let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
        let holder = seen.item.holding.map(|it| it.person);
        assert_eq!(holder, is_accepted.then_some(kim.id), "{round}");
        if is_accepted {
            let command = ReturnItem { item, reason: None };
            let back = return_item(&world.app, &kim.actor, command).await;
            assert!(matches!(back, Ok(Returned::Now { .. })), "{round}: {back:?}");
        }
        let asked = list_asked_items(&world.app, &sam.actor).await.expect("their own");
        assert_eq!(asked, [], "{round}");
    }
}

pub async fn of_two_who_ask_for_an_item_at_once_one_waits<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin) = given_world(store).await;
    let [sam, kim] = given_two(&world, &admin).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        world.take(&admin, &admin, item).await;
        let asked = at_once(2, |n| {
            let (world, code, actor) = (Arc::clone(&world), code.clone(), [sam, kim][n].actor);
            async move { ask_for_item(&world.app, &actor, &code).await }
        })
        .await;
        assert_eq!(asked.iter().filter(|it| it.is_ok()).count(), 1, "{round}: {asked:?}");
        for lost in asked.iter().filter_map(|it| it.as_ref().err()) {
            assert!(matches!(lost, AskForItemError::Refused(_)), "{round}: {lost:?}");
        }
        let open = list_asked_items(&world.app, &admin.actor).await.expect("their own");
        assert_eq!(open.len(), 1, "{round}");
        let command = ReturnItem { item, reason: None };
        return_item(&world.app, &admin.actor, command).await.expect("their own");
    }
}

async fn given_world<S: AnyStore>(store: Arc<S>) -> (Arc<World>, Somebody) {
    let world = World::over(store);
    let admin = world.found().await;
    (Arc::new(world), admin)
}

async fn given_two(world: &World, admin: &Somebody) -> [Somebody; 2] {
    [
        world.person(admin, "Sam Staff", Role::Staff, None).await,
        world.person(admin, "Kim Keen", Role::Staff, None).await,
    ]
}
